import { cellText } from '../model.ts'
import { compact } from './text.ts'
import type { Repair } from './text.ts'

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const FORM = /^[0-9A-HJ-NPQRTUWXY]{18}$/
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const VALUES = new Int8Array(128).fill(-1)
for (let i = 0; i < ALPHABET.length; i++) VALUES[ALPHABET.charCodeAt(i)] = i

/** The check character of GB 32100-2015: 31 minus the weighted sum of the first 17, modulo 31. */
export function creditCheckCharacter(first17: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += (VALUES[first17.charCodeAt(i)] ?? 0) * (WEIGHTS[i] ?? 0)
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/** Eighteen characters of the alphabet of GB 32100 (no I, O, S, V, Z) with the right check character. */
export function isCreditCode(text: string): boolean {
  return FORM.test(text) && creditCheckCharacter(text) === text.charAt(17)
}

/** A unified social credit code: `credit-code-normalised` is lower case, full width, spaces; null when it is wrong. */
export const fixCreditCode: Repair<string> = (cell, repairs) => {
  const text = cellText(cell)
  if (isCreditCode(text)) return text
  const plain = compact(text).replace(/^['‘`]/, '').toUpperCase()
  if (!isCreditCode(plain)) return null
  repairs.push('credit-code-normalised')
  return plain
}
