import { describe, expect, test } from 'vitest'
import { findGeneral, generalRowFor, generalRows, hoursForLevel } from './general.ts'
import { outlineBy } from './content.ts'
import type { TemplateFacts } from './model.ts'
import { hasEquipment, hoursOf, lastDayBefore, outlineFor, overlaps, pickTemplate, shownVersion, standingOf, templateStanding } from './rules.ts'

const of = (id: string, distance: number, occupationId: string | null, level: number | null): TemplateFacts => ({ id, version: 1, name: id, distance, occupationId, level, sessionHours: 3, minSeats: 10, maxSeats: 30, materialFen: '0', fixedFen: '0', equipment: [], outline: [] })
const all = [of('any', 0, null, null), of('level', 0, null, 1), of('occupation', 0, 'welder', null), of('both', 0, 'welder', 1), of('above', 1, 'welder', 2), of('top', 2, 'cook', null)]

describe('which template holds', () => {
  const pick = (occupationId: string, level: number | null, from = all) => pickTemplate(from.toReversed(), { occupationId, level })?.id ?? null
  test('the nearest unit first; of one unit’s, occupation and level, then occupation, then level, then any', () => {
    expect(pick('welder', 1)).toBe('both')
    expect(pick('welder', 1, all.filter((one) => one.id !== 'both'))).toBe('occupation')
    expect(pick('cook', 1)).toBe('level')
    expect(pick('cook', 3)).toBe('any')
    expect(pick('welder', 2)).toBe('occupation')
    expect(pick('welder', 2, all.slice(4))).toBe('above')
    expect(pick('cook', 5, all.slice(4))).toBe('top')
    expect(pick('nurse', 5, all.slice(4))).toBe(null)
  })
  test('who names no level has those for any level alone', () => expect([pick('welder', null), pick('cook', null), pick('welder', null, [all[3]!])]).toEqual(['occupation', 'any', null]))
})

describe('days', () => {
  const span = (validFrom: string, validUntil: string | null = null) => ({ validFrom, validUntil })
  test.each([['in-force', span('2026-11-20')], ['in-force', span('2026-11-01', '2026-11-20')], ['over', span('2026-11-01', '2026-11-19')], ['coming', span('2026-11-21')], ['never', span('2026-11-21', '2026-11-20')]] as const)('a version is %s', (standing, one) => {
    expect(standingOf(one, '2026-11-20')).toBe(standing)
  })
  test('a new version gives those before it their last day; what had not begun by then never does', () => {
    expect(lastDayBefore(span('2026-01-01'), '2027-01-01')).toBe('2026-12-31')
    expect(lastDayBefore(span('2026-01-01', '2026-06-30'), '2027-01-01')).toBe('2026-06-30')
    expect(standingOf(span('2027-03-01', lastDayBefore(span('2027-03-01'), '2027-01-01')), '2027-04-01')).toBe('never')
  })
  test('a template is shown by the version of the day, else the next, else the last', () => {
    const versions = [{ version: 1, ...span('2026-01-01', '2026-12-31') }, { version: 2, ...span('2027-02-01', '2027-01-31') }, { version: 3, ...span('2027-02-01', '2027-12-31') }]
    expect(['2026-05-01', '2027-01-05', '2027-02-01', '2028-01-01'].map((day) => [shownVersion(versions, day).version, templateStanding(versions, null, day)])).toEqual([[1, 'in-force'], [3, 'coming'], [3, 'in-force'], [3, 'over']])
    expect([templateStanding(versions, '2026-06-01', '2026-06-01'), templateStanding(versions, '2026-06-02', '2026-06-01')]).toEqual(['withdrawn', 'in-force'])
  })
  test('two spans overlap on a common day; one that never was is in nobody’s way', () => {
    expect(overlaps(span('2026-01-01', '2026-12-31'), span('2026-12-31'))).toBe(true)
    expect(overlaps(span('2026-01-01', '2026-12-31'), span('2027-01-01'))).toBe(false)
    expect(overlaps(span('2027-03-01', '2026-12-31'), span('2026-01-01'))).toBe(false)
  })
})

test('the outline names the occupation, and is cut to what a topic holds', () => {
  expect(outlineFor([{ topic: '{occupation}实操与{occupation}检验', hours: 3, practice: true }], '焊工')).toEqual([{ topic: '焊工实操与焊工检验', hours: 3 }])
  expect(outlineFor([{ topic: `${'长'.repeat(45)}{occupation}`, hours: 1, practice: false }], '𠮷'.repeat(30))[0]!.topic).toBe('长'.repeat(45) + '𠮷'.repeat(15))
})

test('a room has what is asked for by name and number', () => {
  const room = [{ name: '电焊机', count: 3 }, { name: '电焊机', count: 4 }, { name: '投影仪', count: 1 }]
  expect([hasEquipment(room, [{ name: '电焊机', count: 7 }]), hasEquipment(room, [{ name: '电焊机', count: 8 }]), hasEquipment(room, [{ name: '车床', count: 1 }]), hasEquipment([], [])]).toEqual([true, false, false, true])
})

describe('the general ones', () => {
  test.each([['machining', 0], ['machining', 1], ['service', 2], ['logistics', 3], ['electrical-care', null], ['unheard-of', 5]] as const)('an outline for %s at level %s has exactly its hours', (category, level) => {
    expect(outlineBy(null, { name: '焊工', category }, level).reduce((sum, one) => sum + one.hours, 0)).toBe(hoursForLevel(level))
    expect(generalRowFor(category, level).classHours).toBe(hoursForLevel(level))
  })
  test('are twelve, each with an address of its own, taught and practised', () => {
    expect(new Set(generalRows.map((row) => row.id)).size).toBe(12)
    for (const row of generalRows) expect([findGeneral(row.id), row.theoryHours > 0, row.practiceHours > row.theoryHours, hoursOf(row.outline).classHours]).toEqual([row, true, true, row.classHours])
  })
})
