import { trainingImportRoutes, type AnswerOf, type InputOf } from '@guildhall/contract'
import { handle, requireStaff, type Handled, type RequestContext } from '#platform/http'
import { getImport, presentReport, uploadedFile } from '#registry'
import { runImport } from './run-import.ts'

type Answer = AnswerOf<typeof trainingImportRoutes.run>

async function receive(ctx: RequestContext, { kind }: InputOf<typeof trainingImportRoutes.run>, dryRun: boolean): Promise<Answer> {
  requireStaff(ctx, 'imports.manage')
  const { runId } = await runImport(ctx, kind, { ...await uploadedFile(ctx), dryRun })
  return presentReport(ctx, await getImport(ctx, runId))
}

export const routes: Handled[] = [
  handle(trainingImportRoutes.preview, (ctx, input) => receive(ctx, input, true)),
  handle(trainingImportRoutes.run, (ctx, input) => receive(ctx, input, false)),
]
