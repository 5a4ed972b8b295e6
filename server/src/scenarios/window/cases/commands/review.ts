import type { InputOf, windowCaseRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { holderOf, NotFound, Refused, type RequestContext } from '#platform/http'
import { emit } from '#platform/outbox'
import { findItem } from '../../items/index.ts'
import { move, movedCase, openForDeed } from '../load.ts'
import type { CaseRow, Place, Moved } from '../model.ts'
import { tellApplicant } from '../notices.ts'
import { decideReview, newestByKey, promiseOf } from '../rules.ts'
import { findMaterial, findMaterials, judge, updateCase } from '../store.ts'

/** One verdict on one material, while the pre-review is on. Only the newest file of a place is judged. */
export async function judgeMaterial(ctx: RequestContext, input: InputOf<typeof windowCaseRoutes.judge>): Promise<Moved> {
  const material = await findMaterial(ctx.tx, input.materialId)
  if (!material) throw new NotFound()
  const { row, actor } = await openForDeed(ctx, material.case_id, 'review')
  if (input.verdict === 'redo' && !input.reason) throw new Refused('window.reason-missing')
  if (newestByKey(await findMaterials(ctx.tx, row.id)).get(material.key)?.id !== material.id) throw new Refused('window.material-replaced')
  await judge(ctx.tx, material.id, { verdict: input.verdict, reason: input.verdict === 'redo' ? input.reason : null, by: holderOf(actor), now: ctx.clock.now() })
  await appendAudit(ctx, { action: 'window.judge-material', subject: `window-case:${row.id}`, scope: row.scope, details: { key: material.key, verdict: input.verdict } })
  return movedCase(ctx, row.id)
}

/** Everything accepted: the case is taken up and the promise begins. Else it goes back for just what is to be redone. */
export async function finishReview(ctx: RequestContext, { caseId }: { caseId: string }): Promise<Moved> {
  const { row, actor } = await openForDeed(ctx, caseId, 'review')
  const files = await findMaterials(ctx.tx, row.id)
  const decision = decideReview(files)
  if (decision.kind === 'unjudged') throw new Refused('window.materials-unjudged', { keys: decision.keys })
  if (decision.kind === 'return') {
    const redone = newestByKey(files)
    const titles = (row.materials as Place[]).filter((place) => decision.keys.includes(place.key)).map((place) => `${place.title}：${redone.get(place.key)?.reason ?? ''}`)
    await move(ctx, row, { event: 'return', as: 'handler', reason: titles.join('；') })
    await appendAudit(ctx, { action: 'window.return-case', subject: `window-case:${row.id}`, scope: row.scope, details: { keys: decision.keys } })
    await tellApplicant(ctx, row, 'returned', { count: decision.keys.length })
    return movedCase(ctx, row.id)
  }
  const now = ctx.clock.now()
  const { dueOn, lawDueOn } = promiseOf(await loadCalendar(ctx.tx), dayInShanghai(now), await promisedDays(ctx, row))
  await updateCase(ctx.tx, row.id, { accepted_at: now, accepted_by: holderOf(actor), due_on: dueOn, law_due_on: lawDueOn })
  await move(ctx, row, { event: 'accept', as: 'handler', by: dueOn })
  await appendAudit(ctx, { action: 'window.accept-case', subject: `window-case:${row.id}`, scope: row.scope, details: { dueOn } })
  await emit(ctx, 'window.case-accepted', { caseId: row.id, unitId: row.unit_id }, { scope: row.scope })
  await tellApplicant(ctx, row, 'accepted', { due: dueOn })
  return movedCase(ctx, row.id)
}

/** What the window promises, where it promises more than the item. */
async function promisedDays(ctx: RequestContext, row: CaseRow): Promise<{ promise: number; law: number | null }> {
  const item = await findItem(ctx.tx, row.item_id)
  if (!item) throw new NotFound()
  const offer = await ctx.tx.selectFrom('window_item_counter').select('promise_days').where('item_id', '=', item.id).where('counter_id', '=', row.counter_id).executeTakeFirst()
  return { promise: offer?.promise_days ?? item.promise_days, law: item.law_days }
}
