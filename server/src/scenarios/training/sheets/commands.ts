import type { Readable } from 'node:stream'
import type { AnswerOf, InputOf, sheetsRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { kindOfFile, removeFile, saveFile } from '#platform/files'
import { asService, holderOf, NotFound, Refused, requireStaff, type RequestContext, type StaffActor } from '#platform/http'
import { newId } from '#platform/ids'
import { emit } from '#platform/outbox'
import { PdfFile, PdfRefused } from '#platform/pdf'
import { getUnit, isInRange } from '#registry/units'
import { enterPaperEvaluation, filledOnFits, isOpenForForms } from '../evaluations/index.ts'
import { formFor, formOfVersion } from '../forms/index.ts'
import { findClass, type ClassRow } from '../plans/index.ts'
import { presentRun, sheetsOfClass } from './queries.ts'
import { answersOf, layoutOf, mostPdfBytes, mostPdfPages, mostPictureBytes, mostWaiting, type Evaluator } from './rules.ts'
import { countWaiting, deleteScan, findRun, findScan, insertRun, insertScan, lockScan, lockSheet, lockUnusable, nextNumber, updateScan, type RunRow } from './store.ts'

export async function getOwnClass(ctx: RequestContext, actor: StaffActor, classId: string): Promise<ClassRow> {
  const of = await findClass(ctx.tx, classId)
  if (!of || !isInRange(actor, of.scope)) throw new NotFound()
  return of
}

/** Numbers a run of sheets and keeps its layout. The numbers go on where the last run of the same unit ended. */
export async function printRun(ctx: RequestContext, { classId, evaluator, language, copies }: InputOf<typeof sheetsRoutes.print>): Promise<AnswerOf<typeof sheetsRoutes.print>> {
  const actor = requireStaff(ctx, 'training.evaluation.enter')
  const of = await getOwnClass(ctx, actor, classId)
  const { form } = await formFor(ctx, of.scope)
  const trainer = of.trainer_id ? await ctx.tx.selectFrom('training_trainer').select('name').where('id', '=', of.trainer_id).executeTakeFirst() : undefined
  const layout = layoutOf(form, { evaluator, language, title: of.title, number: of.number, trainer: trainer?.name ?? null, unit: (await getUnit(ctx.tx, actor.unitId)).name })
  const run = await asService(ctx, '', async (): Promise<RunRow> => {
    const made: RunRow = { id: newId(), class_id: of.id, scope: of.scope, form_version: form.version, evaluator, language, first_number: await nextNumber(ctx.tx, of.scope), copies, layout, printed_by: holderOf(actor), printed_at: ctx.clock.now() }
    await insertRun(ctx.tx, made)
    return made
  })
  const presented = presentRun(run)
  await appendAudit(ctx, { action: 'training.print-sheets', subject: `class:${of.id}`, scope: of.scope, details: { first: presented.first, last: presented.last, evaluator } })
  return presented
}

/** Takes a picture or a PDF of them, sealed. It is read by the job that this starts; a PDF is opened at once, so that one that cannot be read is refused. */
export async function uploadScan(ctx: RequestContext, { classId }: InputOf<typeof sheetsRoutes.upload>): Promise<AnswerOf<typeof sheetsRoutes.upload>> {
  const actor = requireStaff(ctx, 'training.evaluation.enter')
  const of = await getOwnClass(ctx, actor, classId)
  const waiting = await countWaiting(ctx.tx, of.id)
  if (waiting >= mostWaiting) throw new Refused('training.scans-many')
  const part = await ctx.upload()
  if (!part) throw new Refused('training.scan-kind')
  const bytes = await gather(part.stream as Readable)
  const kind = kindOfFile(bytes)?.contentType
  const pages = kind === 'application/pdf' ? await pagesOf(bytes) : null
  if (waiting + (pages ?? 1) > mostWaiting) throw new Refused('training.scans-many')
  const file = await saveFile(ctx, { name: 'scan', bytes, scope: of.scope, contentTypes: pages === null ? ['image/png', 'image/jpeg'] : ['application/pdf'] }).catch((error: unknown) => {
    throw error instanceof Refused && (error.code === 'platform.file-kind' || error.code === 'platform.file-empty') ? new Refused('training.scan-kind') : error
  })
  const id = newId()
  await asService(ctx, of.scope, () => insertScan(ctx.tx, { id, class_id: of.id, scope: of.scope, file_id: file.id, uploaded_by: holderOf(actor), uploaded_at: ctx.clock.now(), ...(pages !== null && { pages }) }))
  await emit(ctx, 'training.scan-uploaded', { scanId: id }, { scope: of.scope })
  return { id }
}

async function gather(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    chunks.push(chunk)
    const isPdf = chunks[0]!.subarray(0, 5).equals(Buffer.from('%PDF-'))
    if (size > (isPdf ? mostPdfBytes : mostPictureBytes)) throw new Refused('training.scan-large')
  }
  return Buffer.concat(chunks)
}

async function pagesOf(bytes: Buffer): Promise<number> {
  const pdf = new PdfFile(bytes)
  const { pages } = await pdf.open().finally(() => pdf.close()).catch((error: unknown) => {
    throw error instanceof PdfRefused ? new Refused(error.reason === 'locked' ? 'training.scan-pdf-locked' : 'training.scan-pdf-broken') : error
  })
  if (pages > mostPdfPages) throw new Refused('training.scan-pdf-pages', { pages, most: mostPdfPages })
  return pages
}

