import { addDays, loadCalendar } from '#platform/calendar'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import type { RequestContext } from '#platform/http'
import { findTaken, findTitles, loadTrainerFacts, loadVenueFacts } from '../resources/index.ts'
import { findVersionFacts } from '../templates/index.ts'
import type { Busy, Draft, NeedFacts, TrainerFacts, VenueFacts } from './model.ts'
import type { PlanFacts } from './rules.ts'

type Context = Pick<RequestContext, 'tx' | 'actor' | 'clock'>
export type Ground = PlanFacts & { trainers: TrainerFacts[]; venues: VenueFacts[] }

const horizonDays = 200

/** All that a plan is judged by: who and where it could be, when they are taken, which days are off. */
export async function loadGround(ctx: Context, plan: Pick<Draft, 'occupationId' | 'trainerId' | 'venueId' | 'template'>, options: { needs: readonly NeedFacts[]; exceptClass: string | null }): Promise<Ground> {
  const today = dayInShanghai(ctx.clock.now())
  const trainers = await loadTrainerFacts(ctx, { occupationId: plan.occupationId })
  const chosen = trainers.find((one) => one.id === plan.trainerId) ?? (plan.trainerId ? (await loadTrainerFacts(ctx, { ids: [plan.trainerId] }))[0] : undefined)
  const venues = await loadVenueFacts(ctx)
  const template = plan.template && await findVersionFacts(ctx, plan.template, 'scope' in ctx.actor ? ctx.actor.scope : '')
  const all = chosen && !trainers.includes(chosen) ? [chosen, ...trainers] : trainers
  return {
    trainer: chosen ?? null, venue: venues.find((one) => one.id === plan.venueId) ?? null, trainers: all, venues, needs: options.needs, equipment: template?.equipment ?? [], calendar: await loadCalendar(ctx.tx), today,
    busy: await loadBusy(ctx, { trainers: all.map((one) => one.id), venues: venues.map((one) => one.id), from: addDays(today, -7), to: addDays(today, horizonDays), exceptClass: options.exceptClass }),
  }
}

/** When they are taken; whose class it is only where the caller may know. */
export async function loadBusy(ctx: Context, span: { trainers: readonly string[]; venues: readonly string[]; from: string; to: string; exceptClass: string | null }): Promise<Busy[]> {
  const taken = await findTaken(ctx.tx, { trainers: span.trainers, venues: span.venues, from: instantInShanghai(span.from), to: instantInShanghai(span.to), exceptClass: span.exceptClass })
  const titles = await findTitles(ctx.tx, taken.map((one) => one.classId))
  return taken.map((one) => ({ trainerId: one.trainerId, venueId: one.venueId, startsAt: one.startsAt, endsAt: one.endsAt, title: titles.get(one.classId) ?? null }))
}
