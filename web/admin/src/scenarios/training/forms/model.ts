import type { AnswerOf, evaluationFormsRoutes, OwnQuestion } from '@guildhall/contract'

export type UnitForm = AnswerOf<typeof evaluationFormsRoutes.get>
export type Shown = UnitForm['current']['questions'][number]
export type Kind = OwnQuestion['kind']

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'
const random = (length: number) => Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => letters[byte % letters.length]).join('')
export const newOption = (): OwnQuestion['options'][number] => ({ key: `o${random(6)}`, label: { zh: '', en: null } })

export function newQuestion(kind: Kind): OwnQuestion {
  return { key: `q${random(8)}`, kind, label: { zh: '', en: null }, required: kind !== 'text', section: null, kinds: null, when: null, options: kind === 'choice' ? [newOption(), newOption()] : [], multiple: false }
}

/** Something to be written yet: such a draft cannot be saved. */
export const isUnworded = (one: OwnQuestion) => one.label.zh.trim() === '' || one.options.some((option) => option.label.zh.trim() === '')

/** Before saving: no spaces around, no empty English. */
export function tidy(one: OwnQuestion): OwnQuestion {
  const words = (label: { zh: string; en: string | null }) => ({ zh: label.zh.trim(), en: label.en?.trim() || null })
  return { ...one, label: words(one.label), section: one.section?.zh.trim() ? words(one.section) : null, options: one.kind === 'choice' ? one.options.map((option) => ({ ...option, label: words(option.label) })) : [], multiple: one.kind === 'choice' && one.multiple }
}

/** An own question as it will be shown. */
export function shown(one: OwnQuestion): Shown {
  const words = (label: { zh: string; en: string | null }) => ({ zh: label.zh, en: label.en || label.zh })
  return { ...one, label: words(one.label), fixed: false, section: one.section?.zh ? words(one.section) : null, options: one.options.map((option) => ({ key: option.key, label: words(option.label) })), maxLength: one.kind === 'text' ? 500 : null }
}

/** The fixed ones around a unit's own. */
export function wholeForm(current: UnitForm['current'], own: readonly OwnQuestion[]): Shown[] {
  const fixed = current.questions.filter((one) => one.fixed)
  return [...fixed.slice(0, -1), ...own.map(shown), ...fixed.slice(-1)]
}
