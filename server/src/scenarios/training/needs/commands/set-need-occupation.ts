import type { AnswerOf, InputOf, needsRoutes } from '@guildhall/contract'
import { holderOf, requireStaff, type RequestContext } from '#platform/http'
import { emit } from '#platform/outbox'
import { teach } from '../learn.ts'
import { mayCorrect } from '../policy.ts'
import { changeNeed, lockNeeds } from '../store.ts'
import { loadUnderstanding, requireOccupation } from '../words.ts'

/** Several needs at once are said to mean one occupation. Those no longer open, or already so, stay as they are and are counted. */
export async function setNeedOccupation(ctx: RequestContext, input: InputOf<typeof needsRoutes.setNeedOccupation>): Promise<AnswerOf<typeof needsRoutes.setNeedOccupation>> {
  const staff = requireStaff(ctx, 'training.need.manage')
  const occupation = requireOccupation((await loadUnderstanding(ctx.tx)).occupations, input.occupationId)
  const wanted = [...new Set(input.needIds)]
  const needs = (await lockNeeds(ctx.tx, wanted)).filter((need) => mayCorrect(staff, need) && need.state === 'open' && need.occupation_id !== occupation.id)
  for (const need of needs) {
    await changeNeed(ctx.tx, need, { occupation_id: occupation.id, occupation_by: 'corrected', occupation_sure: null },
      { kind: 'corrected', changes: { occupationId: [need.occupation_id, occupation.id] }, reason: null, by: holderOf(ctx.actor), assisted: false, now: ctx.clock.now() })
  }
  const learnt = await teach(ctx, needs, occupation.id)
  if (needs.length > 0) await emit(ctx, 'training.needs-classified', { count: needs.length, occupationId: occupation.id })
  return { changed: needs.length, unchanged: wanted.length - needs.length, learnt }
}
