import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import type { buildSystem } from '../../server/src/app/index.ts'
import { cloneDatabase } from './database.ts'

/** A filled system that others are copies of: its database, the files of its data folder, the keys of what is sealed in both. */
export type Furnished = { database: string; folder: string; keys: SystemOf['keys'] }

type SystemOf = Parameters<typeof buildSystem>[0]

export const newKeys = (): Furnished['keys'] => ({ data: randomBytes(32), index: randomBytes(32), token: randomBytes(32), database: 'set-by-the-test-database' })

/** Fills a system once in a run, whoever asks first; `what` says what it is filled with, and when. */
export async function furnishOnce(what: string, fill: (empty: Furnished) => Promise<void>): Promise<Furnished> {
  const name = `furnished_${createHash('sha256').update(what).digest('hex').slice(0, 16)}`
  const folder = join(inject('shared'), name)
  const keysFile = `${folder}.keys`
  const admin = new pg.Client({ connectionString: inject('adminUrl') })
  await admin.connect()
  try {
    await admin.query('select pg_advisory_lock(hashtext($1))', [name])
    if (!existsSync(keysFile)) {
      // What a build that failed has left.
      await admin.query(`drop database if exists ${name} with (force)`)
      await cloneDatabase(admin, name)
      mkdirSync(folder, { recursive: true })
      const keys = newKeys()
      await fill({ database: name, folder, keys })
      writeFileSync(keysFile, JSON.stringify({ ...keys, data: keys.data.toString('hex'), index: keys.index.toString('hex'), token: keys.token.toString('hex') }))
    }
  } finally {
    await admin.end()
  }
  const kept = JSON.parse(readFileSync(keysFile, 'utf8')) as Record<'data' | 'index' | 'token' | 'database', string>
  return { database: name, folder, keys: { data: Buffer.from(kept.data, 'hex'), index: Buffer.from(kept.index, 'hex'), token: Buffer.from(kept.token, 'hex'), database: kept.database } }
}
