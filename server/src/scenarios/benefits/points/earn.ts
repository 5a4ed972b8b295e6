import { entriesOf, findPostings, lock, moving, openAccounts, postMany, type Wanted } from '#engines/ledger'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import { asService } from '#platform/http'
import type { CommandContext } from '#platform/module'
import { decideEarning, type Kind } from './rules.ts'
import { findHomes, findProgrammesAt, openYear, rulesOf, type ProgrammeRow } from './store.ts'

/** Something that somebody did: `source` names it for good, so that it earns once however often it is told. */
export type Earned = { personId: string; source: string; about?: string }

/**
 * Gives points for what people did, in the programme of where each belongs (P1): once for each source, as far as the month has room for the kind. All accounts are locked in one go. As the
 * service, for a programme may be kept above the place where something happened.
 */
export async function earn(ctx: CommandContext, kind: Kind, earned: readonly Earned[]): Promise<{ given: number }> {
  return asService(ctx, '', async () => {
    const now = ctx.clock.now()
    const keyOf = (one: Earned) => `points:${kind}:${one.source}`
    const known = new Set((await findPostings(ctx.tx, { keys: earned.map(keyOf) })).map((posting) => posting.key))
    const fresh = earned.filter((one) => !known.has(keyOf(one)))
    const homes = await findHomes(ctx.tx, fresh.map((one) => one.personId))
    const programmes = await findProgrammesAt(ctx.tx, [...homes.values()])
    const meant = fresh.flatMap((one) => { const programme = programmes.get(homes.get(one.personId) ?? ''); return programme && rulesOf(programme).some((rule) => rule.kind === kind) ? [{ ...one, programme }] : [] })
    if (meant.length === 0) return { given: 0 }
    const day = dayInShanghai(now)
    const years = new Map<string, { id: string; scope: string }>()
    for (const programme of new Map(meant.map((one) => [one.programme.id, one.programme])).values()) years.set(programme.id, await openYear(ctx.tx, programme, Number(day.slice(0, 4))))
    const purses = await openAccounts(ctx.tx, meant.flatMap(({ personId, programme }) => pursesOf(years.get(programme.id)!, personId)), now)
    const pairs = meant.map((one, index) => ({ ...one, own: purses[index * 2]!.id, issued: purses[index * 2 + 1]!.id }))
    await lock(ctx.tx, purses.map((one) => one.id))

    const month = instantInShanghai(`${day.slice(0, 7)}-01`)
    const so = new Map<string, bigint>()
    for (const { own } of pairs) if (!so.has(own)) so.set(own, (await entriesOf(ctx.tx, own, { from: month })).reduce((sum, entry) => (entry.postingKind === `points.${kind}` ? sum + entry.amount : sum), 0n))
    const wanted: Wanted[] = []
    for (const { own, issued, programme, about, ...one } of pairs) {
      const amount = decideEarning(rulesOf(programme), kind, so.get(own)!)
      if (amount === 0n) continue
      so.set(own, so.get(own)! + amount)
      wanted.push({ key: keyOf(one), kind: `points.${kind}`, at: now, entries: moving(issued, own, amount), ...(about && { about }) })
    }
    await postMany(ctx.tx, wanted)
    return { given: wanted.length }
  })
}

/** The account of a holder in a year of a programme, and the programme's own, from which points come. */
const pursesOf = ({ id, scope }: Pick<ProgrammeRow, 'id' | 'scope'>, holder: string) => [{ scope, subject: id, holder, kind: 'points', currency: 'points', floor: 0n }, { scope, subject: id, kind: 'points-issued', currency: 'points' }]
