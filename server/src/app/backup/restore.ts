import { createReadStream } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { extract } from 'tar'
import type { Config } from '#platform/config'
import { createCipher } from '#platform/crypto'
import { migrate } from '#platform/db'
import { openFileStore } from '#platform/files'
import { openFoundation } from '../foundation.ts'
import { findInstallation, isEmptyDatabase, StartRefused } from '../installation.ts'
import { hashOfFile } from './back-up.ts'
import { manifestShape, type Manifest } from './manifest.ts'

export type RestoreReport = { installation: Manifest['installation']; takenAt: string; tables: number; rows: number; files: number; migrated: string[] }

/**
 * Makes the installation of a backup again, in an empty DATA_DIR or database: the tables as the backup knew them, the rows in one transaction under every constraint, the
 * files and keys, then the migrations that came since. Everything is checked before anything is written; what is not empty is refused.
 */
export async function restore(config: Config, archive: string): Promise<RestoreReport> {
  await refuseUsedFolder(config)
  await mkdir(config.DATA_DIR, { recursive: true, mode: 0o700 })
  const work = await mkdtemp(join(config.DATA_DIR, '.restore-'))
  try {
    await extract({ file: archive, cwd: work, strict: true }).catch((error: Error) => { throw new StartRefused(`${archive} is not a whole backup: ${error.message}`) })
    const manifest = await readManifest(work)
    await verify(work, manifest)
    await copyFile(join(work, 'keys.json'), join(config.DATA_DIR, 'keys.json'))
    try {
      return await load(config, work, manifest)
    } catch (error) {
      // The folder was empty before: what was begun is taken away, so that the next try finds it so again.
      for (const name of ['keys.json', 'postgres', 'files']) await rm(join(config.DATA_DIR, name), { recursive: true, force: true })
      throw error
    }
  } finally {
    // Of a damaged archive some entries may still be on their way to disk.
    await rm(work, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
}

async function refuseUsedFolder(config: Config): Promise<void> {
  for (const name of ['keys.json', 'postgres', 'files']) {
    if (await stat(join(config.DATA_DIR, name)).catch(() => undefined)) throw new StartRefused(`${config.DATA_DIR} is not empty (it has ${name}): restore into a new folder.`)
  }
}

async function readManifest(work: string): Promise<Manifest> {
  try {
    return manifestShape.parse(JSON.parse(await readFile(join(work, 'manifest.json'), 'utf8')))
  } catch {
    throw new StartRefused('This is not a backup of Guildhall, or one of a later format.')
  }
}

async function verify(work: string, manifest: Manifest): Promise<void> {
  const expected = [...manifest.tables.map(({ name, sha256 }) => ({ path: join('tables', name), sha256 })), ...manifest.files.map(({ sha256 }) => ({ path: join('files', sha256), sha256 }))]
  for (const { path, sha256 } of expected) {
    const found = await hashOfFile(join(work, path)).catch(() => 'nothing')
    if (found !== sha256) throw new StartRefused(`The backup is damaged: ${path} is not what was written. Use another one.`)
  }
}

async function load(config: Config, work: string, manifest: Manifest): Promise<RestoreReport> {
  const foundation = await openFoundation(config)
  try {
    if (await findInstallation(foundation) || !await isEmptyDatabase(foundation.databaseUrl)) throw new StartRefused('The database is not empty: restore into an empty one.')
    const urls = await foundation.provision()
    await migrate(urls.ownerUrl, { only: manifest.migrations })
    await loadRows(urls.ownerUrl, work, manifest)
    const store = openFileStore(config, createCipher(foundation.keys, config.CIPHER))
    for (const { sha256 } of manifest.files) await store.put(Buffer.from(sha256, 'hex'), join(work, 'files', sha256))
    const migrated = await migrate(urls.ownerUrl)
    if (!await findInstallation(foundation)) throw new Error('the restored database names no installation')
    const { installation, takenAt, tables, files } = manifest
    return { installation, takenAt, tables: tables.length, rows: tables.reduce((sum, table) => sum + table.rows, 0), files: files.length, migrated }
  } finally {
    await foundation.release()
  }
}

type ForeignKey = { table: string; name: string; definition: string }

/**
 * Foreign keys are taken off, and laid again over all rows at the end, which checks every one of them; triggers sleep meanwhile. All in one transaction: a restore that
 * fails leaves empty tables.
 */
async function loadRows(ownerUrl: string, work: string, manifest: Manifest): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'guildhall restore' })
  client.on('error', () => {}) // a lost connection also fails the query that waits for it, and that one is told
  await client.connect()
  const quote = (name: string) => pg.escapeIdentifier(name)
  try {
    await client.query('begin; set local role guildhall_owner; set local timezone = utc; set local datestyle = iso')
    const { rows: keys } = await client.query<ForeignKey>(`select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`)
    for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${quote(name)}`)
    // Migrations may have put rows of their own; the backup's are the ones that count.
    if (manifest.tables.length > 0) {
      for (const { name } of manifest.tables) await client.query(`alter table ${quote(name)} disable trigger user`)
      for (const { name } of manifest.tables) await client.query(`delete from ${quote(name)}`)
    }
    for (const { name, columns, rows } of manifest.tables) {
      const target = client.query(copyFrom(`copy ${quote(name)} (${columns.map(quote).join(', ')}) from stdin`))
      await pipeline(createReadStream(join(work, 'tables', name)), target)
      if (target.rowCount !== rows) throw new Error(`table ${name}: ${rows} rows were saved and ${target.rowCount} loaded`)
    }
    for (const { table, name, definition } of keys) await client.query(`alter table ${table} add constraint ${quote(name)} ${definition}`)
    for (const { name } of manifest.tables) await client.query(`alter table ${quote(name)} enable trigger user`)
    for (const { name, value, called } of manifest.sequences) await client.query('select setval($1::regclass, $2::bigint, $3)', [`public.${quote(name)}`, value, called])
    // What was under way is handed to the job engine anew: its own tables are not part of a backup.
    await client.query(`update job_run set state = 'waiting', queued_at = null, round = round + 1 where state in ('waiting', 'running')`)
    await client.query('commit')
  } finally {
    await client.end()
  }
}
