import { makeKit } from '@guildhall/testkit/kit'
import type { FileTruth } from '@guildhall/testkit/kit'
import { describe, expect, test } from 'vitest'
import { readBook } from '#engines/intake'
import type { Report } from '#engines/intake'
import { childrenOf, findDivision } from '#registry/divisions'
import { understandUnits } from '#registry/import'
import { seedOccupations, seedSynonyms } from '#registry/occupations'
import { createClassifier } from '../classify/index.ts'
import { understandClasses, understandEvaluations, understandNeeds, understandTrainers, understandVenues } from './index.ts'

const classifier = createClassifier({ occupations: seedOccupations, synonyms: seedSynonyms })

function expectReport(report: Report, truth: FileTruth): void {
  const rejected = report.rejected.map(({ sheet, row, column, code, first }) => ({ sheet, row, column, code, ...(first && { first }) }))
  expect(rejected).toEqual(truth.rejected)
  expect({ read: report.read, accepted: report.accepted, repaired: report.repaired, warned: report.warned })
    .toEqual({ read: truth.read, accepted: truth.accepted, repaired: truth.repaired, warned: truth.warned })
}

describe.each([[330600, 7], [330600, 8], [530300, 9], [131000, 10]])('files of city %i, seed %i', async (code, seed) => {
  const city = { ...findDivision(String(code))!, counties: childrenOf(String(code)) }
  const kit = await makeKit(seed, city)
  const lookups = { cityCode: city.code, classifier }

  test('units', async () => {
    const { rows, report } = understandUnits(await readBook(kit.units.bytes))
    expectReport(report, kit.units.truth)
    expect(rows.map((row) => ({ code: row.code, name: row.name, credit: row.creditCode, division: row.divisionCode }))).toEqual(kit.units.units)
    expect(report.skipped.sheets).toEqual([{ sheet: '填写说明', reason: 'no-header' }, { sheet: '字典', reason: 'hidden' }])
    expect(report.skipped.footer).toBe(1)
  })

  test('needs', async () => {
    const { rows, report } = understandNeeds(await readBook(kit.needs.bytes), lookups)
    expectReport(report, kit.needs.truth)
    expect(rows.map(({ sheet, row, occupation, level, division, seats, availability }) => ({ sheet, row, occupation, level, division, seats, availability }))).toEqual(kit.needs.needs)
  })

  test('trainers, venues, classes and evaluations', async () => {
    expectReport(understandTrainers(await readBook(kit.trainers.bytes), lookups).report, kit.trainers.truth)
    const venues = understandVenues(await readBook(kit.venues.bytes), lookups)
    expectReport(venues.report, kit.venues.truth)
    expect(venues.rows[0]!.equipment).toEqual([{ name: '电焊机', count: 12 }, { name: '台钻', count: 5 }, { name: '投影仪', count: null }])
    const classes = understandClasses(await readBook(kit.classes.bytes), lookups)
    expectReport(classes.report, kit.classes.truth)
    const classCodes = new Set(classes.rows.map((row) => row.code))
    expectReport(understandEvaluations(await readBook(kit.evaluations.bytes), { classCodes }).report, kit.evaluations.truth)
  })
})
