import { z } from 'zod'
import { Refused } from '#platform/http'

const place = z.tuple([z.string().max(300), z.uuid()])

/** Where the next page of a list begins: after this value and id. */
export function cursorOf(value: string, id: string): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url')
}

/** Refuses a cursor that we did not make. */
export function placeOf(cursor: string | undefined): { value: string; id: string } | null {
  if (cursor === undefined) return null
  try {
    const [value, id] = place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return { value, id }
  } catch {
    throw new Refused('platform.invalid-input')
  }
}
