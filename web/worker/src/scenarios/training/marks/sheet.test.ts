import { describe, expect, test } from 'vitest'
import { cleanMark, giveWay, insist, isOvertaken, missingParts, progressOf, savedEntry, settle, standingOf, toSave, typed, type Entries, type Results, type Row } from './sheet.ts'

const row = (id: string, more: Partial<Row> = {}): Row => ({
  enrolmentId: id, person: { id: null, name: '林禾', phone: null }, unitName: null, attendancePercent: 100, theory: null, practice: null, absent: false, outcome: null, missing: [], enteredBy: null, enteredAt: null, confirmedAt: null, certificate: null, ...more,
})
const of = (...rows: Row[]) => ({ classId: 'c', state: 'assessing', minAttendancePercent: 80, passTheory: 60, passPractice: 60, rows }) as unknown as Results
const ten = '2026-12-10T10:00:00.000Z'

describe('where a learner stands', () => {
  test.each([
    ['nothing typed', row('a'), {}, 'missing'],
    ['both marks', row('a'), { theory: '80', practice: '100' }, 'complete'],
    ['nought is a mark', row('a'), { theory: '0', practice: '7' }, 'complete'],
    ['one mark is not both', row('a'), { theory: '80' }, 'missing'],
    ['did not sit: nothing is missing', row('a'), { absent: true }, 'absent'],
    ['over a hundred is no mark', row('a'), { theory: '101', practice: '80' }, 'unreadable'],
    ['who missed too much is not assessed', row('a', { attendancePercent: 79 }), {}, 'attendance'],
  ] as const)('%s', (_, given, edit, standing) => expect(standingOf(given, { ...savedEntry(given), ...edit }, of(given))).toBe(standing))

  test('while lessons are still to come nobody is past helping', () => {
    const short = row('a', { attendancePercent: 50 })
    expect(standingOf(short, { ...savedEntry(short), theory: '80', practice: '70' }, { ...of(short), state: 'running' })).toBe('complete')
  })

  test('a class without theory asks for no theory', () => {
    const practical = { ...of(row('a')), passTheory: 0 }
    expect(missingParts(savedEntry(row('a')), practical)).toEqual(['practice'])
    expect(standingOf(row('a'), { ...savedEntry(row('a')), practice: '80' }, practical)).toBe('complete')
  })
})

test.each([['８６分', '86'], [' 9 0 ', '90'], ['-5', '5'], ['1000', '100'], ['优秀', '']])('typed %s is read as %s', (written, mark) => expect(cleanMark(written)).toBe(mark))

describe('what is typed and not saved', () => {
  test('remembers what it was typed over, and is none any more when it comes back to what is saved', () => {
    const saved = row('a', { theory: 80, practice: 70, enteredAt: ten })
    const once = typed({}, saved, { theory: '8' })
    expect(once).toEqual({ a: { theory: '8', practice: '70', absent: false, was: ten } })
    expect(typed(once, saved, { theory: '80' })).toEqual({})
  })

  test('is sent with what was seen; what cannot be read waits', () => {
    const entries = typed(typed({}, row('a'), { theory: '80', practice: '75' }), row('b'), { theory: '123' })
    expect(toSave(of(row('a'), row('b')), entries)).toEqual([{ enrolmentId: 'a', theory: 80, practice: 75, absent: false, was: null }])
    expect(progressOf(of(row('a'), row('b')), entries)).toEqual({ people: 2, done: 1, unsaved: 2, overtaken: 0, unreadable: 1 })
  })

  test('somebody else entered another mark meanwhile: it is not sent until one of the two was chosen', () => {
    const entries = typed({}, row('a'), { theory: '80', practice: '75' })
    const now = row('a', { theory: 78, practice: 75, enteredAt: ten, enteredBy: '陆明' })
    expect(isOvertaken(now, entries['a']!)).toBe(true)
    expect(toSave(of(now), entries)).toEqual([])
    expect(progressOf(of(now), entries)).toMatchObject({ unsaved: 1, overtaken: 1 })
    expect(toSave(of(now), insist(entries, now))).toEqual([{ enrolmentId: 'a', theory: 80, practice: 75, absent: false, was: ten }])
    expect(giveWay(entries, now)).toEqual({})
  })

  test('both typed the same: there is nothing to decide', () => {
    const entries = typed({}, row('a'), { theory: '80', practice: '75' })
    expect(settle(entries, [row('a', { theory: 80, practice: 75, enteredAt: ten })])).toEqual({})
  })

  test('a learner who left the class leaves the draft', () => {
    const entries: Entries = typed(typed({}, row('a'), { theory: '80' }), row('b'), { absent: true })
    expect(Object.keys(settle(entries, [row('b')]))).toEqual(['b'])
  })
})
