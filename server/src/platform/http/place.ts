import { z } from 'zod'
import { Refused } from './refused.ts'

/** Where a page of a list ended: the value it is sorted by, as text, and the id that breaks ties. */
export type Place = { value: string; id: string }
const place = z.tuple([z.string().max(200), z.uuid()])

/** The place after which a page begins, as an opaque text. */
export function cursorOf(value: string, id: string): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url')
}

/** Refuses a cursor that we did not make. */
export function placeOf(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null
  try {
    const [value, id] = place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return { value, id }
  } catch {
    throw new Refused('platform.invalid-input')
  }
}

/** One page of rows of which one more was read than asked for. */
export function pageOf<Row, Shown>(rows: readonly Row[], limit: number, at: (row: Row) => string, show: (row: Row) => Shown): { rows: Shown[]; next: string | null } {
  const shown = rows.slice(0, limit)
  return { rows: shown.map(show), next: rows.length > limit ? at(shown.at(-1)!) : null }
}
