import { mergeFields } from '@guildhall/contract'
import type { Standing } from '../model.ts'
import type { Said } from './references.ts'

export type MergeField = (typeof mergeFields)[number]
export type Side = 'winner' | 'loser'
export type Keep = Record<MergeField, Side>
/** What a record says of a person, in clear: only ever in memory and under seal. */
export type Facts = {
  name: string; phone: string | null; idNumber: string | null; unit: string; gender: string | null; birthYear: number | null; division: string | null; standing: Standing
}

const perField = <T>(value: (field: MergeField) => T) => Object.fromEntries(mergeFields.map((field) => [field, value(field)])) as Record<MergeField, T>

export function agreeing(winner: Facts, loser: Facts): Record<MergeField, boolean> {
  return perField((field) => winner[field] === loser[field])
}

/** What a clerk will most often want: what only one of the two says, the checked name and number before the others, else the record that is kept. */
export function suggestKeep(winner: Facts, loser: Facts): Keep {
  const empty = (facts: Facts, field: MergeField) => facts[field] === null || facts[field] === ''
  const checked = loser.standing === 'real-name' && winner.standing !== 'real-name'
  return perField((field) => {
    if (empty(winner, field) !== empty(loser, field)) return empty(winner, field) ? 'loser' : 'winner'
    return checked && ['name', 'idNumber', 'gender', 'birthYear'].includes(field) ? 'loser' : 'winner'
  })
}

/** What the kept record says afterwards. Gender and year of birth are those of the ID number that is kept (GB 11643), whatever was chosen for them. Its standing follows from what was kept: real-name only with the number from the card, own once anybody has logged in. */
export function mergedFacts(winner: Facts, loser: Facts, keep: Keep): Facts {
  const sides = { winner, loser }
  const chosen = Object.fromEntries(mergeFields.map((field) => [field, sides[keep[field]][field]])) as Omit<Facts, 'standing'>
  const card = chosen.idNumber === null ? null : sides[keep.idNumber]
  const kept = { ...chosen, ...(card?.gender && { gender: card.gender }), ...(card?.birthYear && { birthYear: card.birthYear }) }
  const standing: Standing = kept.idNumber !== null ? 'real-name' : winner.standing === 'contact' && loser.standing === 'contact' ? 'contact' : 'own'
  return { ...kept, standing }
}

export type PutBack = { winner: Facts; said: Said[] }

const fieldWords: Record<MergeField, Said> = {
  name: { zh: '姓名', en: 'name' }, phone: { zh: '手机号', en: 'phone' }, idNumber: { zh: '身份证号', en: 'ID number' }, unit: { zh: '单位', en: 'unit' }, gender: { zh: '性别', en: 'gender' },
  birthYear: { zh: '出生年份', en: 'year of birth' }, division: { zh: '地区', en: 'place' },
}

/** What the kept record says once a merge is taken back: a value that nobody has touched since becomes what it was, one that was corrected meanwhile stays and is named. */
export function decidePutBack(before: { winner: Facts; loser: Facts; keep: Keep }, now: Facts): PutBack {
  const after = mergedFacts(before.winner, before.loser, before.keep)
  const changed = mergeFields.filter((field) => now[field] !== after[field])
  const facts = Object.fromEntries(mergeFields.map((field) => [field, changed.includes(field) ? now[field] : before.winner[field]])) as Omit<Facts, 'standing'>
  const standing: Standing = facts.idNumber === null ? (before.winner.standing === 'real-name' ? 'own' : before.winner.standing) : 'real-name'
  return {
    winner: { ...facts, standing },
    said: changed.map((field) => ({ zh: `合并之后改过${fieldWords[field].zh}，保留改过的`, en: `The ${fieldWords[field].en} was corrected after the merge and stays` })),
  }
}
