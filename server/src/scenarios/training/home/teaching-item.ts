import type { AnswerOf, classesRoutes } from '@guildhall/contract'
import type { HomeItem } from '#platform/module'

type Lesson = AnswerOf<typeof classesRoutes.listMyTeaching>['upcoming'][number]

/** A lesson to teach. While its door is open, showing the code is the one thing to do. */
export function teachingItem(lesson: Lesson): HomeItem {
  const open = lesson.checkIn.open
  const place = lesson.venue?.name ?? ''
  return {
    id: `teaching:${lesson.id}`, kind: 'training.teaching', part: open ? 'waiting' : 'next', rank: 0, title: { zh: lesson.class.title, en: lesson.class.title },
    detail: { zh: [place, lesson.topic].filter(Boolean).join('·'), en: [place, lesson.topic].filter(Boolean).join(' · ') }, note: { zh: '我讲', en: 'I teach' },
    link: open ? `/teaching/${lesson.id}/code` : `/teaching/${lesson.id}`, action: open ? { zh: '亮出签到码', en: 'Show the check-in code' } : null, startsAt: lesson.startsAt, endsAt: lesson.endsAt,
    live: open ? { zh: `正在签到，到了 ${lesson.present + lesson.late} 人`, en: `Check-in open: ${lesson.present + lesson.late} here` } : null,
    progress: { zh: `${lesson.seated} 人`, en: `${lesson.seated} learners` }, lessons: null, deadline: null,
  }
}
