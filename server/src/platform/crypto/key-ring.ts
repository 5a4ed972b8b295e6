import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs'
import { z } from 'zod'

const base64Key = z.string().transform((text) => Buffer.from(text, 'base64')).refine((key) => key.length === 32, 'a key is 32 bytes in base64')
const schema = z.object({
  /** Encrypts personal data and stored secrets. Losing it loses them for ever. */
  data: base64Key,
  /** Blind indexes: HMAC of phones and ID numbers. */
  index: base64Key,
  /** Signs session tokens, check-in codes and the like. */
  token: base64Key,
  /** Password of the database login of the server. */
  database: z.string().min(20),
})
export type KeyRing = z.output<typeof schema>

/** Reads the key file, or makes one (0600, synced to disk before first use). A file that others can read is refused. */
export function openKeyRing(path: string): KeyRing {
  try {
    const mode = statSync(path).mode & 0o077
    if (mode !== 0) throw new Error(`${path} can be read by others: chmod 600 it`)
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const key = () => randomBytes(32).toString('base64')
  const fresh = { data: key(), index: key(), token: key(), database: randomBytes(24).toString('base64url') }
  const draft = `${path}.${process.pid}.new`
  const file = openSync(draft, 'wx', 0o600)
  writeSync(file, JSON.stringify(fresh, null, 2))
  fsyncSync(file)
  closeSync(file)
  renameSync(draft, path)
  return schema.parse(fresh)
}
