import { cellText } from '../model.ts'
import type { Cell } from '../model.ts'

/**
 * A repair takes a cell that is neither blank nor an error, pushes the kinds of repair it made onto `repairs`, and returns the
 * value, or null when the cell can't be understood. Kinds go to an array of the caller's, so that a million clean cells allocate nothing.
 */
export type Repair<T> = (cell: Cell, repairs: string[]) => T | null

/** White space and what looks like it: U+3000, U+00A0, tabs, zero-width characters. */
const SPACE = /[\s\u200b-\u200f\u2060\ufeff]+/g
const HAS_SPACE = /[\s\u200b-\u200f\u2060\ufeff]/
const DOTS = /[•‧．・･.∙⋅●]/g
const HAS_DOT = /[•‧．・･.∙⋅●]/
const LATIN_BREAK = /([A-Za-z0-9.])[\s\u3000]+(?=[A-Za-z0-9])/g

/** Text without white space, except single spaces between Latin words or numbers, which belong there. */
function withoutSpaces(text: string): string {
  const kept = text.replace(LATIN_BREAK, '$1\u0001').replace(SPACE, '')
  return kept.includes('\u0001') ? kept.replaceAll('\u0001', ' ') : kept
}

/** A person's name: `name-spaces` and `name-dot` (the dot of minority names is U+00B7). */
export const fixPersonName: Repair<string> = (cell, repairs) => {
  const label = fixLabel(cell, repairs)
  if (label === null || !HAS_DOT.test(label)) return label
  repairs.push('name-dot')
  return label.replace(DOTS, '·')
}

/** The name of an organisation or a thing: `name-spaces`. */
export const fixLabel: Repair<string> = (cell, repairs) => {
  const text = cellText(cell)
  if (!HAS_SPACE.test(text)) return text
  const tidy = withoutSpaces(text)
  if (tidy !== text) repairs.push('name-spaces')
  return tidy
}

/** Plain text without outer white space; nothing else is touched and nothing is reported. */
export const readText: Repair<string> = (cell) => cellText(cell).trim()

/** Full-width digits, letters and punctuation to ASCII, white space gone: for comparing and for codes. */
export function compact(text: string): string {
  return text.normalize('NFKC').replace(SPACE, '')
}

/** A code as an organisation writes it (410200F0001): ASCII, upper case as given. */
export const readCode: Repair<string> = (cell) => compact(cellText(cell))
