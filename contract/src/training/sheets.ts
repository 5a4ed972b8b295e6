import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { day, id, instant } from '../shapes.ts'
import { evaluationAnswers, evaluatorKind, form } from './forms.ts'

const count = z.number().int()
/** Millimetres on the straightened sheet, A4. */
const place = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })

/** Why an answer is not sure. `missing`: it has to be answered and is open. */
export const sheetDoubt = z.enum(['several', 'faint', 'crossed', 'not-seen', 'written', 'missing'])
/** Why a picture is no page of a sheet that waits: it cannot be read, is no sheet of this class, or was there before. */
export const scanProblem = z.enum(['not-a-picture', 'too-many-pixels', 'too-small', 'no-code', 'two-codes', 'unknown-code', 'no-marks', 'other-class', 'twice', 'given'])

const run = z.object({ id, evaluator: evaluatorKind, version: count, first: z.string(), last: z.string(), copies: count, pages: count, at: instant })
const answer = z.object({ question: z.string(), page: count, place, options: z.array(z.string()), sure: z.boolean(), confidence: z.number(), doubt: sheetDoubt.nullable() })
const sheet = z.object({
  runId: id, copy: count, number: z.string(), evaluator: evaluatorKind, version: count, pages: z.array(z.object({ page: count, scanId: id.nullable() })),
  /** `sure`: may be confirmed with all others; `given`: its number was counted before. */
  state: z.enum(['sure', 'doubtful', 'incomplete', 'given']), answers: z.array(answer), day: place.nullable(),
})
const problem = z.object({ scanId: id, problem: scanProblem, /** The number of the class it is of, or of the sheet that is there already. */ of: z.string().nullable(), picture: z.boolean(), at: instant })

const classId = z.object({ classId: id })
const copyOf = z.object({ runId: id, copy: z.coerce.number().int().min(1).max(200) })
const enter = { staff: 'training.evaluation.enter' } as const
const confirming = ['training.form-number-taken', 'training.evaluation-too-early', 'training.evaluation-incomplete', 'training.filled-on-wrong', 'training.form-unknown', 'training.sheet-page-missing'] as const

export const sheetsRoutes = {
  print: route({ name: 'training.print-sheets', method: 'POST', path: '/api/training/classes/:classId/sheet-runs', summary: 'Numbers sheets that a machine reads, one for each evaluator, to be printed', audience: enter, params: classId,
    body: z.object({ evaluator: evaluatorKind, language: z.enum(['zh', 'en']), copies: count.min(1).max(200) }), response: run }),
  pdf: route({ name: 'training.get-sheet-pdf', method: 'GET', path: '/api/training/sheet-runs/:runId/pdf', summary: 'The sheets of a print run; printed again they have the same numbers', audience: enter, params: z.object({ runId: id }), response: 'file' }),
  upload: route({ name: 'training.upload-scan', method: 'POST', path: '/api/training/classes/:classId/scans', summary: 'Takes the picture of a filled-in page (JPEG or PNG, up to 20 MB); it is read by itself a moment later', audience: enter, params: classId, response: z.object({ id }), refusals: ['training.scan-kind', 'training.scans-many', 'platform.too-large'] }),
  list: route({ name: 'training.list-sheets', method: 'GET', path: '/api/training/classes/:classId/sheets', summary: 'What was printed for a class, the sheets that wait to be confirmed, as read, and the pictures that are none', audience: enter, params: classId,
    response: z.object({ number: z.string(), title: z.string(), runs: z.array(run), reading: count, sheets: z.array(sheet), problems: z.array(problem), forms: z.array(form), confirmed: count, keptDays: count }) }),
  picture: route({ name: 'training.show-scan', method: 'GET', path: '/api/training/scans/:scanId/picture', summary: 'The picture of a page, made straight', audience: enter, params: z.object({ scanId: id }), response: 'file' }),
  confirm: route({ name: 'training.confirm-sheet', method: 'POST', path: '/api/training/sheet-runs/:runId/sheets/:copy/confirm', summary: 'Counts a sheet with these answers, as if it had been typed in; its pictures are erased', audience: enter, params: copyOf,
    body: evaluationAnswers.omit({ version: true }).extend({ filledOn: day }), response: z.object({ formNumber: z.string(), submissions: count }), refusals: confirming }),
  confirmSure: route({ name: 'training.confirm-sure-sheets', method: 'POST', path: '/api/training/classes/:classId/sheets/confirm-sure', summary: 'Counts all sheets of which every answer is sure', audience: enter, params: classId,
    body: z.object({ filledOn: day }), response: z.object({ confirmed: count, left: z.array(z.object({ number: z.string(), code: z.string() })) }), refusals: ['training.evaluation-too-early', 'training.filled-on-wrong'] }),
  discard: route({ name: 'training.discard-scan', method: 'POST', path: '/api/training/scans/:scanId/discard', summary: 'Erases a picture that is not to be counted', audience: enter, params: z.object({ scanId: id }), response: z.object({ id }) }),
}

export const sheetsRefusals = {
  'training.scan-kind': { status: 422, zh: '没有收下：只收 JPG、PNG 照片或扫描图，每张不超过 20 MB。扫描成 PDF 的，请在扫描仪上改成 JPG 再传。', en: 'Not taken: photos or scans as JPEG or PNG, up to 20 MB each. If your scanner made a PDF, set it to JPEG and send again.' },
  'training.scans-many': { zh: '这个班已经有 600 张图片等着确认，没有再收。请先确认或删掉一些，再接着传。', en: '600 pictures of this class wait to be confirmed already, so no more were taken. Confirm or discard some, then go on.' },
  'training.sheet-page-missing': { zh: '这张表还缺一页，没有计入。请把缺的那页拍照上传，再确认。', en: 'A page of this sheet is missing, so it was not counted. Upload the picture of that page, then confirm.' },
} as const satisfies Record<string, RefusalText>
