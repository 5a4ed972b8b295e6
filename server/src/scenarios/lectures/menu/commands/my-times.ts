import type { AnswerOf, InputOf, lectureMenuRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { NotFound, Refused, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { checkDivision } from '#registry'
import { asMyself, findAway } from '../store.ts'

/** When I can come; what is agreed stays agreed. */
export function setMyTimes(ctx: RequestContext, input: InputOf<typeof lectureMenuRoutes.setTimes>): Promise<AnswerOf<typeof lectureMenuRoutes.setTimes>> {
  return asMyself(ctx, async (me) => {
    for (const code of input.counties) checkDivision(code)
    await ctx.tx.updateTable('lecturer').set({ weekly: [...new Set(input.weekly)], per_week: input.perWeek, per_day: input.perDay, max_km: input.maxKm, counties: [...new Set(input.counties)], state: input.paused ? 'paused' : 'active', updated_at: ctx.clock.now() }).where('id', '=', me.id).execute()
    await appendAudit(ctx, { action: 'lectures.set-my-times', subject: `lecturer:${me.id}`, scope: me.scope, details: { paused: input.paused } })
    return { saved: true as const }
  })
}

const mostAway = 30

/** Says how many sessions are agreed on those days: they are not called off by being away. */
export function addAway(ctx: RequestContext, { first, last }: InputOf<typeof lectureMenuRoutes.addAway>): Promise<AnswerOf<typeof lectureMenuRoutes.addAway>> {
  return asMyself(ctx, async (me) => {
    // Two taps at once come one after the other.
    await ctx.tx.selectFrom('lecturer').select('id').where('id', '=', me.id).forUpdate().execute()
    const known = await findAway(ctx.tx, me.id, dayInShanghai(ctx.clock.now()))
    const same = known.find((one) => one.first_day === first && one.last_day === last)
    if (!same && known.length >= mostAway) throw new Refused('lectures.away-full')
    const id = same?.id ?? newId()
    if (!same) await ctx.tx.insertInto('lecturer_away').values({ id, scope: me.scope, lecturer_id: me.id, first_day: first, last_day: last }).execute()
    const agreed = await ctx.tx.selectFrom('lecture_engagement').select('id').where('lecturer_id', '=', me.id).where('state', 'in', ['asked', 'accepted']).where('day', '>=', first).where('day', '<=', last).execute()
    await appendAudit(ctx, { action: 'lectures.add-away', subject: `lecturer:${me.id}`, scope: me.scope, details: { first, last } })
    return { id, agreed: agreed.length }
  })
}

export async function removeAway(ctx: RequestContext, { awayId }: InputOf<typeof lectureMenuRoutes.removeAway>): Promise<void> {
  await asMyself(ctx, async (me) => {
    const gone = await ctx.tx.deleteFrom('lecturer_away').where('id', '=', awayId).where('lecturer_id', '=', me.id).executeTakeFirst()
    if (gone.numDeletedRows === 0n) throw new NotFound()
    await appendAudit(ctx, { action: 'lectures.remove-away', subject: `lecturer:${me.id}`, scope: me.scope })
  })
}
