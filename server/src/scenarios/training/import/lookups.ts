import { readText } from '#engines/intake'
import type { Locale, RowReading } from '#engines/intake'
import { findDivision, resolveRegion } from '#registry/divisions'
import type { Classifier } from '../classify/index.ts'

/** What understanding a training file leans on, as plain data and one classifier. No database. */
export interface TrainingLookups {
  /** Six digits of the city that the installation serves. */
  cityCode: string
  /** Built from the installation's synonym table. */
  classifier: Classifier
  /** Whether whoever imports may take in needs of a place; without it, of the whole city. */
  mayTake?: (division: string, town: string | null) => boolean
  locale?: Locale | undefined
}

/** An occupation that a cell names. */
export interface NamedOccupation { key: string; name: string }

/** A cell that lists trades (焊工、钳工/电工). What is no trade is warned of and left out. */
export function readOccupations<F extends string>(reading: RowReading<F>, field: F, classifier: Classifier): NamedOccupation[] {
  const found = new Map<string, NamedOccupation>()
  for (const trade of reading.text(field).split(/[、,，/／;；|\s]+/).filter(Boolean)) {
    const { occupation } = classifier.classify({ trade })
    if (occupation) found.set(occupation.key, { key: occupation.key, name: occupation.name })
    else reading.warn('occupation-unknown', field)
  }
  return [...found.values()]
}

/** A place of the city: a county with or without a town, or the whole city. null when it is neither. */
export function readPlace(text: string, cityCode: string): { divisionCode: string; town: string | null } | null {
  const region = resolveRegion(text, cityCode)
  if (region) return { divisionCode: region.division.code, town: region.town }
  const whole = ['全市', '全域', '市本级', '不限', findDivision(cityCode)?.name]
  return whole.includes(text.trim()) ? { divisionCode: cityCode, town: null } : null
}

/** A field of free text as it stands, null when blank. */
export function readWords<F extends string>(reading: RowReading<F>, field: F): string | null {
  return reading.take(field, readText, 'ignore') || null
}
