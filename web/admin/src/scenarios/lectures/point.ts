export type Point = { lat: number; lng: number }

/**
 * A point as map services copy it: two decimal numbers, with a comma of whatever width, a space or a semicolon between. Some put the latitude first and some the longitude: in China a
 * latitude is below 55 and a longitude above 72, so the order can be told. Null for anything else.
 */
export function readPoint(typed: string): Point | null {
  const found = /^\s*(?:[^\d-]*)(\d{1,3}(?:\.\d{1,12})?)\s*[°]?\s*[,，;；\s]\s*(\d{1,3}(?:\.\d{1,12})?)\s*°?\s*$/.exec(typed)
  if (!found) return null
  const [a, b] = [Number(found[1]), Number(found[2])]
  const [lat, lng] = a > b ? [b, a] : [a, b]
  return lat >= 3 && lat <= 55 && lng >= 72 && lng <= 136 ? { lat, lng } : null
}
