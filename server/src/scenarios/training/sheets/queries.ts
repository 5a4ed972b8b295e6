import type { AnswerOf, InputOf, sheetsRoutes } from '@guildhall/contract'
import { findSubmissions } from '#engines/evaluation'
import { printSheets, type ReadAnswer } from '#engines/sheets'
import { getFile, readFile } from '#platform/files'
import { asService, NotFound, requireStaff, type RequestContext } from '#platform/http'
import { isInRange } from '#registry/units'
import { formOfVersion, presentForm } from '../forms/index.ts'
import { findClass, type ClassRow } from '../plans/index.ts'
import { keptDays, numberOf, sheetOf } from './rules.ts'
import { sealOf } from './seal.ts'
import { countConfirmed, findRun, findRuns, findScan, findWaiting, type RunRow, type ScanRow } from './store.ts'
import { sheetWords } from './words.ts'

type List = AnswerOf<typeof sheetsRoutes.list>

/** A run, or one copy of it as if it were one. */
export function presentRun(run: RunRow, copy?: number): List['runs'][number] {
  return { id: run.id, evaluator: run.evaluator, version: run.form_version, first: numberOf(run.first_number, copy ?? 1), last: numberOf(run.first_number, copy ?? run.copies), copies: run.copies, pages: run.layout.pages.length, at: run.printed_at.toISOString() }
}

/** The sheets of a class that wait, put together from their pages, with what was read of each. */
export async function sheetsOfClass(ctx: RequestContext, of: ClassRow) {
  const [runs, waiting] = [await findRuns(ctx.tx, of.id), await findWaiting(ctx.tx, of.id)]
  const numbers = new Set((await findSubmissions(ctx.tx, of.id)).flatMap((one) => one.paper?.number ?? []))
  const read = waiting.filter((one) => one.state === 'read')
  const forms = new Map(await Promise.all([...new Set(runs.filter((run) => read.some((one) => one.run_id === run.id)).map((run) => run.form_version))].map(async (version) => [version, await formOfVersion(ctx, of.scope, version)] as const)))
  const bySheet = Map.groupBy(read, (one) => `${one.run_id}:${one.copy}`)
  const sheets = [...bySheet.values()].map((pages) => {
    const run = runs.find((one) => one.id === pages[0]!.run_id)!
    const copy = pages[0]!.copy!
    return sheetOf({ id: run.id, evaluator: run.evaluator, version: run.form_version, first: run.first_number, layout: run.layout }, copy, {
      form: forms.get(run.form_version)!, given: numbers.has(numberOf(run.first_number, copy)), pages: pages.map((one) => ({ page: one.page!, scanId: one.id, answers: one.answers! })),
    })
  })
  const reads = new Map<string, ReadAnswer[]>([...bySheet].map(([key, pages]) => [key, pages.flatMap((one) => one.answers!)]))
  return { sheets: sheets.toSorted((a, b) => a.number.localeCompare(b.number)), runs, waiting, reads, forms }
}

export async function listSheets(ctx: RequestContext, { classId }: InputOf<typeof sheetsRoutes.list>): Promise<List> {
  const actor = requireStaff(ctx, 'training.evaluation.enter')
  const of = await findClass(ctx.tx, classId)
  if (!of || !isInRange(actor, of.scope)) throw new NotFound()
  const { sheets, runs, waiting, forms } = await sheetsOfClass(ctx, of)
  const problems = await Promise.all(waiting.filter((one) => one.state === 'problem').map((one) => presentProblem(ctx, one)))
  return {
    number: of.number, title: of.title, runs: runs.map((run) => presentRun(run)), reading: waiting.filter((one) => one.state === 'waiting').reduce((sum, one) => sum + (one.pages === null ? 1 : one.pages - one.pages_read), 0), sheets, problems,
    forms: [...forms.values()].map(presentForm), confirmed: await countConfirmed(ctx.tx, of.id), keptDays,
  }
}

async function presentProblem(ctx: RequestContext, scan: ScanRow): Promise<List['problems'][number]> {
  // Of a class that the clerk does not see, only that it is another one.
  const run = scan.run_id ? await findRun(ctx.tx, scan.run_id) : undefined
  const other = run && scan.problem === 'other-class' ? await findClass(ctx.tx, run.class_id) : undefined
  const of = other ? other.number : run && scan.copy ? numberOf(run.first_number, scan.copy) : scan.problem === 'blank-pages' ? scan.pages_blank.join('、') : null
  return { scanId: scan.id, problem: scan.problem as List['problems'][number]['problem'], of, filePage: scan.file_page, picture: scan.file_id !== null, at: scan.uploaded_at.toISOString() }
}

export async function getSheetPdf(ctx: RequestContext, { runId }: InputOf<typeof sheetsRoutes.pdf>): Promise<AnswerOf<typeof sheetsRoutes.pdf>> {
  const actor = requireStaff(ctx, 'training.evaluation.enter')
  const run = await findRun(ctx.tx, runId)
  if (!run || !isInRange(actor, run.scope)) throw new NotFound()
  const numbers = Array.from({ length: run.copies }, (_, index) => numberOf(run.first_number, index + 1))
  const words = sheetWords[run.language]
  const bytes = await printSheets({ run: run.id, layout: run.layout, numbers, seal: sealOf(ctx.cipher), title: `${words.title(run.evaluator)} ${numbers[0]}–${numbers.at(-1)}`, author: 'Guildhall', now: run.printed_at, pageWords: words.page })
  return { fileName: `${numbers[0]}-${numbers.at(-1)}.pdf`, contentType: 'application/pdf', bytes }
}

export async function showScan(ctx: RequestContext, { scanId }: InputOf<typeof sheetsRoutes.picture>): Promise<AnswerOf<typeof sheetsRoutes.picture>> {
  const actor = requireStaff(ctx, 'training.evaluation.enter')
  const scan = await findScan(ctx.tx, scanId)
  if (!scan?.file_id || !isInRange(actor, scan.scope)) throw new NotFound()
  const fileId = scan.file_id
  const file = await asService(ctx, scan.scope, () => getFile(ctx, fileId))
  return { fileName: file.name, contentType: file.contentType, bytes: await readFile(ctx, file), inline: true }
}
