import type { InputOf, mergingRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { PersonalText } from '#platform/crypto'
import { json } from '#platform/db'
import { asService, holderOf, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import type { CommandContext } from '#platform/module'
import { emit } from '#platform/outbox'
import { findIdByIdNumber, findIdByPhone } from '../store.ts'
import type { PersonRow } from '../model.ts'
import { partAccounts, type AccountsJoined } from './accounts.ts'
import { factsOf, giveWay, writeFacts } from './facts.ts'
import { lockBoth, sealedBefore, type Before } from './merge-people.ts'
import { putRowsBack, type Moved } from './move.ts'
import { presentMerge, type MergeRow, type PersonMerge } from './present-merge.ts'
import { personReferences, resumers, type TwoRecords, type Said, type Settled } from './references.ts'
import { decidePutBack, type Facts } from './rules.ts'

/**
 * Takes a wrong merge back (R11). Exactly the rows that were moved return, unless they have gone since; what was done for the kept record afterwards stays there; values that
 * were corrected since stay corrected; a number that is somebody else's by now is not taken from them. All of that is said.
 */
export async function undoMerge(ctx: RequestContext, input: InputOf<typeof mergingRoutes.undoMerge>): Promise<PersonMerge> {
  requireStaff(ctx, 'people.merge')
  // Seen under the clerk's own policy first: one of the two out of reach, and there is no merge to take back.
  const seen = await ctx.tx.selectFrom('person_merge').select('id').where('id', '=', input.id).executeTakeFirst()
  if (!seen) throw new NotFound()
  const merge = await asService(ctx, '', () => ctx.tx.selectFrom('person_merge').selectAll().where('id', '=', input.id).forUpdate().executeTakeFirstOrThrow())
  if (merge.undone_at) throw new Refused('people.merge-undone')
  const two = { winnerId: merge.winner_id, loserId: merge.loser_id }
  const { winner, loser } = await lockBoth(ctx, two)
  if (winner.merged_into) throw new Refused('people.merged-again')
  const said = await asService(ctx, '', () => takeApart(ctx, { merge, two, winner, loser }))
  await asService(ctx, '', () => ctx.tx.updateTable('person_merge').set({ undone_by: holderOf(ctx.actor), undone_at: ctx.clock.now(), undone_reason: input.reason, undone_result: json({ said }) }).where('id', '=', merge.id).execute())
  for (const person of [winner, loser]) await appendAudit(ctx, { action: 'people.undo-merge', subject: `person:${person.id}`, scope: person.scope, reason: input.reason, details: { mergeId: merge.id, ...two } })
  await emit(ctx, 'people.merge-undone', { mergeId: merge.id, ...two }, { scope: '' })
  return asService(ctx, '', () => presentMerge(ctx, merge.id))
}

type Case = { merge: MergeRow; two: TwoRecords; winner: PersonRow; loser: PersonRow }

async function takeApart(ctx: CommandContext, { merge, two, winner, loser }: Case): Promise<Said[]> {
  const before = JSON.parse(ctx.cipher.open(merge.before_sealed, sealedBefore).reveal()) as Before
  const back = decidePutBack(before, factsOf(ctx, winner))
  const said = [...back.said]
  // Both let go of their numbers, then each takes its own: neither index sees one number twice.
  await giveWay(ctx, loser, winner.id)
  await ctx.tx.updateTable('person').set({ phone_sealed: null, phone_blind: null, id_number_sealed: null, id_number_blind: null }).where('id', '=', winner.id).execute()
  await writeFacts(ctx, winner, await withFreeNumbers(ctx, back.winner, said))
  await writeFacts(ctx, { id: loser.id, revision: loser.revision + 1 }, await withFreeNumbers(ctx, before.loser, said))
  for (const moved of merge.moved as Moved[]) {
    const count = await putRowsBack(ctx.tx, moved, { from: two.winnerId, to: two.loserId })
    if (count < moved.keys.length) said.push(gone(moved, moved.keys.length - count))
  }
  said.push(...await partAccounts(ctx, two, { joined: merge.account as AccountsJoined, phones: before.phones }))
  for (const resume of resumers()) said.push(...await resume(ctx, two, { mergedAt: merge.merged_at }))
  said.push(...(merge.settled as Settled[]).filter((words) => !words.returns).map((words) => ({ zh: `合并时：${words.zh.replace(/。$/, '')}。这一项没有变`, en: `At the merge: ${words.en.replace(/\.$/, '')}. That stays as it is` })))
  await ctx.tx.deleteFrom('person_pair').where('state', '=', 'merged').where('a_id', 'in', [two.winnerId, two.loserId]).where('b_id', 'in', [two.winnerId, two.loserId]).execute()
  return said
}

/** A number that somebody else has on record by now stays theirs. */
async function withFreeNumbers(ctx: CommandContext, facts: Facts, said: Said[]): Promise<Facts> {
  const free = { ...facts }
  if (facts.phone !== null && await findIdByPhone(ctx, new PersonalText(facts.phone))) {
    free.phone = null
    said.push({ zh: '手机号已经登记给别人，没有还回去', en: 'A phone is on record for somebody else by now and was not given back' })
  }
  if (facts.idNumber !== null && await findIdByIdNumber(ctx, new PersonalText(facts.idNumber))) {
    Object.assign(free, { idNumber: null, standing: 'own' })
    said.push({ zh: '身份证号已经登记给别人，没有还回去', en: 'An ID number is on record for somebody else by now and was not given back' })
  }
  return free
}

function gone(moved: Moved, count: number): Said {
  const what = personReferences().find((one) => one.table === moved.table && one.column === moved.column)?.words ?? { zh: '附带记录', en: 'Details' }
  return { zh: `${what.zh} ${count} 条已删除或又变动，没有还回去`, en: `${what.en}: ${count} removed or changed since, not given back` }
}
