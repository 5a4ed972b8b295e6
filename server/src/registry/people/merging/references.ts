import type { CommandContext } from '#platform/module'

export type Said = { zh: string; en: string }

export type Once = { of: readonly string[]; where?: string }

/** A column that holds ids of people. Whoever makes a table with one declares it; a test compares what is declared with the database. */
export type PersonReference = {
  table: string
  column: string
  /** What a clerk reads beside the number of rows; without it the rows are details of what is counted already. */
  words?: Said
  /** Of rows that agree in these columns (and of which `where` holds, in SQL) a person may have one: a second one stays with the record that gave way. */
  once?: Once | readonly Once[]
  /** The rows are never re-pointed, for this reason: whoever reads them follows the person instead. */
  stays?: string
}

/** A column with blind indexes of phones: how a person is known to something that does not hold their id. */
export type PhoneColumn = {
  table: string; column: string
  /** What a clerk reads beside the number of rows that have the phone of a person. */
  words: Said
  /** The column beside it that says whose phone it was then: another record with that phone now may be the same person. */
  person?: string
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
  settle?: (ctx: CommandContext, two: TwoRecords, options: { dryRun: boolean }) => Promise<Said[]>
}

/** What a person may have once, as a list. */
export const onceOf = ({ once }: PersonReference): readonly Once[] => (once === undefined ? [] : 'of' in once ? [once] : once)

const parts: PersonPart[] = []

/** Declares what a part has to do with people, once, beside the code that owns the tables. Engines hand their columns to whoever uses them. */
export function registerPersonPart(part: PersonPart): void {
  parts.push(part)
}

export const settlers = (): NonNullable<PersonPart['settle']>[] => parts.flatMap((part) => part.settle ?? [])
export const phoneColumns = (): PhoneColumn[] => parts.flatMap((part) => part.phones ?? [])

/** Every declared column; one that two parts declared (they use one engine) counts once. */
export function personReferences(): PersonReference[] {
  return [...new Map(parts.flatMap((part) => part.references).map((reference) => [`${reference.table}.${reference.column}`, reference])).values()]
}

registerPersonPart({
  references: [
    { table: 'desk_visit', column: 'person_id', words: { zh: '窗口来访', en: 'Visits at the desk' } },
    { table: 'phone_change', column: 'person_id', words: { zh: '换号申请', en: 'Changes of number' }, once: { of: [], where: `state = 'open'` } },
    { table: 'notice', column: 'person_id' },
    { table: 'login_account', column: 'person_id', stays: 'logins are joined by accounts.ts: a person has one', once: { of: [], where: `kind = 'worker'` } },
    { table: 'person_name_key', column: 'person_id', stays: 'made anew from the name that was kept', once: { of: ['key', 'scope'] } },
    { table: 'person', column: 'merged_into', stays: 'an older merge keeps leading to its own winner, from there one goes on' },
    { table: 'person_merge', column: 'winner_id', stays: 'what happened stays as it happened' },
    { table: 'person_merge', column: 'loser_id', stays: 'what happened stays as it happened', once: { of: [], where: 'undone_at IS NULL' } },
    { table: 'person_pair', column: 'a_id', stays: 'pairs of the record that gave way are closed', once: { of: ['b_id'] } },
    { table: 'person_pair', column: 'b_id', stays: 'pairs of the record that gave way are closed', once: { of: ['a_id'] } },
  ],
  phones: [{ table: 'unit_contact', column: 'phone_blind', words: { zh: '单位联系人（按手机号）', en: 'Contact of a unit, by phone' } }],
})
