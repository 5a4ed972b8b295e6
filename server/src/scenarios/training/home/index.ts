import { sharedCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { requireWorker, type RequestContext } from '#platform/http'
import type { HomeItem, Module } from '#platform/module'
import { listMyQuestions, presentMyClass } from '../classes/index.ts'
import { findAnnounced, findJoinable } from '../plans/index.ts'
import { listMyMarking } from '../results/index.ts'
import { heldByTraining } from './held.ts'
import { checkInItem, evaluationItem, followUpItem, lessonItem, openItem, opinionItem, rankOf, riskItem, waitlistItem, type MyClass, type OpenClass } from './items.ts'
import { findLessonsToTeach, findMine, type Mine } from './store.ts'
import { markingItem, questionsItems, teachingItem } from './teaching-item.ts'

/** Lessons and classes further down are on pages of their own. */
const shown = { next: 3, open: 4 } as const

/** What training has for this person's first page: what is theirs is read in one statement, what all see alike at most a second ago. */
async function homeOfTraining(ctx: RequestContext): Promise<HomeItem[]> {
  const { personId } = requireWorker(ctx)
  const now = ctx.clock.now()
  const [mine, joinable, calendar] = await Promise.all([findMine(ctx.tx, personId, now), findJoinable(ctx), sharedCalendar(ctx)])
  if (!mine) return []
  const when = { calendar, now, today: dayInShanghai(now) }
  const classes = await presentPlaces(ctx, mine.places ?? [], now)
  const each = (make: (row: MyClass) => HomeItem | null) => classes.flatMap((row) => make(row) ?? [])
  const next = [...each((row) => lessonItem(row, when)), ...each(waitlistItem), ...mine.teaching ? await teachingItems(ctx, now) : []].sort((a, b) => (a.startsAt ?? '9').localeCompare(b.startsAt ?? '9'))
  return [
    ...each(checkInItem), ...(mine.questions ?? []).map(([id, askedAt, title, closesAt]) => opinionItem({ id, askedAt, title, closesAt }, when)),
    ...await evaluationItems(ctx, mine.evaluations ?? [], when), ...(mine.followUps ?? []).map(([id, until]) => followUpItem({ id, until }, when)), ...each(riskItem),
    ...mine.teaching ? questionsItems((await listMyQuestions(ctx)).rows) : [],
    ...mine.teaching ? (await listMyMarking(ctx)).rows.flatMap((row) => markingItem(row, when) ?? []) : [],
    ...next.slice(0, shown.next),
    ...openItems(joinable, { now, own: new Set(classes.map((row) => row.class.id)), wanted: new Set(mine.wanted), near: mine.division }),
  ]
}

/** Classes in which this person has a place, the one that meets next first. */
async function presentPlaces(ctx: RequestContext, places: NonNullable<Mine['places']>, now: Date): Promise<MyClass[]> {
  const announced = await findAnnounced(ctx, places.map(([, classId]) => classId))
  const rows = places.flatMap(([id, classId, state, position, marks]) => {
    const of = announced.get(classId)
    return of ? [presentMyClass({ of: of.row, card: of.card, sessions: of.sessions, enrolment: { id, state, position }, status: (lesson) => marks?.[lesson] ?? null }, now)] : []
  })
  return rows.sort((a, b) => (a.class.nextSession?.startsAt ?? '9').localeCompare(b.class.nextSession?.startsAt ?? '9'))
}

async function teachingItems(ctx: RequestContext, now: Date): Promise<HomeItem[]> {
  return (await findLessonsToTeach(ctx.tx, now)).map((lesson) => teachingItem(lesson, now))
}

async function evaluationItems(ctx: RequestContext, asked: NonNullable<Mine['evaluations']>, when: Parameters<typeof evaluationItem>[1]): Promise<HomeItem[]> {
  if (asked.length === 0) return []
  const announced = await findAnnounced(ctx, asked.map(([classId]) => classId))
  return asked.flatMap(([classId, until]) => {
    const of = announced.get(classId)
    return of ? [evaluationItem({ classId, title: of.row.title, lastDay: of.row.last_day, until }, when)] : []
  })
}

type Wishes = { now: Date; own: ReadonlySet<string>; wanted: ReadonlySet<string>; near: string | null }

/** A seat is free, or a place in the line for one. */
const hasRoom = ({ seats }: OpenClass) => seats.taken < seats.capacity || seats.waiting < seats.waitlist

/** Classes whose seats can be taken, those asked for and those near first. What one sits in already is not offered. */
function openItems(joinable: readonly OpenClass[], wishes: Wishes): HomeItem[] {
  const byRank: OpenClass[][] = [[], [], []]
  for (const card of joinable) if (!wishes.own.has(card.id) && hasRoom(card) && card.enrolCloseAt !== null && Date.parse(card.enrolCloseAt) > wishes.now.getTime()) byRank[rankOf(card, wishes)]!.push(card)
  return byRank.flat().slice(0, shown.open).map((card) => openItem(card, wishes))
}

export const homePart: Pick<Module, 'routes' | 'home' | 'held'> = { routes: [], home: [homeOfTraining], held: [heldByTraining] }
