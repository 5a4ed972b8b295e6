import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readBook, summarise } from '#engines/intake'
import type { Report } from '#engines/intake'
import { understandUnits } from '#registry/import'
import { seedOccupations, seedSynonyms } from '#registry/occupations'
import { createClassifier } from '../classify/index.ts'
import { understandClasses, understandEvaluations, understandNeeds, understandTrainers, understandVenues } from './index.ts'
import type { NeedRow } from './index.ts'

/** The kit stands beside the checkout; GUILDHALL_KIT names another one, of another city. */
const kit = process.env['GUILDHALL_KIT'] ?? resolve(import.meta.dirname, '../../../../../../shared/data/kit')
const hasKit = existsSync(resolve(kit, 'expected.json'))

interface Truth {
  rowsRead: number; accepted: number; repaired?: Record<string, number>; warned?: Record<string, number>; rejectedByCode?: Record<string, number>
  repairedRows?: Record<string, number[]>
  rejected: { sheet: string | null; row: number; column: string; code: string; first?: object }[]
  warnedRows?: { sheet: string | null; row: number; column: string; code: string }[]
}

describe.skipIf(!hasKit)('the import kit, every row (skipped where neither GUILDHALL_KIT nor ../shared/data/kit holds one)', () => {
  const expected = hasKit ? JSON.parse(readFileSync(resolve(kit, 'expected.json'), 'utf8')) : {}
  const classifier = createClassifier({ occupations: seedOccupations, synonyms: seedSynonyms })
  const lookups = { cityCode: String(expected.kit?.city.code), classifier }
  const open = async (name: string) => readBook(readFileSync(resolve(kit, name)))
  const truthOf = (name: string): Truth => Object.values(expected as Record<string, Record<string, Truth>>).map((group) => group[name]).find(Boolean)!

  /** Holds a report against the truth in everything that the truth says. */
  const expectReport = (report: Report, truth: Truth): void => {
    expect({ read: report.read, accepted: report.accepted }).toEqual({ read: truth.rowsRead, accepted: truth.accepted })
    const firsts = truth.rejected.some((row) => row.first)
    expect(report.rejected.map(({ sheet, row, column, code, first }) => ({ sheet, row, column, code, ...(firsts && first && { first }) }))).toEqual(truth.rejected)
    expect(report.rejected.filter((row) => row.message === row.code)).toEqual([])
    if (truth.repaired) expect(report.repaired).toEqual(truth.repaired)
    if (truth.warned) expect(report.warned).toEqual(truth.warned)
    if (truth.warnedRows) expect(report.warnings.map(({ sheet, row, column, code }) => ({ sheet, row, column, code }))).toEqual(truth.warnedRows)
    for (const [kind, rows] of Object.entries(truth.repairedRows ?? {})) {
      expect([kind, report.repairedRows.filter(({ repairs }) => repairs.some((repair) => repair.kind === kind)).map(({ row }) => row)]).toEqual([kind, rows])
    }
    expect(summarise(report).rejected).toHaveLength(report.read - report.accepted)
  }

  test('units.xlsx: defects, repairs and types are exactly those of the truth', async () => {
    const { rows, report } = understandUnits(await open('units.xlsx'))
    const truth = truthOf('units.xlsx') as Truth & { acceptedByType: Record<string, number> }
    expectReport(report, truth)
    expect(countBy(rows, (row) => row.type)).toEqual(truth.acceptedByType)
    const codes = new Set(rows.map((row) => row.code))
    expect(rows.filter((row) => row.parentCode !== null && !codes.has(row.parentCode))).toEqual([])
    expect(rows.filter((row) => row.parentCode === null)).toHaveLength(1)
  })

  test('needs.xlsx: defects and repairs exactly, levels, places, seats and times in every row', async () => {
    const { rows, report } = understandNeeds(await open('needs.xlsx'), lookups)
    const truth = expected.needs['needs.xlsx']
    expectReport(report, { ...truth, warned: undefined, warnedRows: undefined })
    expect(countBy(report.rejected, (row) => row.code)).toEqual(truth.rejectedByCode)
    const understood = Map.groupBy(rows, (row) => row.sheet ?? '')
    for (const [sheet, wanted] of Object.entries(truth.rows as Record<string, unknown[][]>)) {
      expect(understood.get(sheet)!.map((row) => [row.row, row.level, row.division, row.seats])).toEqual(wanted.map(([row, , ...rest]) => [row, ...rest]))
    }
    for (const source of ['worker', 'enterprise', 'department'] as const) {
      const of = rows.filter((row) => row.source === source)
      const open = (slot: NeedRow['availability'][number]): number => of.filter((row) => row.availability.includes(slot)).length
      expect({ needs: of.length, seats: of.reduce((sum, row) => sum + row.seats, 0) }).toEqual(truth.bySource[source])
      expect({ weekdayDay: open('weekday-day'), weekdayEvening: open('weekday-evening'), weekend: open('weekend') }).toEqual(truth.windows[source])
    }
  })

  test('needs.xlsx: at least 95 % of the occupations are right, at most 2 % wrong, and the vague stay unclassified', async () => {
    const { rows } = understandNeeds(await open('needs.xlsx'), lookups)
    const truth = new Map(Object.entries(expected.needs['needs.xlsx'].rows as Record<string, [number, string | null][]>)
      .flatMap(([sheet, wanted]) => wanted.map(([row, occupation]) => [`${sheet} ${row}`, occupation] as const)))
    const judged = rows.map((row) => ({ got: row.occupation, want: truth.get(`${row.sheet} ${row.row}`) }))
    const right = judged.filter(({ got, want }) => got === want).length
    const wrong = judged.filter(({ got, want }) => got !== null && got !== want).length
    expect(right / judged.length).toBeGreaterThanOrEqual(0.95)
    expect(wrong / judged.length).toBeLessThanOrEqual(0.02)
    expect(judged.filter(({ got, want }) => want === null && got !== null)).toEqual([])
  })

  test('trainers.xlsx: defects exactly; who can teach what', async () => {
    const { rows, report } = understandTrainers(await open('trainers.xlsx'), lookups)
    const truth = truthOf('trainers.xlsx') as Truth & { perOccupation: Record<string, number> }
    expectReport(report, truth)
    expect(countBy(rows.flatMap((row) => row.occupations), (occupation) => occupation.name)).toEqual(truth.perOccupation)
    expect(rows.filter((row) => row.windows.length === 0 || row.weeklyHours === null || row.feeFen === null)).toEqual([])
    expect(report.warned).toEqual({})
  })

  test('venues.xlsx: defects exactly; rooms, trades and opening hours', async () => {
    const { rows, report } = understandVenues(await open('venues.xlsx'), lookups)
    const truth = truthOf('venues.xlsx') as Truth & { perOccupation: Record<string, number>; seatsTotal: number }
    expectReport(report, truth)
    expect(countBy(rows.flatMap((row) => row.occupations), (occupation) => occupation.name)).toEqual(truth.perOccupation)
    expect(rows.reduce((sum, row) => sum + row.capacity, 0)).toBe(truth.seatsTotal)
    expect(rows.filter((row) => row.windows.length === 0 || row.equipment.some((item) => !item.count))).toEqual([])
    // The truth counts a whole day as seven hours, whatever its edges.
    const hours = (name: string): number => Math.round(26 * rows.filter((row) => row.occupations.some((occupation) => occupation.name === name))
      .flatMap((row) => row.windows).reduce((sum, window) => sum + window.days.length * Math.min(7, (window.to - window.from) / 60), 0))
    const { perOccupation } = expected.adequacy as { perOccupation: Record<string, { venueHours: number }> }
    for (const [name, { venueHours }] of Object.entries(perOccupation)) expect([name, hours(name)]).toEqual([name, venueHours])
  })

  test('classes.csv and evaluations.csv: defects and repairs exactly, sums by class and evaluator', async () => {
    const classes = understandClasses(await open('classes.csv'), lookups)
    expectReport(classes.report, truthOf('classes.csv'))
    const { rows, report } = understandEvaluations(await open('evaluations.csv'), { classCodes: new Set(classes.rows.map((row) => row.code)) })
    const truth = expected.evaluations['evaluations.csv']
    expectReport(report, truth)
    for (const [code, kinds] of Object.entries(truth.byClass as Record<string, Record<string, object>>)) {
      for (const [kind, sums] of Object.entries(kinds)) {
        const forms = rows.filter((row) => row.classCode === code && row.evaluator === kind)
        const sum = (score: 'trainer' | 'course' | 'teaching'): number => forms.reduce((total, row) => total + row[score], 0)
        expect({ forms: forms.length, trainer: sum('trainer'), course: sum('course'), teaching: sum('teaching') }).toEqual(sums)
      }
    }
  })
})

function countBy<T>(items: readonly T[], key: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1
  return counts
}
