import { cellText } from '../model.ts'
import { compact } from './text.ts'
import type { Repair } from './text.ts'

const MOBILE = /^1[3-9]\d{9}$/

/** A mobile number of mainland China: 11 digits. A number cell is no repair; `phone-normalised` is +86, dashes, spaces, full width. */
export const fixPhone: Repair<string> = (cell, repairs) => {
  const text = cellText(cell)
  if (MOBILE.test(text)) return text
  const digits = compact(text).replace(/[-‐-―−()+._·'‘`]/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '')
  if (!MOBILE.test(digits)) return null
  repairs.push('phone-normalised')
  return digits
}
