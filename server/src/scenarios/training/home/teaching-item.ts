import type { HomeItem } from '#platform/module'
import { isCheckInOpen } from '../classes/index.ts'
import type { LessonToTeach } from './store.ts'

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
