import type { AnswerOf, headsRoutes, resultsRoutes } from '@guildhall/contract'
import type { HomeItem } from '#platform/module'
import { isCheckInOpen } from '../classes/index.ts'
import { deadlineOf, type When } from './items.ts'
import type { LessonToTeach } from './store.ts'

type Marking = AnswerOf<typeof resultsRoutes.listMyMarking>['rows'][number]
type Question = AnswerOf<typeof headsRoutes.listMyQuestions>['rows'][number]

/** Learners of a class that one heads have asked something: one line a class, with the words of who has waited longest. */
export function questionsItems(rows: readonly Question[]): HomeItem[] {
  const waiting = rows.filter((row) => row.answer === null)
  return [...Map.groupBy(waiting, (row) => row.classId)].map(([classId, asked]) => {
    const oldest = asked.toSorted((a, b) => a.askedAt.localeCompare(b.askedAt))[0]!
    return {
      id: `questions:${classId}`, kind: 'training.question', part: 'waiting', rank: 2, title: { zh: `${oldest.title}：${asked.length} 条学员留言`, en: `${oldest.title}: ${asked.length} questions` }, detail: { zh: oldest.words, en: oldest.words }, note: null,
      link: '/teaching', action: { zh: '去答复', en: 'Answer' }, startsAt: null, endsAt: null, live: null, progress: null, lessons: null, deadline: null,
    }
  })
}

/** The lessons are over and the marks are wanted: how many are in, and until when. What came back comes first. */
export function markingItem(row: Marking, when: When): HomeItem | null {
  if (row.state !== 'assessing' || row.people === 0) return null
  const back = row.returned !== null
  return {
    id: `marks:${row.classId}`, kind: 'training.marks', part: 'waiting', rank: back ? 0 : 1, title: back ? { zh: `${row.title}：成绩被退回`, en: `${row.title}: the marks came back` } : { zh: `${row.title}：等你录成绩`, en: `${row.title}: marks to enter` },
    detail: back ? { zh: row.returned!, en: row.returned! } : { zh: `录了 ${row.complete} 人，共 ${row.people} 人`, en: `${row.complete} of ${row.people} entered` }, note: null, link: `/teaching/classes/${row.classId}`,
    action: back ? { zh: '去改成绩', en: 'Correct them' } : row.complete === row.people ? { zh: '录全了，去交复核', en: 'Complete: hand them in' } : { zh: '去录成绩', en: 'Enter marks' },
    startsAt: null, endsAt: null, live: null, progress: null, lessons: null, deadline: row.since && row.due ? deadlineOf(row.since, row.due, when) : null,
  }
}

/** A lesson to teach. While its door is open, showing the code is the one thing to do. */
export function teachingItem(lesson: LessonToTeach, now: Date): HomeItem {
  const open = isCheckInOpen(lesson, now)
  const place = lesson.venue ?? ''
  return {
    id: `teaching:${lesson.id}`, kind: 'training.teaching', part: open ? 'waiting' : 'next', rank: 0, title: { zh: lesson.title, en: lesson.title },
    detail: { zh: [place, lesson.topic].filter(Boolean).join('·'), en: [place, lesson.topic].filter(Boolean).join(' · ') }, note: { zh: '我讲', en: 'I teach' },
    link: open ? `/teaching/${lesson.id}/code` : `/teaching/${lesson.id}`, action: open ? { zh: '亮出签到码', en: 'Show the check-in code' } : null,
    startsAt: lesson.startsAt.toISOString(), endsAt: lesson.endsAt.toISOString(),
    live: open ? { zh: `正在签到，到了 ${lesson.here} 人`, en: `Check-in open: ${lesson.here} here` } : null,
    progress: { zh: `${lesson.seated} 人`, en: `${lesson.seated} learners` }, lessons: null, deadline: null,
  }
}
