import type { AnswerOf, InputOf, needsRoutes } from '@guildhall/contract'
import { loadCalendar, rulerDays } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { asService, NotFound, requireWorker, type RequestContext } from '#platform/http'
import { loadJourney } from '../journey.ts'
import { presentMyNeed } from '../present.ts'
import { actionsOf, stepsOf } from '../progress.ts'
import { servingFederation } from '../serving.ts'
import { getNeed, mapOccupations } from '../store.ts'
import { findWhyNot } from '../why-not.ts'

/** Where my request is: each step with its date, what I can do, whom to ask. */
export async function getMyNeed(ctx: RequestContext, input: InputOf<typeof needsRoutes.getMyNeed>): Promise<AnswerOf<typeof needsRoutes.getMyNeed>> {
  const { personId } = requireWorker(ctx)
  const need = await getNeed(ctx.tx, input.needId)
  if (need.person_id !== personId) throw new NotFound()
  const calendar = await loadCalendar(ctx.tx)
  const [{ journey, class: served, opinionId }, whyNot] = await asService(ctx, '', () => Promise.all([loadJourney(ctx.tx, need, calendar), findWhyNot(ctx.tx, need)]))
  const steps = stepsOf(journey)
  const today = dayInShanghai(ctx.clock.now())
  const due = steps.find((step) => step.state === 'current')?.by ?? null
  const days = due && rulerDays(calendar, { start: dayInShanghai(need.asked_at), end: due, today }).map(({ day, working }) => ({ date: day, working }))
  return {
    need: presentMyNeed(need, await mapOccupations(ctx.tx)), steps, can: actionsOf(journey), opinionId,
    class: served && {
      id: served.id, number: served.number, title: served.title, state: served.state, published: served.published_at !== null, firstDay: served.first_day, lastDay: served.last_day,
      enrolment: journey.enrolment?.state ?? null, outcome: (journey.result?.outcome ?? null) as 'passed' | null, certificateNumber: journey.result?.certificateNumber ?? null,
      cancelledReason: served.cancelled_reason,
    },
    whyNot,
    promise: due && days && days.length <= 400 ? { due, today, days } : null,
    askAt: { unitName: await servingFederation(ctx.tx, need.scope) },
  }
}
