import type { Form, Question } from '#engines/evaluation'

type Kind = 'worker' | 'enterprise'

/** What stands on a sheet beside the questions, in the language it is printed in. */
export const sheetWords = {
  zh: {
    title: (kind: Kind) => (kind === 'worker' ? '培训班评价表（职工）' : '培训班评价表（企业）'), dot: ' · ', trainer: (name: string) => `教师 ${name}`, day: '填表日期', or: '、', several: '（可选几个）',
    lead: '请用深色笔把要选的圆圈涂满（像 ● 这样），不要打勾；涂错了，请换一张表。5 很满意，4 满意，3 一般，2 不满意，1 很不满意。不用写姓名、电话。',
    onlyIf: (number: number, said: string) => `（第 ${number} 题选了 ${said} 才答）`, foot: (unit: string) => `${unit} · 结果只汇总，不显示是谁填的。四周的黑块和二维码是给机器看的，请不要写画、折角。`, page: (page: number, of: number) => `第 ${page} 页，共 ${of} 页`,
  },
  en: {
    title: (kind: Kind) => (kind === 'worker' ? 'How was the class? (workers)' : 'How was the class? (enterprise)'), dot: ' · ', trainer: (name: string) => `taught by ${name}`, day: 'Date', or: ' or ', several: ' (as many as you like)',
    lead: 'Fill the circles you choose with a dark pen, wholly (like ●); do not tick. If you make a mistake, take another sheet. 5 very good, 4 good, 3 fair, 2 poor, 1 very poor. No name, no phone number.',
    onlyIf: (number: number, said: string) => `(only if you answered question ${number} with ${said})`, foot: (unit: string) => `${unit} · only sums are shown, never who said what. The black squares and the code are for the machine: please do not write on them.`, page: (page: number, of: number) => `Page ${page} of ${of}`,
  },
} as const
export type Language = keyof typeof sheetWords

/** For whom a question is that not everybody is asked. */
export function noteOf(form: Pick<Form, 'questions'>, question: Question, language: Language): string | undefined {
  const on = question.when && form.questions.find((one) => one.key === question.when!.question)
  if (!on || !question.when) return undefined
  const words = sheetWords[language]
  const said = question.when.is.map((one) => (on.kind === 'choice' ? on.options.find((option) => option.key === one)?.label[language] ?? '' : String(one))).join(words.or)
  return words.onlyIf(form.questions.indexOf(on) + 1, said)
}
