import { cellText } from '../model.ts'
import { compact } from './text.ts'
import type { Repair } from './text.ts'

const DIGITS = '零一二三四五六七八九'
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const AROUND = /^(?:大约|大概|约|近|共|计|约计|预计|拟)|(?:左右|上下|以上|以内|余|多|人|名|个|位|学员|职工|员工)+$/g

/** Chinese numerals below ten thousand: 二十 → 20, 一百零五 → 105, 两百 → 200. null for anything else. */
export function fromChineseNumeral(text: string): number | null {
  const plain = text.replace(/[两俩]/g, '二').replace(/〇/g, '零').replace(/廿/g, '二十')
  if (!/^[零一二三四五六七八九十百千]+$/.test(plain)) return null
  let total = 0
  let digit = 0
  let lastUnit = 10_000
  for (const letter of plain) {
    const unit = UNITS[letter]
    if (unit === undefined) {
      if (digit !== 0) return null
      digit = DIGITS.indexOf(letter)
      continue
    }
    if (unit >= lastUnit || (digit === 0 && unit !== 10)) return null
    total += (digit || 1) * unit
    lastUnit = unit
    digit = 0
  }
  return total + digit
}

/** How many people: 20, 20人, 约20名, 二十人. Only a whole positive number is one; null otherwise. */
export const readHeadcount: Repair<number> = (cell) => {
  const text = compact(cellText(cell)).replace(/,(?=\d{3})/g, '').replace(AROUND, '').replace(AROUND, '')
  const number = /^\d{1,6}(?:\.0+)?$/.test(text) ? Number(text) : fromChineseNumeral(text)
  return number !== null && Number.isInteger(number) && number > 0 ? number : null
}
