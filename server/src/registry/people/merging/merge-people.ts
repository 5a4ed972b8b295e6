import type { InputOf, mergingRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { json } from '#platform/db'
import { asService, holderOf, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import { emit } from '#platform/outbox'
import { lockPersonRow } from '../store.ts'
import type { PersonRow } from '../model.ts'
import { joinAccounts, type AccountPhones } from './accounts.ts'
import { factsOf, giveWay, writeFacts } from './facts.ts'
import { countRows, moveRows, type Moved } from './move.ts'
import { presentMerge, type PersonMerge } from './present-merge.ts'
import { personReferences, settlers, type TwoRecords, type Said } from './references.ts'
import { mergedFacts, type Facts, type Keep } from './rules.ts'

/** What lies under the seal of a merge. */
export type Before = { winner: Facts; loser: Facts; keep: Keep; phones: AccountPhones }
export const sealedBefore = 'person_merge.before'

/**
 * Makes one record of two. Both lie within the clerk's reach (R12) and are what the clerk saw (R10). In one transaction: parts settle what only they understand, logins are
 * joined, every declared column is re-pointed, and the record that gives way leads to the other (R6).
 */
export async function mergePeople(ctx: RequestContext, input: InputOf<typeof mergingRoutes.merge>): Promise<PersonMerge> {
  requireStaff(ctx, 'people.merge')
  const two = { winnerId: input.id, loserId: input.otherId }
  const { winner, loser } = await lockBoth(ctx, two)
  if (winner.merged_into || loser.merged_into) throw new Refused('people.merged')
  if (winner.revision !== input.revision || loser.revision !== input.otherRevision) throw new Refused('platform.changed-meanwhile')
  const facts = { winner: factsOf(ctx, winner), loser: factsOf(ctx, loser) }
  const kept = mergedFacts(facts.winner, facts.loser, input.keep)
  const id = await asService(ctx, '', async () => {
    const settled = await settleAll(ctx, two)
    const { joined, phones } = await joinAccounts(ctx, two, kept.phone)
    const moved = await moveAll(ctx, two)
    // The numbers leave the one record before they stand in the other: both indexes are unique.
    await giveWay(ctx, loser, winner.id)
    await writeFacts(ctx, winner, kept)
    const before: Before = { ...facts, keep: input.keep, phones }
    const id = newId()
    await ctx.tx.insertInto('person_merge').values({
      id, winner_id: winner.id, loser_id: loser.id, reason: input.reason, before_sealed: ctx.cipher.seal(JSON.stringify(before), sealedBefore), moved: json(moved), settled: json([...settled, ...await staying(ctx, loser.id)]),
      account: json(joined), merged_by: holderOf(ctx.actor), merged_at: ctx.clock.now(),
    }).execute()
    await closePairs(ctx, two)
    return id
  })
  const details = { mergeId: id, winnerId: winner.id, loserId: loser.id, keep: input.keep }
  await appendAudit(ctx, { action: 'people.merge', subject: `person:${winner.id}`, scope: winner.scope, reason: input.reason, details })
  await appendAudit(ctx, { action: 'people.merge', subject: `person:${loser.id}`, scope: loser.scope, reason: input.reason, details })
  await emit(ctx, 'people.merged', { mergeId: id, winnerId: winner.id, loserId: loser.id }, { scope: '' })
  return asService(ctx, '', () => presentMerge(ctx, id))
}

/** Both rows, locked in order of their ids so that two clerks never wait for each other; one that is out of reach is answered like one that is nowhere (R12). */
export async function lockBoth(ctx: Pick<RequestContext, 'tx'>, { winnerId, loserId }: TwoRecords): Promise<{ winner: PersonRow; loser: PersonRow }> {
  if (winnerId === loserId) throw new Refused('people.same-record')
  const rows = new Map<string, PersonRow>()
  for (const id of [winnerId, loserId].toSorted()) {
    const row = await lockPersonRow(ctx.tx, id)
    if (!row) throw new Refused('people.elsewhere')
    rows.set(id, row)
  }
  if ([...rows.values()].some((row) => row.erased_on)) throw new Refused('people.erased')
  return { winner: rows.get(winnerId)!, loser: rows.get(loserId)! }
}

export async function settleAll(ctx: CommandContext, two: TwoRecords, options = { dryRun: false }): Promise<Said[]> {
  const said: Said[] = []
  for (const settle of settlers()) said.push(...await settle(ctx, two, options))
  return said
}

async function moveAll(ctx: CommandContext, { winnerId, loserId }: TwoRecords): Promise<Moved[]> {
  const moved: Moved[] = []
  for (const reference of personReferences().filter((one) => !one.stays)) {
    const rows = await moveRows(ctx.tx, reference, { from: loserId, to: winnerId })
    if (rows.keys.length > 0) moved.push(rows)
  }
  return moved
}

/** Rows of which a person may have one and the kept record had its own: they stay with the record that gave way, and that is said (R7). */
async function staying(ctx: CommandContext, loserId: string): Promise<Said[]> {
  const said: Said[] = []
  for (const reference of personReferences().filter((one) => !one.stays && one.once)) {
    const count = await countRows(ctx.tx, reference, loserId)
    const what = reference.words ?? { zh: reference.table, en: reference.table }
    if (count > 0) said.push({ zh: `${what.zh} ${count} 条两份都有，另一份的留在原登记`, en: `${what.en}: ${count} that both had stay with the other record` })
  }
  return said
}

async function closePairs(ctx: CommandContext, { winnerId, loserId }: TwoRecords): Promise<void> {
  const [a_id, b_id] = [winnerId, loserId].toSorted() as [string, string]
  await ctx.tx.updateTable('person_pair').set({ state: 'merged', decided_by: holderOf(ctx.actor), decided_at: ctx.clock.now() }).where('a_id', '=', a_id).where('b_id', '=', b_id).execute()
  // Others that looked like the record that gave way are looked for anew, against the kept one.
  await ctx.tx.deleteFrom('person_pair').where('state', '=', 'open').where((is) => is.or([is('a_id', '=', loserId), is('b_id', '=', loserId)])).execute()
}
