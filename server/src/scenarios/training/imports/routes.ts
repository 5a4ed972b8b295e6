import { trainingImportRoutes, type AnswerOf, type InputOf } from '@guildhall/contract'
import { repairMessages, type Report } from '#engines/intake'
import { maskName, maskPhone } from '#platform/crypto'
import { handle, requireStaff, type Handled, type RequestContext } from '#platform/http'
import { getImport, presentReport, uploadedFile } from '#registry'
import { runImport } from './run-import.ts'

type Answer = AnswerOf<typeof trainingImportRoutes.run>

/** As many repaired cells as a person looks through; the counts are complete, and the workbook has them all. */
const shownRepairs = 500

async function receive(ctx: RequestContext, { kind }: InputOf<typeof trainingImportRoutes.run>, dryRun: boolean): Promise<Answer> {
  requireStaff(ctx, 'imports.manage')
  const { runId, report, written } = await runImport(ctx, kind, { ...await uploadedFile(ctx), dryRun })
  return { ...presentReport(ctx, await getImport(ctx, runId)), repairs: repairsOf(report), written }
}

/** Old and new of what was repaired; whatever may name or reach a person is masked. */
export function repairsOf(report: Report): Answer['repairs'] {
  return report.repairedRows.flatMap(({ sheet, row, repairs }) => repairs.map(({ kind, column, field, from, to }) => {
    const mask = /phone/.test(field) ? maskPhone : /person|name|contact/.test(field) ? maskName : (text: string) => text
    return { sheet: sheet ?? '', row, column, kind, what: repairMessages[kind]?.zh ?? kind, from: mask(from.trim()), to: mask(to) }
  })).slice(0, shownRepairs)
}

export const routes: Handled[] = [
  handle(trainingImportRoutes.preview, (ctx, input) => receive(ctx, input, true)),
  handle(trainingImportRoutes.run, (ctx, input) => receive(ctx, input, false)),
]
