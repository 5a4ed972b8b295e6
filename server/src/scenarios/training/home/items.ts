import type { AnswerOf, classesRoutes, plansRoutes } from '@guildhall/contract'
import { daysLeft, rulerDays, type Calendar, type Day } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import type { HomeItem } from '#platform/module'

type Place = AnswerOf<typeof classesRoutes.listMyClasses>['rows'][number]
export type MyClass = Omit<Place, 'enrolment' | 'result'> & { enrolment: Pick<Place['enrolment'], 'id' | 'state' | 'position'> }
export type Question = { id: string; askedAt: string; title: string; closesAt: string }
export type ToJudge = { classId: string; title: string; lastDay: Day | null; until: string | null }
export type OpenClass = AnswerOf<typeof plansRoutes.listPublishedClasses>['rows'][number]
export type When = { calendar: Calendar; now: Date; today: Day }

const blank = { detail: null, note: null, action: null, startsAt: null, endsAt: null, live: null, progress: null, lessons: null, deadline: null } as const
const both = (text: string) => ({ zh: text, en: text })
const clock = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16).replace(/^0/, '')

/** The door is open: nothing is more urgent than walking in. */
export function checkInItem(row: MyClass): HomeItem | null {
  const lesson = row.checkIn && row.sessions.find((session) => session.id === row.checkIn!.sessionId)
  if (!row.checkIn || !lesson) return null
  const total = row.sessions.filter((session) => session.state !== 'cancelled').length
  return {
    ...blank, id: `check-in:${lesson.id}`, kind: 'training.check-in', part: 'waiting', rank: 0, title: both(row.class.title), detail: row.class.venue && both(row.class.venue.name),
    link: '/scan', action: { zh: '我到了，签到', en: 'I am here: check in' }, startsAt: lesson.startsAt, endsAt: lesson.endsAt,
    live: { zh: `正在签到，${clock(row.checkIn.until)} 截止`, en: `Check-in open until ${clock(row.checkIn.until)}` }, progress: { zh: `第 ${lesson.seq} 次，共 ${total} 次`, en: `Lesson ${lesson.seq} of ${total}` },
    lessons: lessonMarks(row, lesson.id),
  }
}

/** A class as its lessons. One that is over and has no mark yet is not held against anybody: it is drawn as ahead. */
export function lessonMarks(row: MyClass, current: string | null): NonNullable<HomeItem['lessons']> {
  return row.sessions.filter((session) => session.state !== 'cancelled').map((session) => {
    if (session.status === 'present' || session.status === 'late') return 'came'
    if (session.status === 'leave') return 'leave'
    if (session.status === 'absent') return 'missed'
    return session.id === current ? 'now' : 'ahead'
  })
}

/** The next lesson of a class one sits in. */
export function lessonItem(row: MyClass, { today }: When): HomeItem | null {
  const next = row.class.nextSession
  if (row.enrolment.state !== 'seated' || row.class.state === 'cancelled' || !next || next.id === row.checkIn?.sessionId) return null
  const total = row.sessions.filter((session) => session.state !== 'cancelled').length
  return {
    ...blank, id: `lesson:${next.id}`, kind: 'training.lesson', part: 'next', rank: 0, title: both(row.class.title), detail: row.class.venue && both(row.class.venue.name),
    note: next.changedAt && dayInShanghai(new Date(next.changedAt)) >= today ? { zh: '时间改过', en: 'The time was changed' } : null, link: `/my-classes/${row.class.id}`,
    startsAt: next.startsAt, endsAt: next.endsAt, progress: { zh: `第 ${next.seq} 次，共 ${total} 次`, en: `Lesson ${next.seq} of ${total}` }, lessons: lessonMarks(row, null),
  }
}

/** A place on the waitlist: said, so that nobody wonders. */
export function waitlistItem(row: MyClass): HomeItem | null {
  if (row.enrolment.state !== 'waiting' || row.enrolment.position === null || row.class.state === 'cancelled') return null
  return {
    ...blank, id: `waitlist:${row.enrolment.id}`, kind: 'training.waitlist', part: 'next', rank: 1, title: both(row.class.title), startsAt: row.class.nextSession?.startsAt ?? null, endsAt: row.class.nextSession?.endsAt ?? null,
    detail: { zh: `候补第 ${row.enrolment.position} 位，轮到会发短信`, en: `No. ${row.enrolment.position} on the waitlist; a message comes when it is your turn` }, link: `/my-classes/${row.class.id}`,
  }
}

