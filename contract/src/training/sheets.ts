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
/** Why a picture is no page of a sheet that waits: it cannot be read, is no sheet of this class, or was there before. `blank-pages`: of a PDF that was read, those with nothing on them. */
export const scanProblem = z.enum(['not-a-picture', 'too-many-pixels', 'too-small', 'no-code', 'two-codes', 'unknown-code', 'no-marks', 'other-class', 'twice', 'given', 'blank', 'page-failed', 'blank-pages'])

const run = z.object({ id, evaluator: evaluatorKind, version: count, first: z.string(), last: z.string(), copies: count, pages: count, at: instant })
const answer = z.object({ question: z.string(), page: count, place, options: z.array(z.string()), sure: z.boolean(), confidence: z.number(), doubt: sheetDoubt.nullable() })
const sheet = z.object({
  runId: id, copy: count, number: z.string(), evaluator: evaluatorKind, version: count, pages: z.array(z.object({ page: count, scanId: id.nullable() })),
  /** `sure`: may be confirmed with all others; `given`: its number was counted before. */
  state: z.enum(['sure', 'doubtful', 'incomplete', 'given']), answers: z.array(answer), day: place.nullable(),
})
const problem = z.object({ scanId: id, problem: scanProblem, /** The number of the class it is of, or of the sheet that is there already; of blank pages, which. */ of: z.string().nullable(), /** Which page of a PDF it was. */ filePage: count.nullable(), picture: z.boolean(), at: instant })

const classId = z.object({ classId: id })
const copyOf = z.object({ runId: id, copy: z.coerce.number().int().min(1).max(200) })
const enter = { staff: 'training.evaluation.enter' } as const
const confirming = ['training.form-number-taken', 'training.evaluation-too-early', 'training.evaluation-incomplete', 'training.filled-on-wrong', 'training.form-unknown', 'training.sheet-page-missing'] as const

export const sheetsRoutes = {
  print: route({ name: 'training.print-sheets', method: 'POST', path: '/api/training/classes/:classId/sheet-runs', summary: 'Numbers sheets that a machine reads, one for each evaluator, to be printed', audience: enter, params: classId,
    body: z.object({ evaluator: evaluatorKind, language: z.enum(['zh', 'en']), copies: count.min(1).max(200) }), response: run }),
  pdf: route({ name: 'training.get-sheet-pdf', method: 'GET', path: '/api/training/sheet-runs/:runId/pdf', summary: 'The sheets of a print run; printed again they have the same numbers', audience: enter, params: z.object({ runId: id }), response: 'file' }),
  upload: route({ name: 'training.upload-scan', method: 'POST', path: '/api/training/classes/:classId/scans', summary: 'Takes the picture of a filled-in page (JPEG or PNG, up to 20 MB), or a PDF with a page in each picture (up to 200 pages and 60 MB); they are read by themselves a moment later', audience: enter, params: classId, response: z.object({ id }), refusals: ['training.scan-kind', 'training.scans-many', 'training.scan-large', 'training.scan-pdf-locked', 'training.scan-pdf-broken', 'training.scan-pdf-pages'] }),
  list: route({ name: 'training.list-sheets', method: 'GET', path: '/api/training/classes/:classId/sheets', summary: 'What was printed for a class, the sheets that wait to be confirmed, as read, and the pictures that are none', audience: enter, params: classId,
    response: z.object({ number: z.string(), title: z.string(), runs: z.array(run), reading: count, sheets: z.array(sheet), problems: z.array(problem), forms: z.array(form), confirmed: count, keptDays: count }) }),
  picture: route({ name: 'training.show-scan', method: 'GET', path: '/api/training/scans/:scanId/picture', summary: 'The picture of a page, made straight', audience: enter, params: z.object({ scanId: id }), response: 'file' }),
  confirm: route({ name: 'training.confirm-sheet', method: 'POST', path: '/api/training/sheet-runs/:runId/sheets/:copy/confirm', summary: 'Counts a sheet with these answers, as if it had been typed in; its pictures are erased', audience: enter, params: copyOf,
    body: evaluationAnswers.omit({ version: true }).extend({ filledOn: day }), response: z.object({ formNumber: z.string(), submissions: count }), refusals: confirming }),
  confirmSure: route({ name: 'training.confirm-sure-sheets', method: 'POST', path: '/api/training/classes/:classId/sheets/confirm-sure', summary: 'Counts all sheets of which every answer is sure', audience: enter, params: classId,
    body: z.object({ filledOn: day }), response: z.object({ confirmed: count, left: z.array(z.object({ number: z.string(), code: z.string() })) }), refusals: ['training.evaluation-too-early', 'training.filled-on-wrong'] }),
  discard: route({ name: 'training.discard-scan', method: 'POST', path: '/api/training/scans/:scanId/discard', summary: 'Erases a picture that is not to be counted', audience: enter, params: z.object({ scanId: id }), response: z.object({ id }) }),
  discardUnusable: route({ name: 'training.discard-unusable-scans', method: 'POST', path: '/api/training/classes/:classId/scans/discard-unusable', summary: 'Erases these pictures of a class, as far as they are no sheet to be counted', audience: enter, params: classId, body: z.object({ scanIds: z.array(id).min(1).max(600) }), response: z.object({ discarded: count }) }),
}

export const sheetsRefusals = {
  'training.scan-kind': { status: 422, zh: '没有收下：只收 JPG、PNG 照片或扫描图，以及扫描仪做的 PDF。别的格式请另存为这几种再传。', en: 'Not taken: photos or scans as JPEG or PNG, or the PDF that a scanner made. Save anything else as one of these and send again.' },
  'training.scan-large': { status: 413, zh: '文件太大，没有收下：图片每张不超过 20 MB，PDF 不超过 60 MB。请用 200 dpi、灰度重新扫描，或把 PDF 分成几份再传。', en: 'Too large, not taken: a picture may have 20 MB, a PDF 60 MB. Scan at 200 dpi in grey, or send the PDF in parts.' },
  'training.scan-pdf-locked': { status: 422, zh: '这份 PDF 要密码才能打开，没有收下。请在扫描仪上关掉加密，或去掉密码再传。', en: 'This PDF asks for a password and was not taken. Turn off encryption on the scanner, or remove the password, and send again.' },
  'training.scan-pdf-broken': { status: 422, zh: '这份 PDF 打不开，多半没有传完整或已经损坏，没有收下。请重新扫描一份再传。', en: 'This PDF does not open; it is incomplete or damaged, and was not taken. Scan it once more and send again.' },
  'training.scan-pdf-pages': { status: 422, zh: '这份 PDF 超过 200 页，没有收下。请分成几份，一份一份地传。', en: 'This PDF has more than 200 pages and was not taken. Split it and send the parts one by one.' },
  'training.scans-many': { zh: '这个班已经有 600 张图片等着确认，没有再收。请先确认或删掉一些，再接着传。', en: '600 pictures of this class wait to be confirmed already, so no more were taken. Confirm or discard some, then go on.' },
  'training.sheet-page-missing': { zh: '这张表还缺一页，没有计入。请把缺的那页拍照上传，再确认。', en: 'A page of this sheet is missing, so it was not counted. Upload the picture of that page, then confirm.' },
} as const satisfies Record<string, RefusalText>
