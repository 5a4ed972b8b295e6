import type { CommandContext } from '#platform/module'

export type Said = { zh: string; en: string }
/** What a part settled at a merge; `returns`: undoing the merge takes it back (`resume`). */
export type Settled = Said & { returns?: true }

export type Once = { of: readonly string[]; where?: string }

/**
 * What becomes of rows when their person is erased at their own wish. They go; or they stay, for a reason that the person reads, and `emptied` columns say nothing any more:
 * null, or for a column that may not be null another text, sealed for it where it is sealed.
 */
export type Erasure = { rows: 'go' } | { rows: 'stay'; why: Said; emptied?: Readonly<Record<string, null | string | { sealedFor: string }>> }

/** Something that has to be ended before a person can be erased: what, and where the person ends it. */
export type Obstacle = { what: Said; next: Said; link: string }

/** A column that holds ids of people. Whoever makes a table with one declares it; a test compares what is declared with the database. */
export type PersonReference = {
  table: string
  column: string
  /** What a clerk reads beside the number of rows; without it the rows are details of what is counted already. */
  words?: Said
  /** What the person reads of rows of which a clerk who merges need not hear. */
  own?: Said
  /** Of rows that agree in these columns (and of which `where` holds, in SQL) a person may have one: a second one stays with the record that gave way. */
  once?: Once | readonly Once[]
  /** The rows are never re-pointed, for this reason: whoever reads them follows the person instead. */
  stays?: string
  /** What becomes of the rows when the person is erased; a test wants it of every column. */
  erasure?: Erasure
}

/** A column with blind indexes of phones: how a person is known to something that does not hold their id. */
export type PhoneColumn = {
  table: string; column: string
  /** What a clerk reads beside the number of rows that have the phone of a person. */
  words: Said
  /** The column beside it that says whose phone it was then: another record with that phone now may be the same person. */
  person?: string
  erasure: Erasure
}

export type TwoRecords = { winnerId: string; loserId: string }

/** What a part has to do with people. */
export type PersonPart = {
  references: readonly PersonReference[]
  phones?: readonly PhoneColumn[]
  /**
   * Settles what only the part understands (two places in one class), before anything is re-pointed; both records are locked. Says what was done that undoing a merge
   * cannot take back, in words without personal data; throws Refused where a person has to decide. With `dryRun` it only says.
   */
  settle?: (ctx: CommandContext, two: TwoRecords, options: { dryRun: boolean }) => Promise<Settled[]>
  /** When a merge is undone and the rows are where they were: takes back what `settle` said returns. Says what could not be. */
  resume?: (ctx: CommandContext, two: TwoRecords, options: { mergedAt: Date }) => Promise<Said[]>
  /** What of the part has to be ended before the person can be erased. */
  inTheWay?: (ctx: CommandContext, personId: string) => Promise<Obstacle[]>
  /** Erases what the declarations cannot say, before they are carried out. */
  erase?: (ctx: CommandContext, personId: string) => Promise<void>
}

/** What a person may have once, as a list. */
export const onceOf = ({ once }: PersonReference): readonly Once[] => (once === undefined ? [] : 'of' in once ? [once] : once)

const parts: PersonPart[] = []

/** Declares what a part has to do with people, once, beside the code that owns the tables. Engines hand their columns to whoever uses them. */
export function registerPersonPart(part: PersonPart): void {
  parts.push(part)
}

export const settlers = (): NonNullable<PersonPart['settle']>[] => parts.flatMap((part) => part.settle ?? [])
export const resumers = (): NonNullable<PersonPart['resume']>[] => parts.flatMap((part) => part.resume ?? [])
export const erasers = (): NonNullable<PersonPart['erase']>[] => parts.flatMap((part) => part.erase ?? [])
export const obstacleFinders = (): NonNullable<PersonPart['inTheWay']>[] => parts.flatMap((part) => part.inTheWay ?? [])
export const phoneColumns = (): PhoneColumn[] => parts.flatMap((part) => part.phones ?? [])

/** Every declared column; one that two parts declared (they use one engine) counts once, with what either says of it. */
export function personReferences(): PersonReference[] {
  const merged = new Map<string, PersonReference>()
  for (const reference of parts.flatMap((part) => part.references)) {
    const name = `${reference.table}.${reference.column}`
    merged.set(name, { ...merged.get(name), ...reference })
  }
  return [...merged.values()]
}

const happened: Said = { zh: '谁在什么时候办了什么要查得到；里面没有姓名和电话', en: 'Who did what when has to be known; it holds no name and no number' }
registerPersonPart({
  references: [
    { table: 'desk_visit', column: 'person_id', words: { zh: '窗口来访', en: 'Visits at the desk' }, erasure: { rows: 'stay', why: happened } },
    { table: 'phone_change', column: 'person_id', words: { zh: '换号申请', en: 'Changes of number' }, once: { of: [], where: `state = 'open'` }, erasure: { rows: 'go' } },
    { table: 'notice', column: 'person_id', own: { zh: '消息', en: 'Notices' }, erasure: { rows: 'go' } },
    { table: 'person_erasure', column: 'person_id', once: { of: [], where: `state = 'asked'` }, erasure: { rows: 'stay', why: { zh: '证明是你自己要求删除的', en: 'Proof that you asked for it yourself' } } },
    { table: 'login_account', column: 'person_id', stays: 'logins are joined by accounts.ts: a person has one', once: { of: [], where: `kind = 'worker'` }, erasure: { rows: 'stay', why: { zh: '手机登录会删掉；替工会办事的账号要查得到是谁', en: 'Your login goes; who acted for a union has to be known' } } },
    { table: 'person_name_key', column: 'person_id', stays: 'made anew from the name that was kept', once: { of: ['key', 'scope'] }, erasure: { rows: 'go' } },
    { table: 'person', column: 'merged_into', stays: 'an older merge keeps leading to its own winner, from there one goes on', erasure: { rows: 'stay', why: happened } },
    { table: 'person_merge', column: 'winner_id', stays: 'what happened stays as it happened', erasure: { rows: 'stay', why: happened, emptied: { before_sealed: { sealedFor: 'person_merge.before' } } } },
    { table: 'person_merge', column: 'loser_id', stays: 'what happened stays as it happened', once: { of: [], where: 'undone_at IS NULL' }, erasure: { rows: 'stay', why: happened, emptied: { before_sealed: { sealedFor: 'person_merge.before' } } } },
    { table: 'person_pair', column: 'a_id', stays: 'pairs of the record that gave way are closed', once: { of: ['b_id'] }, erasure: { rows: 'go' } },
    { table: 'person_pair', column: 'b_id', stays: 'pairs of the record that gave way are closed', once: { of: ['a_id'] }, erasure: { rows: 'go' } },
  ],
  phones: [{ table: 'unit_contact', column: 'phone_blind', words: { zh: '单位联系人（按手机号）', en: 'Contact of a unit, by phone' }, erasure: { rows: 'go' } }],
})
