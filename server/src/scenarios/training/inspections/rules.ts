import type { AnswerOf, inspectionsRoutes } from '@guildhall/contract'
import { withoutNumbers } from '#platform/crypto'

type Watched = AnswerOf<typeof inspectionsRoutes.watch>['rows'][number]
export type Lateness = Watched['late'][number]
export type Drop = Watched['drops'][number]
export type CheckItem = { key: string; words: string }
export type FoundItem = { key: string; words: string; passed: boolean; note: string | null }

/** What is looked at where no unit has said otherwise. */
export const usualItems: readonly CheckItem[] = [
  { key: 'i1', words: '教师按时到岗，讲的是这节课的内容' }, { key: 'i2', words: '签到的人和教室里的人对得上' }, { key: 'i3', words: '设备、材料够用，人人能上手' }, { key: 'i4', words: '用电、防护、消防通道没有隐患' },
  { key: 'i5', words: '教案、讲义齐全' }, { key: 'i6', words: '学员听得懂、跟得上' }, { key: 'i7', words: '没有另外收费' },
]

export type LessonStand = { state: string; startsAt: Date; endsAt: Date; trainer: boolean; seated: number; here: number; noted: number; leavesWaiting: number }
const minutes = (n: number) => n * 60_000

export function phaseOf(lesson: Pick<LessonStand, 'startsAt' | 'endsAt'>, now: Date): 'ahead' | 'on' | 'over' {
  return now < lesson.startsAt ? 'ahead' : now < lesson.endsAt ? 'on' : 'over'
}

/** What is late in a lesson at this minute. A lesson called off, or one that nobody sits in, is late in nothing. */
export function latenessOf(lesson: LessonStand, now: Date): Lateness[] {
  if (lesson.state === 'cancelled' || lesson.seated === 0) return []
  const since = now.getTime() - lesson.startsAt.getTime()
  const phase = phaseOf(lesson, now)
  const rules: Record<Lateness, boolean> = {
    'no-trainer': !lesson.trainer && phase !== 'over' && since >= -minutes(120),
    'not-started': phase === 'on' && since >= minutes(10) && lesson.here === 0,
    'few-here': phase === 'on' && since >= minutes(15) && lesson.here > 0 && lesson.here * 2 < lesson.seated,
    'register-open': phase === 'over' && now.getTime() - lesson.endsAt.getTime() >= minutes(30) && lesson.noted < lesson.seated,
    'leave-waiting': lesson.leavesWaiting > 0 && phase !== 'over' && since >= -minutes(60),
  }
  return (Object.keys(rules) as Lateness[]).filter((one) => rules[one])
}

/** Fewer come than before: the last lesson held against all before it, from five seats on, where a fifth or more is missing. */
export function attendanceDrop(held: readonly { here: number; seated: number }[]): Drop[] {
  const last = held.at(-1), before = held.slice(0, -1)
  if (!last || before.length === 0 || last.seated < 5) return []
  const shareOf = (lessons: readonly { here: number; seated: number }[]) => lessons.reduce((sum, one) => sum + one.here, 0) / Math.max(1, lessons.reduce((sum, one) => sum + one.seated, 0))
  const [was, is] = [shareOf(before), shareOf([last])]
  return was - is >= 0.2 ? [{ kind: 'attendance', before: was, last: is }] : []
}

export type InspectionDecision = { kind: 'take'; items: FoundItem[]; failed: number } | { kind: 'refuse'; code: 'too-early' | 'other-list' | 'say-what' }

/** Takes a list that was gone through whole, from half an hour before the lesson on; what is not in order needs a line on what was seen. */
export function decideInspection(lesson: { state: string; startsAt: Date }, lists: { holds: readonly CheckItem[]; given: readonly Omit<FoundItem, 'words'>[] }, now: Date): InspectionDecision {
  if (lesson.state === 'cancelled' || now.getTime() < lesson.startsAt.getTime() - minutes(30)) return { kind: 'refuse', code: 'too-early' }
  const given = new Map(lists.given.map((one) => [one.key, one]))
  if (given.size !== lists.given.length || given.size !== lists.holds.length || lists.holds.some((one) => !given.has(one.key))) return { kind: 'refuse', code: 'other-list' }
  const items = lists.holds.map(({ key, words }) => { const { passed, note } = given.get(key)!; return { key, words, passed, note: note === null ? null : withoutNumbers(note) } })
  if (items.some((one) => !one.passed && !one.note)) return { kind: 'refuse', code: 'say-what' }
  return { kind: 'take', items, failed: items.filter((one) => !one.passed).length }
}
