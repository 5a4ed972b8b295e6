/*
 * Arrays as PostgreSQL sends and takes them in its binary format (src/backend/utils/adt/arrayfuncs.c, array_recv): for the few statements that carry hundreds of values to a batch, which would else
 * be written out, quoted and parsed again one by one.
 */
const uuidOid = 2950
const textOid = 25
const header = 20

/** `uuid[]`; each value in its usual form with hyphens. */
export function uuidArray(values: readonly string[]): Buffer {
  const bytes = begin(values.length, uuidOid, header + values.length * 20)
  let at = header
  for (const value of values) {
    at = bytes.writeInt32BE(16, at)
    at += bytes.write(value.replaceAll('-', ''), at, 'hex')
  }
  return bytes
}

/** `text[]` */
export function textArray(values: readonly string[]): Buffer {
  let long = header
  const lengths = values.map((value) => Buffer.byteLength(value))
  for (const length of lengths) long += 4 + length
  const bytes = begin(values.length, textOid, long)
  let at = header
  for (const [index, value] of values.entries()) {
    at = bytes.writeInt32BE(lengths[index]!, at)
    at += bytes.write(value, at)
  }
  return bytes
}

/** One dimension that counts from 1, without nulls; none at all when there is nothing in it. */
function begin(count: number, oid: number, long: number): Buffer {
  const bytes = Buffer.allocUnsafe(count === 0 ? 12 : long)
  bytes.writeInt32BE(count === 0 ? 0 : 1, 0)
  bytes.writeInt32BE(0, 4)
  bytes.writeInt32BE(oid, 8)
  if (count === 0) return bytes
  bytes.writeInt32BE(count, 12)
  bytes.writeInt32BE(1, 16)
  return bytes
}
