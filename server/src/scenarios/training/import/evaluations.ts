import { fixDate, intakeMessages, readCode, readText, understandRows } from '#engines/intake'
import type { Book, Locale, RowReading, RowRef, TableShape, Understanding } from '#engines/intake'
import { readWords } from './lookups.ts'
import { trainingImportMessages } from './messages.ts'

type EvaluationField = 'form' | 'class' | 'evaluator' | 'trainer' | 'course' | 'teaching' | 'comment' | 'filledOn' | 'clerk'

const shape: TableShape<EvaluationField> = {
  columns: [
    { field: 'form', headers: ['问卷编号', '表单编号', '评价表编号'], required: true },
    { field: 'class', headers: ['班级编号', '班号', '培训班编号'], required: true },
    { field: 'evaluator', headers: ['评价人类型', '评价人', '评价主体'], required: true },
    { field: 'trainer', headers: ['培训教师评分', '培训教师', '教师评分'], required: true },
    { field: 'course', headers: ['课程设计评分', '课程设计', '课程评分'], required: true },
    { field: 'teaching', headers: ['教学质量评分', '教学质量', '质量评分'], required: true },
    { field: 'comment', headers: ['意见建议', '意见', '建议'] },
    { field: 'filledOn', headers: ['填表日期', '填写日期', '日期'] },
    { field: 'clerk', headers: ['录入人', '录入员', '经办人'] },
  ],
  identity: ['form', 'class', 'evaluator'],
}

/** A paper form typed in. Scores are 1 to 5. */
export interface EvaluationRow {
  form: string
  classCode: string
  evaluator: 'worker' | 'enterprise'
  trainer: number
  course: number
  teaching: number
  comment: string | null
  /** YYYY-MM-DD */
  filledOn: string | null
  clerk: string | null
}

export interface EvaluationLookups {
  /** Codes of all classes that the system knows. */
  classCodes: ReadonlySet<string>
  locale?: Locale | undefined
}

const evaluators: Readonly<Record<string, 'worker' | 'enterprise'>> = { 职工: 'worker', 学员: 'worker', 企业: 'enterprise' }

/** Understands paper evaluations. Of two forms with one number the first accepted one stands. Pure. Throws `IntakeRefused('no-table')`. */
export function understandEvaluations(book: Book, lookups: EvaluationLookups): Understanding<EvaluationRow> {
  const forms = new Map<string, RowRef>()
  const options = { messages: { ...intakeMessages, ...trainingImportMessages }, locale: lookups.locale }
  return understandRows(book, { evaluations: shape }, options, (reading) => {
    const form = reading.require('form', readCode, { missing: 'form-missing', unreadable: 'form-missing' }) ?? ''
    const first = forms.get(form)
    if (first) reading.reject('duplicate-in-file', 'form', first)
    const classCode = reading.take('class', readCode, 'ignore') ?? ''
    if (!lookups.classCodes.has(classCode)) reading.reject('class-unknown', 'class')
    const evaluator = evaluators[reading.text('evaluator')]
    if (!evaluator) reading.reject('evaluator-unknown', 'evaluator')
    const [trainer, course, teaching] = [readScore(reading, 'trainer'), readScore(reading, 'course'), readScore(reading, 'teaching')]
    const filledOn = reading.take('filledOn', fixDate, { warn: 'date-unreadable' })
    if (reading.rejected || !evaluator) return null
    forms.set(form, reading.ref)
    return { form, classCode, evaluator, trainer, course, teaching, comment: readWords(reading, 'comment'), filledOn, clerk: readWords(reading, 'clerk') }
  })
}

/** A whole number from 1 to 5; full-width digits and a 分 behind it are repaired. 0 after a rejection, which nobody sees. */
function readScore(reading: RowReading<EvaluationField>, field: 'trainer' | 'course' | 'teaching'): number {
  if (reading.isBlank(field)) reading.reject('score-missing', field)
  const score = reading.take(field, (cell, repairs) => {
    const written = readText(cell, repairs) ?? ''
    const narrow = written.normalize('NFKC').trim()
    const bare = narrow.replace(/\s*分$/, '')
    if (!/^-?\d+$/.test(bare)) return null
    if (/[０-９]/.test(written)) repairs.push('score-full-width')
    if (bare !== narrow) repairs.push('score-with-unit')
    return Number(bare)
  }, { reject: 'score-not-integer' })
  if (score !== null && (score < 1 || score > 5)) reading.reject('score-out-of-range', field)
  return score ?? 0
}
