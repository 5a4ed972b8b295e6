import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { reports } from '#engines/evaluation'
import { readBook } from '#engines/intake'
import { newId } from '#platform/ids'
import { recordImport, sha256Of, undoImport } from '#registry/imports'
import { seedOccupations, seedSynonyms } from '#registry/occupations'
import { createClassifier } from '../classify/index.ts'
import { understandClasses, understandEvaluations } from '../import/index.ts'
import { applyClasses } from '../plans/index.ts'
import { plansForTest } from '../plans/test-support.ts'
import { applyEvaluations, evaluationsPart, findClassNumbers } from './index.ts'

/** The kit stands beside the checkout; GUILDHALL_KIT names another one, of another city. */
const kit = process.env['GUILDHALL_KIT'] ?? resolve(import.meta.dirname, '../../../../../../shared/data/kit')
const hasKit = existsSync(resolve(kit, 'expected.json'))
type Sums = { forms: number; trainer: number; course: number; teaching: number }

describe.skipIf(!hasKit)('the kit through the engine (skipped where neither GUILDHALL_KIT nor ../shared/data/kit holds one)', () => {
  test('past classes and their paper forms: every class has exactly the forms and sums of the truth, however often the file comes', async () => {
    const expected = JSON.parse(readFileSync(resolve(kit, 'expected.json'), 'utf8'))
    const truth = expected.evaluations['evaluations.csv'] as { accepted: number; byClass: Record<string, Record<'worker' | 'enterprise', Sums>> }
    const city = await plansForTest(evaluationsPart.routes)
    const classifier = createClassifier({ occupations: seedOccupations, synonyms: seedSynonyms })
    const bytes = readFileSync(resolve(kit, 'evaluations.csv'))
    const classes = understandClasses(await readBook(readFileSync(resolve(kit, 'classes.csv'))), { cityCode: String(expected.kit.city.code), classifier })
    const [ofClasses, ofForms] = [newId(), newId()]
    const keep = (id: string, kind: 'classes' | 'evaluations', report: typeof classes.report) => city.asJob((ctx) => recordImport(ctx, { id, kind, unitId: city.city.id, scope: city.city.scope, fileName: `${kind}.csv`, sha256: sha256Of(bytes), report, state: 'done' }))
    await keep(ofClasses, 'classes', classes.report)
    await city.asJob((ctx) => applyClasses(ctx, classes.rows, { importId: ofClasses, unit: city.city }))

    const numbers = await city.asJob((ctx) => findClassNumbers(ctx, city.city.scope))
    const forms = understandEvaluations(await readBook(bytes), { classCodes: numbers })
    const apply = () => city.asJob((ctx) => applyEvaluations(ctx, forms.rows, { importId: ofForms, unit: city.city }))
    await keep(ofForms, 'evaluations', forms.report)
    expect(await apply()).toEqual({ created: truth.accepted, updated: 0 })
    expect(await apply()).toEqual({ created: 0, updated: 0 })

    const ids = new Map((await city.database.query<{ id: string; number: string }>('select id, number from training_class')).map((row) => [row.number, row.id]))
    const judged = new Map((await city.asJob((ctx) => reports(ctx.tx, { subjects: Object.keys(truth.byClass).map((number) => ids.get(number)!) }))).map((one) => [one.subject, one]))
    const found = Object.fromEntries(Object.keys(truth.byClass).map((number) => {
      const own = judged.get(ids.get(number)!)!
      const sums = (kind: 'worker' | 'enterprise'): Sums => ({
        forms: own.responses[kind]?.submitted ?? 0, trainer: own.ratingsByKind[kind]?.['trainer']?.sum ?? 0, course: own.ratingsByKind[kind]?.['course']?.sum ?? 0, teaching: own.ratingsByKind[kind]?.['teaching']?.sum ?? 0,
      })
      return [number, { worker: sums('worker'), enterprise: sums('enterprise') }]
    }))
    expect(found).toEqual(truth.byClass)

    // Classes that people have judged cannot be taken back; the forms can, and then the classes.
    await expect(city.asJob((ctx) => undoImport(ctx, ofClasses))).rejects.toMatchObject({ code: 'imports.in-use' })
    await city.asJob((ctx) => undoImport(ctx, ofForms))
    expect(await city.database.query('select count(*)::int as n from evaluation_submission')).toEqual([{ n: 0 }])
    await city.asJob((ctx) => undoImport(ctx, ofClasses))
  })
})
