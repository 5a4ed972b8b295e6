import { answersAsked, questionsAsked, type AnswerOf, type GivenAnswer, type sheetsRoutes } from '@guildhall/contract'
import type { Form, Question } from '#engines/evaluation'
import { layOut, type ReadAnswer, type SheetLayout, type SheetQuestion } from '#engines/sheets'
import { noteOf, sheetWords, type Language } from './words.ts'

type Sheet = AnswerOf<typeof sheetsRoutes.list>['sheets'][number]
export type Evaluator = 'worker' | 'enterprise'

/** The box for the day: a person reads it. */
export const dayKey = '@day'
/** Pictures that nobody confirms or discards are erased after so many days. */
export const keptDays = 30
/** So many pictures of a class may wait at once. */
export const mostWaiting = 600
/** What a picture may weigh, and a PDF; of how many pages. Office scanners make half a megabyte a page. */
export const [mostPictureBytes, mostPdfBytes, mostPdfPages] = [20 * 1024 * 1024, 60 * 1024 * 1024, 200] as const

/** SM000001: numbers of sheets made here never meet those that somebody gave out by hand. */
export const numberOf = (first: number, copy: number): string => `SM${String(first + copy - 1).padStart(6, '0')}`

/** How a form is laid out for one kind of evaluator. Questions keep the numbers they have in the whole form. */
export function layoutOf(form: Pick<Form, 'questions'>, about: { evaluator: Evaluator; language: Language; title: string; number: string; trainer: string | null; unit: string }): SheetLayout {
  const words = sheetWords[about.language]
  const questions = form.questions.flatMap((question, index) => (!question.kinds || question.kinds.includes(about.evaluator) ? [onPaper(form, question, index + 1, about.language)] : []))
  const text = {
    title: words.title(about.evaluator), about: [`${about.title}${words.dot}${about.number}`, about.trainer ? `${about.unit}${words.dot}${words.trainer(about.trainer)}` : about.unit],
    lead: words.lead, day: words.day, foot: words.foot(about.unit), dayKey,
  }
  return layOut(text, questions)
}

function onPaper(form: Pick<Form, 'questions'>, question: Question, number: number, language: Language): SheetQuestion {
  const note = noteOf(form, question, language)
  const several = question.kind === 'choice' && question.multiple === true
  const common = { key: question.key, words: `${number}. ${question.label[language]}${several ? sheetWords[language].several : ''}`, ...(note && { note }), ...(question.section && { section: question.section[language] }) }
  if (question.kind === 'text') return { ...common, kind: 'words', options: [], lines: question.key === 'comment' ? 3 : 2 }
  if (question.kind === 'rating') return { ...common, kind: 'one', scale: true, options: [5, 4, 3, 2, 1].map((score) => ({ key: String(score), label: String(score) })) }
  return { ...common, kind: several ? 'several' : 'one', options: question.options.map((one) => ({ key: one.key, label: one.label[language] })) }
}

/** What the options that are marked say as an answer; undefined for none, and for two where one is asked. */
export function valueOf(question: Question, options: readonly string[]): GivenAnswer | undefined {
  if (options.length === 0 || question.kind === 'text') return undefined
  if (question.kind === 'choice' && question.multiple) return options
  return options.length > 1 ? undefined : question.kind === 'rating' ? Number(options[0]) : options[0]
}

export type Pages = readonly { page: number; scanId: string; answers: readonly ReadAnswer[] }[]
export type Run = { id: string; evaluator: Evaluator; version: number; first: number; layout: SheetLayout }

/** The answers of a sheet as its marks say them, with those that are not asked left out. */
export function answersOf(form: Pick<Form, 'questions'>, evaluator: Evaluator, read: readonly ReadAnswer[]): Record<string, GivenAnswer> {
  const given = Object.fromEntries(form.questions.map((question) => [question.key, valueOf(question, read.find((one) => one.question === question.key)?.options ?? [])]))
  return answersAsked(form.questions, given, evaluator)
}

/**
 * A sheet put together from its pages. It is sure if all of them are there and each answer is; a question that has to be answered and is open is a doubt, for only a person can tell
 * whether it was left open. Where marks stand at a question that was not asked, they are shown and not counted.
 */
export function sheetOf(run: Run, copy: number, { form, pages, given }: { form: Pick<Form, 'questions'>; pages: Pages; given: boolean }): Sheet {
  const read = pages.flatMap((one) => one.answers.map((answer) => ({ ...answer, page: one.page })))
  const asked = new Set(questionsAsked(form.questions, answersOf(form, run.evaluator, read), run.evaluator).map((one) => one.key))
  const answers = form.questions.flatMap((question): Sheet['answers'] => {
    const one = read.find((answer) => answer.question === question.key)
    if (!one) return []
    const place = placeOf(run.layout, one.page, question.key)
    const missing = asked.has(question.key) && question.required && one.sure && one.options.length === 0
    return [{ question: question.key, page: one.page, place, options: [...one.options], sure: one.sure && !missing, confidence: missing ? 0 : one.confidence, doubt: missing ? 'missing' : one.doubt }]
  })
  const all = run.layout.pages.map((_, index) => ({ page: index + 1, scanId: pages.find((one) => one.page === index + 1)?.scanId ?? null }))
  const state = given ? 'given' : all.some((one) => one.scanId === null) ? 'incomplete' : answers.every((one) => one.sure) ? 'sure' : 'doubtful'
  const day = run.layout.pages[0]?.boxes.find((one) => one.question === dayKey)
  return { runId: run.id, copy, number: numberOf(run.first, copy), evaluator: run.evaluator, version: run.version, pages: all, state, answers, day: day ? { x: day.x, y: day.y, width: day.width, height: day.height } : null }
}

/** The part of a page where a question is answered, with a little around it. */
function placeOf({ pages, radius }: SheetLayout, page: number, question: string): { x: number; y: number; width: number; height: number } {
  const of = pages[page - 1]
  const box = of?.boxes.find((one) => one.question === question)
  if (box) return { x: box.x, y: box.y, width: box.width, height: box.height }
  const bubbles = of?.bubbles.filter((one) => one.question === question) ?? []
  const [xs, ys, room] = [bubbles.map((one) => one.x), bubbles.map((one) => one.y), radius * 2]
  return { x: Math.min(...xs) - room, y: Math.min(...ys) - room, width: Math.max(...xs) - Math.min(...xs) + 2 * room + 4, height: Math.max(...ys) - Math.min(...ys) + 2 * room }
}
