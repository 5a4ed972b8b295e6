import { submit, withdrawTyped } from '#engines/evaluation'
import { dayInShanghai } from '#platform/clock'
import { asService, holderOf } from '#platform/http'
import type { CommandContext } from '#platform/module'
import { registerImportUndo } from '#registry/imports'
import { isWithin } from '#registry/units'
import type { EvaluationRow } from '../import/index.ts'
import { openForm } from '../forms/index.ts'
import type { Applied, ImportInto } from '../resources/index.ts'
import { submissionOf } from './hand-in.ts'
import { findClassesByNumber } from './store.ts'

/** A mark on each form of an import, by which the import can be taken back. */
const typedBy = (importId: string, by: string) => `import:${importId}:${by}`

/** Numbers of all classes in a range: what a list of forms may refer to. */
export async function findClassNumbers(ctx: Pick<CommandContext, 'tx'>, scope: string): Promise<Set<string>> {
  const rows = await ctx.tx.selectFrom('training_class').select(['number', 'scope']).where('state', 'in', ['assessing', 'confirming', 'closed']).execute()
  return new Set(rows.filter((row) => isWithin(row.scope, scope)).map((row) => row.number))
}

/** Writes understood paper forms through the engine. A form whose number was counted before, by hand or by file, is left alone: the same file twice changes nothing. */
export async function applyEvaluations(ctx: CommandContext, rows: readonly EvaluationRow[], into: ImportInto): Promise<Applied> {
  const classes = await findClassesByNumber(ctx.tx, rows.map((row) => row.classCode), into.unit.scope)
  const [by, now] = [typedBy(into.importId, holderOf(ctx.actor)), ctx.clock.now()]
  // A file knows the fixed questions only, whatever else the unit asks.
  const { version } = await openForm(ctx)
  return asService(ctx, '', async () => {
    const applied = { created: 0, updated: 0 }
    for (const row of rows) {
      const of = classes.get(row.classCode)
      if (!of) throw new Error(`no class ${row.classCode} in range`)
      const given = { trainer: row.trainer, course: row.course, teaching: row.teaching, comment: row.comment ?? undefined }
      const result = await submit(ctx.tx, submissionOf(of, version, given, { now, hand: {
        evaluator: { id: null, kind: row.evaluator, vouched: true },
        from: { source: 'paper', typedBy: by, paper: { series: of.scope, number: row.form }, filledOn: row.filledOn ?? of.last_day ?? dayInShanghai(now) },
      } }))
      if (result.kind === 'accepted') applied.created++
      else if (result.code !== 'number-taken') throw new Error(`form ${row.form}: ${result.code}`)
    }
    return applied
  })
}

registerImportUndo('evaluations', (ctx, run) => asService(ctx, '', async () => { await withdrawTyped(ctx.tx, typedBy(run.id, run.imported_by)) }))