/** Counts a sheet with the answers that a person has looked at: the command of paper typed in, then the pictures go. */
export async function confirmSheet(ctx: RequestContext, { runId, copy, ...given }: InputOf<typeof sheetsRoutes.confirm>): Promise<AnswerOf<typeof sheetsRoutes.confirm>> {
  const actor = requireStaff(ctx, 'training.evaluation.enter')
  const run = await findRun(ctx.tx, runId)
  if (!run || !isInRange(actor, run.scope) || copy > run.copies) throw new NotFound()
  return store(ctx, run, copy, given)
}

async function store(ctx: RequestContext, run: RunRow, copy: number, given: Omit<InputOf<typeof sheetsRoutes.confirm>, 'runId' | 'copy'>): Promise<{ formNumber: string; submissions: number }> {
  const number = presentRun(run, copy).first
  const scans = await asService(ctx, run.scope, () => lockSheet(ctx.tx, run.id, copy))
  if (scans.length === 0) throw new Refused('training.form-number-taken')
  if (scans.length < run.layout.pages.length) throw new Refused('training.sheet-page-missing')
  const { formNumber, submissions } = await enterPaperEvaluation(ctx, { ...given, classId: run.class_id, version: run.form_version, evaluator: run.evaluator, formNumber: number })
  await asService(ctx, run.scope, async () => {
    for (const scan of scans) {
      await updateScan(ctx.tx, scan.id, { state: 'confirmed', file_id: null, answers: null, decided_by: holderOf(ctx.actor), decided_at: ctx.clock.now() })
      if (scan.file_id) await removeFile(ctx, scan.file_id)
    }
  })
  return { formNumber, submissions }
}

/** Counts every sheet of a class of which all answers are sure. One that is refused (its number was typed in meanwhile) stays and is named. */
export async function confirmSureSheets(ctx: RequestContext, { classId, filledOn }: InputOf<typeof sheetsRoutes.confirmSure>): Promise<AnswerOf<typeof sheetsRoutes.confirmSure>> {
  const actor = requireStaff(ctx, 'training.evaluation.enter')
  const of = await getOwnClass(ctx, actor, classId)
  if (!isOpenForForms(of.state)) throw new Refused('training.evaluation-too-early')
  if (!filledOnFits(filledOn, { firstDay: of.first_day }, dayInShanghai(ctx.clock.now()))) throw new Refused('training.filled-on-wrong', { firstDay: of.first_day })
  const { sheets, runs, reads } = await sheetsOfClass(ctx, of)
  const left: { number: string; code: string }[] = []
  let confirmed = 0
  for (const sheet of sheets.filter((one) => one.state === 'sure')) {
    const run = runs.find((one) => one.id === sheet.runId)!
    const form = await formOfVersion(ctx, of.scope, run.form_version)
    const { trainer, course, teaching, ...more } = answersOf(form, run.evaluator as Evaluator, reads.get(`${run.id}:${sheet.copy}`) ?? []) as Record<string, number | string | string[]>
    try {
      await store(ctx, run, sheet.copy, { filledOn, trainer: Number(trainer), course: Number(course), teaching: Number(teaching), more })
      confirmed += 1
    } catch (error) {
      // A refusal has written nothing; anything else undoes all.
      if (!(error instanceof Refused)) throw error
      left.push({ number: sheet.number, code: error.code })
    }
  }
  return { confirmed, left }
}

/** Erases a picture, and what was read of it. A sheet that was counted has none any more. */
export async function discardScan(ctx: RequestContext, { scanId }: InputOf<typeof sheetsRoutes.discard>): Promise<{ id: string }> {
  const actor = requireStaff(ctx, 'training.evaluation.enter')
  const seen = await findScan(ctx.tx, scanId)
  if (!seen || !isInRange(actor, seen.scope)) throw new NotFound()
  await asService(ctx, seen.scope, async () => {
    const scan = await lockScan(ctx.tx, scanId)
    if (!scan || scan.state === 'confirmed') throw new NotFound()
    await deleteScan(ctx.tx, scan.id)
    if (scan.file_id) await removeFile(ctx, scan.file_id)
  })
  await appendAudit(ctx, { action: 'training.discard-scan', subject: `class:${seen.class_id}`, scope: seen.scope })
  return { id: scanId }
}

/** Erases those of a class that somebody saw and that cannot be used: after a wrong PDF as many as it had pages. What came meanwhile stays. */
export async function discardUnusableScans(ctx: RequestContext, { classId, scanIds }: InputOf<typeof sheetsRoutes.discardUnusable>): Promise<AnswerOf<typeof sheetsRoutes.discardUnusable>> {
  const actor = requireStaff(ctx, 'training.evaluation.enter')
  const of = await getOwnClass(ctx, actor, classId)
  const discarded = await asService(ctx, of.scope, async () => {
    const scans = await lockUnusable(ctx.tx, of.id, scanIds)
    for (const scan of scans) {
      await deleteScan(ctx.tx, scan.id)
      if (scan.file_id) await removeFile(ctx, scan.file_id)
    }
    return scans.length
  })
  if (discarded > 0) await appendAudit(ctx, { action: 'training.discard-unusable-scans', subject: `class:${of.id}`, scope: of.scope, details: { discarded } })
  return { discarded }
}
