import type { AnswerOf, InputOf, needsRoutes } from '@guildhall/contract'
import { addWorkingDays, loadCalendar, rulerDays } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { NotFound, requireStaff, type RequestContext } from '#platform/http'
import { eventsOf } from '../events.ts'
import { mayCorrect, mayWithdraw } from '../policy.ts'
import { presentNeed } from '../present.ts'
import { replyWorkingDays } from '../rules.ts'
import { servingFederation } from '../serving.ts'
import { classColumns, mapOccupations } from '../store.ts'

/** One need with all that happened to it, as far as the reader's range goes. */
export async function getNeed(ctx: RequestContext, input: InputOf<typeof needsRoutes.getNeed>): Promise<AnswerOf<typeof needsRoutes.getNeed>> {
  const staff = requireStaff(ctx, 'training.need.read')
  const row = await ctx.tx.selectFrom('training_need as n').leftJoin('training_class as c', 'c.id', 'n.class_id').selectAll('n').select(classColumns)
    .where('n.id', '=', input.needId).executeTakeFirst()
  if (!row) throw new NotFound()
  const occupations = await mapOccupations(ctx.tx)
  const calendar = await loadCalendar(ctx.tx)
  const asked = dayInShanghai(row.asked_at)
  const today = dayInShanghai(ctx.clock.now())
  const replyBy = addWorkingDays(calendar, asked, replyWorkingDays)
  // A request of years ago needs no tick a day: the ruler ends where its promise ended.
  const end = replyBy > today ? replyBy : today
  const days = rulerDays(calendar, { start: asked, end: replyBy, today: end }).slice(0, 120).map(({ day, working }) => ({ date: day, working }))
  return {
    need: presentNeed({ cipher: ctx.cipher, actor: staff }, row, occupations), events: await eventsOf(ctx, row, occupations), replyBy, today, days,
    servedBy: await servingFederation(ctx.tx, row.scope),
    may: { correct: mayCorrect(staff, row) && ['open', 'planned', 'invited'].includes(row.state), withdraw: mayWithdraw(staff, row) && ['open', 'planned', 'invited'].includes(row.state) },
  }
}
