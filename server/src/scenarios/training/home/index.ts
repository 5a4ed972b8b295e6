import { loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { requireWorker, type RequestContext } from '#platform/http'
import type { HomeItem, Module } from '#platform/module'
import { listMyClasses, listMyTeaching } from '../classes/index.ts'
import { listMyEvaluations } from '../evaluations/index.ts'
import { listMyOpinions, listPublishedClasses } from '../plans/index.ts'
import { checkInItem, evaluationItem, lessonItem, openItem, opinionItem, riskItem, waitlistItem, type MyClass } from './items.ts'
import { teachingItem } from './teaching-item.ts'
import { heldByTraining } from './held.ts'

/** Lessons and classes further down are on pages of their own. */
const shown = { next: 3, open: 4 } as const

/** What training has for this person's first page. */
async function homeOfTraining(ctx: RequestContext): Promise<HomeItem[]> {
  const { personId } = requireWorker(ctx)
  const now = ctx.clock.now()
  const when = { calendar: await loadCalendar(ctx.tx), now, today: dayInShanghai(now) }
  const { rows: classes, teaching } = await listMyClasses(ctx)
  const { rows: opinions } = await listMyOpinions(ctx)
  const { rows: evaluations } = await listMyEvaluations(ctx)
  const each = (make: (row: MyClass) => HomeItem | null) => classes.flatMap((row) => make(row) ?? [])
  const next = [...each((row) => lessonItem(row, when)), ...each(waitlistItem), ...teaching ? await teachingItems(ctx) : []].sort((a, b) => (a.startsAt ?? '9').localeCompare(b.startsAt ?? '9'))
  return [
    ...each(checkInItem), ...opinions.flatMap((row) => opinionItem(row, when) ?? []), ...evaluations.flatMap((row) => evaluationItem(row, when) ?? []), ...each(riskItem),
    ...next.slice(0, shown.next),
    ...await openItems(ctx, personId, new Set(classes.map((row) => row.class.id))),
  ]
}

async function teachingItems(ctx: RequestContext): Promise<HomeItem[]> {
  return (await listMyTeaching(ctx)).upcoming.slice(0, 2).map((lesson) => teachingItem(lesson))
}

/** Classes whose seats can be taken, those asked for and those near first. What one sits in already is not offered. */
async function openItems(ctx: RequestContext, personId: string, own: ReadonlySet<string>): Promise<HomeItem[]> {
  const person = await ctx.tx.selectFrom('person').select('division').where('id', '=', personId).executeTakeFirst()
  const needs = await ctx.tx.selectFrom('training_need').select('occupation_id').where('person_id', '=', personId).where('state', 'in', ['open', 'planned', 'invited']).execute()
  const wanted = new Set(needs.flatMap((need) => need.occupation_id ?? []))
  const { rows } = await listPublishedClasses(ctx, { open: 'true', limit: 60, occupationId: undefined })
  return rows.filter((row) => row.kind === 'composite' && !own.has(row.id)).map((row) => openItem(row, { wanted, near: person?.division ?? null }))
    .sort((a, b) => a.rank - b.rank || (a.startsAt ?? '9').localeCompare(b.startsAt ?? '9')).slice(0, shown.open)
}

export const homePart: Pick<Module, 'routes' | 'home' | 'held'> = { routes: [], home: [homeOfTraining], held: [heldByTraining] }
