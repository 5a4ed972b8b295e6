import { cellText } from '../model.ts'
import type { Cell } from '../model.ts'
import { isRealDate } from './date.ts'

export type IdentityFault = 'id-length' | 'id-precision-lost' | 'id-birthdate' | 'id-checksum'
export type IdentityReading = { id: string } | { fault: IdentityFault }

const PLAIN = /^\d{17}[\dX]$/
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK = '10X98765432'
const SPACE = /[\s\u200b-\u200f\u2060\ufeff]+/g
const HAS_SPACE = /[\s\u200b-\u200f\u2060\ufeff]/
const WIDE = /[０-９Ｘｘ]/
const SCIENTIFIC = /^\d(?:\.\d+)?[Ee]\+?\d+$/

/** The check character of GB 11643-1999 (ISO 7064 MOD 11-2). */
export function identityCheckCharacter(first17: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += (first17.charCodeAt(i) - 48) * (WEIGHTS[i] ?? 0)
  return CHECK.charAt(sum % 11)
}

/**
 * A citizen's identity number (GB 11643). Repairs: `id-spaces`, `id-full-width`, `id-lower-x`, `id-apostrophe`.
 * A number cell has lost its last three digits in Excel's double, so it is refused even where what is left looks valid.
 * The order of the checks is part of the behaviour: length, then date, then check character. `today` is YYYY-MM-DD.
 */
export function fixIdentity(cell: Cell, today: string, repairs: string[]): IdentityReading {
  if (typeof cell === 'number') return { fault: 'id-precision-lost' }
  let text = cellText(cell)
  if (!PLAIN.test(text)) {
    const before = text
    if (HAS_SPACE.test(text)) text = text.replace(SPACE, '')
    if (text !== before) repairs.push('id-spaces')
    if (/^['‘’`＇]/.test(text)) {
      text = text.slice(1)
      repairs.push('id-apostrophe')
    }
    if (WIDE.test(text)) {
      text = text.normalize('NFKC')
      repairs.push('id-full-width')
    }
    if (SCIENTIFIC.test(text)) return { fault: 'id-precision-lost' }
    if (text.endsWith('x')) {
      text = `${text.slice(0, -1)}X`
      repairs.push('id-lower-x')
    }
  }
  if (text.length !== 18) return { fault: 'id-length' }
  if (!PLAIN.test(text)) return { fault: 'id-checksum' }
  const born = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`
  if (!isRealDate(born) || born < '1900-01-01' || born > today) return { fault: 'id-birthdate' }
  return identityCheckCharacter(text) === text.charAt(17) ? { id: text } : { fault: 'id-checksum' }
}
