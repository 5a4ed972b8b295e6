import { describe, expect, test } from 'vitest'
import { attendanceDrop, decideInspection, latenessOf, type LessonStand } from './rules.ts'

const startsAt = new Date('2026-12-31T23:50:00+08:00'), endsAt = new Date('2027-01-01T01:50:00+08:00')
const after = (minutes: number) => new Date(startsAt.getTime() + minutes * 60_000)
const stand = (more: Partial<LessonStand> = {}): LessonStand => ({ state: 'planned', startsAt, endsAt, trainer: true, seated: 10, here: 10, noted: 10, leavesWaiting: 0, ...more })

describe('what is late in a lesson', () => {
  test.each<[string, Partial<LessonStand>, number, string[]]>([
    ['all here: nothing', {}, 30, []],
    ['nobody here, but it has only just begun', { here: 0, noted: 0 }, 9, []],
    ['nobody here after ten minutes, over midnight and the year’s end too', { here: 0, noted: 0 }, 10, ['not-started']],
    ['less than half after a quarter of an hour', { here: 4, noted: 4 }, 15, ['few-here']],
    ['half is enough', { here: 5, noted: 5 }, 15, []],
    ['nobody to teach it, two hours before', { trainer: false }, -120, ['no-trainer']],
    ['earlier there is time', { trainer: false }, -121, []],
    ['over, and somebody is not noted', { here: 9, noted: 9 }, 150, ['register-open']],
    ['over just now', { here: 9, noted: 9 }, 149, []],
    ['leave waits while the lesson comes near', { leavesWaiting: 1 }, -60, ['leave-waiting']],
    ['called off', { state: 'cancelled', here: 0, noted: 0, trainer: false }, 30, []],
    ['nobody sits in it', { seated: 0, here: 0, noted: 0 }, 30, []],
  ])('%s', (_title, more, minutes, late) => expect(latenessOf(stand(more), after(minutes))).toEqual(late))
})

test('fewer come than before: from five seats on, where a fifth or more is missing', () => {
  const held = (...here: number[]) => here.map((one) => ({ here: one, seated: 10 }))
  expect(attendanceDrop(held(10, 9, 7))).toEqual([{ kind: 'attendance', before: 0.95, last: 0.7 }])
  expect([attendanceDrop(held(10, 9, 8)), attendanceDrop(held(3)), attendanceDrop([]), attendanceDrop([{ here: 4, seated: 4 }, { here: 1, seated: 4 }])]).toEqual([[], [], [], []])
})

describe('a list is taken whole', () => {
  const holds = [{ key: 'i1', words: '教师到岗' }, { key: 'i2', words: '设备够用' }]
  const passed = (key: string) => ({ key, passed: true, note: null })
  const decide = (given: { key: string; passed: boolean; note: string | null }[], minutes = 0, state = 'planned') => decideInspection({ state, startsAt }, { holds, given }, after(minutes))
  test.each([
    ['an item is left out', () => decide([passed('i1')]), { kind: 'refuse', code: 'other-list' }],
    ['an item twice', () => decide([passed('i1'), passed('i1')]), { kind: 'refuse', code: 'other-list' }],
    ['an item of another list', () => decide([passed('i1'), passed('i9')]), { kind: 'refuse', code: 'other-list' }],
    ['not in order, and not said why', () => decide([passed('i1'), { key: 'i2', passed: false, note: null }]), { kind: 'refuse', code: 'say-what' }],
    ['more than half an hour before', () => decide([passed('i1'), passed('i2')], -31), { kind: 'refuse', code: 'too-early' }],
    ['called off', () => decide([passed('i1'), passed('i2')], 0, 'cancelled'), { kind: 'refuse', code: 'too-early' }],
  ] as const)('%s', (_title, decision, expected) => expect(decision()).toEqual(expected))
  test('in the order and the words of the list', () => {
    expect(decide([{ key: 'i2', passed: false, note: '缺两台' }, passed('i1')], -30)).toEqual({ kind: 'take', failed: 1, items: [{ key: 'i1', words: '教师到岗', passed: true, note: null }, { key: 'i2', words: '设备够用', passed: false, note: '缺两台' }] })
  })
})
