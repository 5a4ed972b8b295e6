import {
  fixCreditCode, fixDate, fixLabel, fixPersonName, fixPhone, fixSkillLevel, intakeMessages, readAvailability, readHeadcount, readMark, timeSlots, understandRows,
} from '#engines/intake'
import type { Book, RowReading, RowRef, TimeSlot, Understanding } from '#engines/intake'
import { readPlace, readWords } from './lookups.ts'
import type { TrainingLookups } from './lookups.ts'
import { trainingImportMessages } from './messages.ts'
import { needShapes } from './need-shapes.ts'
import type { NeedField, NeedSource } from './need-shapes.ts'

/** One need as its row says. */
export interface NeedRow {
  source: NeedSource
  /** The applicant, or the person to call in an enterprise or department. */
  contactName: string | null
  contactPhone: string
  /** The employer, enterprise or department as written. */
  unitName: string | null
  creditCode: string | null
  /** The occupation's name and key; null when no trade is named: a person decides. */
  occupation: string | null
  occupationKey: string | null
  /** The trade field and the sentence as they were written. */
  trade: string | null
  words: string | null
  level: number | null
  /** The county (or the city, for all of it). */
  division: string
  town: string | null
  seats: number
  availability: TimeSlot[]
  /** YYYY-MM-DD */
  earliestStart: string | null
  deadline: string | null
  /** Free text with its unit; nothing is counted on it. */
  budget: string | null
  submittedAt: string | null
}

/**
 * Understands the three forms of training needs. Which form a sheet is, its headers tell. A worker's form sent twice is taken
 * once: everything equal but the running number and the time of sending. Pure. Throws `IntakeRefused('no-table')`.
 */
export function understandNeeds(book: Book, lookups: TrainingLookups): Understanding<NeedRow> {
  const sent = new Map<string, RowRef>()
  const options = { messages: { ...intakeMessages, ...trainingImportMessages }, locale: lookups.locale }
  return understandRows(book, needShapes, options, (reading, source) => {
    const need = readNeed(reading, source, lookups)
    if (reading.rejected || source !== 'worker') return need
    const { submittedAt: _, ...form } = need
    const key = JSON.stringify(form)
    const first = sent.get(key)
    if (first) reading.reject('duplicate-in-file', 'phone', first)
    else sent.set(key, reading.ref)
    return need
  })
}

function readNeed(reading: RowReading<NeedField>, source: NeedSource, lookups: TrainingLookups): NeedRow {
  const place = readPlace(reading.text('region'), lookups.cityCode)
  if (!place) reading.reject('region-unknown', 'region')
  else if (lookups.mayTake?.(place.divisionCode, place.town) === false) reading.reject('region-outside-range', 'region')
  const seats = source === 'worker' ? 1 : reading.require('seats', readHeadcount, { missing: 'headcount-invalid', unreadable: 'headcount-invalid' })
  const earliestStart = reading.take('start', fixDate, { warn: 'date-unreadable' })
  const deadline = reading.take('deadline', fixDate, { warn: 'date-unreadable' })
  if (earliestStart !== null && deadline !== null && deadline < earliestStart) reading.reject('deadline-before-start', 'deadline')
  const trade = readWords(reading, 'trade')
  const words = readWords(reading, 'words')
  const { occupation } = lookups.classifier.classify({ trade, words })
  if (!occupation) reading.warn('occupation-unknown', 'trade')
  return {
    source,
    contactName: reading.take('person', fixPersonName, 'ignore'),
    contactPhone: reading.require('phone', fixPhone, { missing: 'phone-missing', unreadable: 'phone-format' }) ?? '',
    unitName: reading.take('unit', fixLabel, 'ignore'),
    creditCode: reading.take('credit', fixCreditCode, { reject: 'credit-code-checksum' }),
    occupation: occupation?.name ?? null,
    occupationKey: occupation?.key ?? null,
    trade, words,
    level: reading.take('level', fixSkillLevel, { warn: 'skill-level-unknown' }),
    division: place?.divisionCode ?? '',
    town: place?.town ?? null,
    seats: seats ?? 0,
    availability: readTimes(reading),
    earliestStart, deadline,
    budget: readBudget(reading),
    submittedAt: readWords(reading, 'submitted'),
  }
}

/** Three columns of marks, or one phrase: whichever the form has. */
function readTimes(reading: RowReading<NeedField>): TimeSlot[] {
  const said = reading.take('times', readAvailability, { warn: 'availability-unreadable' })
  if (said) return said
  const marks = (['weekdayDay', 'weekdayEvening', 'weekend'] as const).map((field) => reading.take(field, readMark, { warn: 'availability-unreadable' }))
  return timeSlots.filter((_, i) => marks[i] === true)
}

/** A bare number gets the unit that its header names: 2.9 under 预算（万元） is 2.9万元. */
function readBudget(reading: RowReading<NeedField>): string | null {
  const text = readWords(reading, 'budget')
  if (text === null || !/^[\d.]+$/.test(text)) return text
  return text + (/[（(]([^）)]+)[）)]/.exec(reading.column('budget'))?.[1] ?? '')
}
