import { cellText } from '../model.ts'
import type { Repair } from './text.ts'

const ISO = /^\d{4}-\d{2}-\d{2}$/
const DAY = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?(?:T?\d{1,2}:\d{2}(?::\d{2})?)?$/
const EIGHT = /^(\d{4})(\d{2})(\d{2})$/
const MONTH = /^(\d{4})[-./年](\d{1,2})月?$/
const SERIAL = /^\d{5}$/
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const EXCEL_EPOCH = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000

/** Is this YYYY-MM-DD a day of the Gregorian calendar? */
export function isRealDate(iso: string): boolean {
  const year = Number(iso.slice(0, 4))
  const month = Number(iso.slice(5, 7))
  const day = Number(iso.slice(8, 10))
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= DAYS_IN_MONTH[month - 1]!)) return false
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0))
}

function toIso(year: string, month: string, day: string): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return year >= '1900' && year <= '2199' && isRealDate(iso) ? iso : null
}

/** The day of an Excel serial (1900 date system); 10 000 is 1927, so that a year alone (2019) is no serial. */
function fromSerial(serial: number): string | null {
  if (serial < 10_000 || serial > 99_999) return null
  return new Date(EXCEL_EPOCH + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10)
}

/**
 * A day as YYYY-MM-DD. A date cell with a date format and a text YYYY-MM-DD are no repair; `date-text`, `date-month` (the first of
 * the month) and `date-serial` are. null for no date, an impossible one, a two-digit year or a year alone.
 */
export const fixDate: Repair<string> = (cell, repairs) => {
  if (cell instanceof Date) return toIso(...parts(cell.toISOString()))
  if (typeof cell === 'number') return fixNumber(cell, repairs)
  const text = cellText(cell)
  if (ISO.test(text)) return isRealDate(text) ? text : null
  const plain = text.normalize('NFKC').replace(/[\s\u200b\ufeff]+/g, '')
  if (ISO.test(plain)) return isRealDate(plain) ? plain : null
  const day = DAY.exec(plain) ?? EIGHT.exec(plain)
  if (day) return noted(repairs, 'date-text', toIso(day[1]!, day[2]!, day[3]!))
  const month = MONTH.exec(plain)
  if (month) return noted(repairs, 'date-month', toIso(month[1]!, month[2]!, '01'))
  return SERIAL.test(plain) ? noted(repairs, 'date-serial', fromSerial(Number(plain))) : null
}

function parts(iso: string): [string, string, string] {
  return [iso.slice(0, 4), iso.slice(5, 7), iso.slice(8, 10)]
}

/** 20190305, a serial, or 2019.3 typed into a number cell; 2019.1 may have been 2019.10, so it is left alone. */
function fixNumber(value: number, repairs: string[]): string | null {
  if (value >= 19_000_101 && Number.isInteger(value)) {
    const day = EIGHT.exec(String(value))
    return day && noted(repairs, 'date-text', toIso(day[1]!, day[2]!, day[3]!))
  }
  const month = /^((?:19|20)\d{2})\.([2-9]|1[12]|0[1-9])$/.exec(String(value))
  if (month) return noted(repairs, 'date-month', toIso(month[1]!, month[2]!, '01'))
  return noted(repairs, 'date-serial', fromSerial(value))
}

function noted(repairs: string[], kind: string, value: string | null): string | null {
  if (value !== null) repairs.push(kind)
  return value
}