/** One more miss and the assessment is out of reach: said while it can still be helped. */
export function riskItem(row: MyClass): HomeItem | null {
  const { missesLeft, absent } = row.attendance
  if (row.enrolment.state !== 'seated' || row.class.state !== 'running' || missesLeft > 0 || absent === 0) return null
  return {
    ...blank, id: `risk:${row.enrolment.id}`, kind: 'training.risk', part: 'waiting', rank: 3, title: both(row.class.title), link: `/my-classes/${row.class.id}`, action: { zh: '看看怎么办', en: 'See what can be done' },
    detail: missesLeft < 0 ? { zh: '缺课太多，已经够不上考核', en: 'Too many lessons missed for the assessment' } : { zh: `缺了 ${absent} 次，再缺就不能考核`, en: `${absent} missed; one more, and there is no assessment` },
  }
}

/** A plan that this person is asked about, with the ruler from the question to its end. */
export function opinionItem(row: Question, when: When): HomeItem {
  return {
    ...blank, id: `opinion:${row.id}`, kind: 'training.opinion', part: 'waiting', rank: 1, title: { zh: `${row.title}：这样安排行吗`, en: `${row.title}: does this suit you?` },
    detail: { zh: '你提过想学，开班前先问问你', en: 'You asked for it; say so before it is settled' }, link: `/opinions/${row.id}`, action: { zh: '去回答', en: 'Answer' },
    deadline: deadlineOf(dayInShanghai(new Date(row.askedAt)), dayInShanghai(new Date(row.closesAt)), when),
  }
}

/** A class that is over and waits to be judged. */
export function evaluationItem(row: ToJudge, when: When): HomeItem {
  const from = row.lastDay && row.lastDay < when.today ? row.lastDay : when.today
  return {
    ...blank, id: `evaluation:${row.classId}`, kind: 'training.evaluation', part: 'waiting', rank: 2, title: { zh: `${row.title}上完了，评一评`, en: `${row.title} is over: how was it?` },
    detail: { zh: '几道题，一两分钟，不记名', en: 'A few questions, a minute or two, no name' }, link: `/my-classes/${row.classId}/evaluation`, action: { zh: '去评价', en: 'Judge it' },
    deadline: row.until ? deadlineOf(from, dayInShanghai(new Date(row.until)), when) : null,
  }
}

/** Half a year after a class: what became of it. */
export function followUpItem(row: { id: string; until: string | null }, when: When): HomeItem {
  return {
    ...blank, id: `follow-up:${row.id}`, kind: 'training.follow-up', part: 'waiting', rank: 3, title: { zh: '培训过去半年了，现在怎么样？', en: 'Half a year after the class: how is it going?' },
    detail: { zh: '几道题，一分钟，不记名', en: 'A few questions, a minute, no name' }, link: `/follow-ups/${row.id}`, action: { zh: '去回答', en: 'Answer' }, deadline: row.until ? deadlineOf(when.today, dayInShanghai(new Date(row.until)), when) : null,
  }
}

type Wishes = { wanted: ReadonlySet<string>; near: string | null }

/** What this person asked for comes first, then what is near. */
export function rankOf(row: Pick<OpenClass, 'occupation' | 'division'>, { wanted, near }: Wishes): 0 | 1 | 2 {
  if (wanted.has(row.occupation.id)) return 0
  return row.division !== null && row.division === near ? 1 : 2
}

/** A class one may join: asked for by this person, or near. */
export function openItem(row: OpenClass, wishes: Wishes): HomeItem {
  const free = Math.max(0, row.seats.capacity - row.seats.taken)
  const rank = rankOf(row, wishes)
  return {
    ...blank, id: `class:${row.id}`, kind: 'training.open-class', part: 'open', rank, title: both(row.title),
    detail: {
      zh: [row.feeFen === '0' ? '不用交钱' : `${Number(row.feeFen) / 100} 元`, free > 0 ? `还有 ${free} 个座位` : '可候补', row.venue?.name ?? row.town ?? ''].filter(Boolean).join('·'),
      en: [row.feeFen === '0' ? 'Free of charge' : `¥${Number(row.feeFen) / 100}`, free > 0 ? `${free} seats left` : 'waitlist', row.venue?.name ?? row.town ?? ''].filter(Boolean).join(' · '),
    },
    note: rank === 0 ? { zh: '你提过想学', en: 'You asked for it' } : null, link: `/classes/${row.id}`, action: { zh: '去报名', en: 'Join' }, startsAt: row.nextSession?.startsAt ?? null, endsAt: row.nextSession?.endsAt ?? null,
  }
}

export function deadlineOf(from: Day, due: Day, { calendar, today }: When): NonNullable<HomeItem['deadline']> {
  const left = daysLeft(calendar, due, today)
  return { from, due, days: rulerDays(calendar, { start: from, end: due, today }).map(({ day, working }) => ({ date: day, working })), workingDaysLeft: left.kind === 'left' ? left.days : left.kind === 'today' ? 0 : -left.days }
}
