import { z } from 'zod'
import { Refused } from '#platform/http'

const place = z.tuple([z.string().max(200), z.uuid()])

/** Where the page before ended: what it was sorted by, and the row. */
export const writePlace = (row: { place: string; id: string }): string => Buffer.from(JSON.stringify([row.place, row.id])).toString('base64url')

export function readPlace(cursor: string | undefined): { value: string; id: string } | null {
  if (cursor === undefined) return null
  try {
    const [value, id] = place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return { value, id }
  } catch {
    throw new Refused('platform.invalid-input')
  }
}
