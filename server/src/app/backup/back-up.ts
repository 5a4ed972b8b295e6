import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { copyFile, mkdir, mkdtemp, open, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { create } from 'tar'
import { ChangedFile, type FileStore } from '#platform/files'
import type { Installation } from '../installation.ts'
import type { Manifest } from './manifest.ts'

export type BackupReport = { file: string; bytes: number; tables: number; rows: number; files: number; damaged: string[] }

/**
 * Writes one .tar.gz with everything of an installation: each table as one snapshot sees it, sequences, files, keys. The server goes on meanwhile; files only ever grow, so
 * those of the snapshot's rows are there. The archive holds the keys: whoever has it can read everything, and files lie in it in clear. A file that cannot be read any more is
 * left out and named, so that one bad file does not stand in the way of saving the rest.
 */
export async function backUp(input: { ownerUrl: string; dataDir: string; files: FileStore; installation: Installation; target: string }): Promise<BackupReport> {
  const target = resolve(input.target)
  await mkdir(dirname(target), { recursive: true })
  const work = await mkdtemp(join(dirname(target), '.guildhall-backup-'))
  const client = new pg.Client({ connectionString: input.ownerUrl, application_name: 'guildhall backup' })
  client.on('error', () => {}) // a lost connection also fails the query that waits for it, and that one is told
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only; set local role guildhall_owner; set local timezone = utc; set local datestyle = iso')
    await mkdir(join(work, 'tables'))
    const tables: Manifest['tables'] = []
    for (const table of await tablesOf(client)) tables.push({ ...table, ...await copyOut(client, table, join(work, 'tables', table.name)) })
    const { rows: migrations } = await client.query<{ name: string }>('select name from guildhall_migration order by applied_at, name')
    const sequences = await sequencesOf(client)
    const { rows: named } = await client.query<{ sha256: Buffer }>('select distinct sha256 from stored_file')
    await client.query('commit')
    const { files, damaged } = await copyFiles(input.files, named.map((row) => row.sha256), join(work, 'files'))
    await copyFile(join(input.dataDir, 'keys.json'), join(work, 'keys.json'))
    const { id, kind, name } = input.installation
    const manifest: Manifest = { format: 1, installation: { id, kind, name }, takenAt: new Date().toISOString(), migrations: migrations.map((row) => row.name), tables, sequences, files }
    await writeFile(join(work, 'manifest.json'), JSON.stringify(manifest, null, 1))
    await pack(work, target)
    return { file: target, bytes: (await stat(target)).size, tables: tables.length, rows: tables.reduce((sum, table) => sum + table.rows, 0), files: files.length, damaged }
  } finally {
    await client.end()
    await rm(work, { recursive: true, force: true })
  }
}

/** Every table that holds something of its own; what is generated is left to the database. */
async function tablesOf(client: pg.Client): Promise<{ name: string; columns: string[] }[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'guildhall_migration'
    group by c.relname order by c.relname collate "C"`)
  return rows
}

async function sequencesOf(client: pg.Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string }>(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname`)
  const states: Manifest['sequences'] = []
  for (const { name } of rows) {
    const { rows: [state] } = await client.query<{ value: string; called: boolean }>(`select last_value::text as value, is_called as called from ${pg.escapeIdentifier(name)}`)
    states.push({ name, ...state! })
  }
  return states
}

async function copyOut(client: pg.Client, table: { name: string; columns: string[] }, path: string) {
  const columns = table.columns.map((column) => pg.escapeIdentifier(column)).join(', ')
  const source = client.query(copyTo(`copy (select ${columns} from ${pg.escapeIdentifier(table.name)}) to stdout`))
  const hash = createHash('sha256')
  let bytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  await pipeline(source, measure, createWriteStream(path, { mode: 0o600 }))
  return { rows: source.rowCount ?? 0, bytes, sha256: hash.digest('hex') }
}

async function copyFiles(store: FileStore, names: Buffer[], folder: string): Promise<{ files: Manifest['files']; damaged: string[] }> {
  await mkdir(folder)
  const [files, damaged]: [Manifest['files'], string[]] = [[], []]
  for (const sha256 of names) {
    const name = sha256.toString('hex')
    const path = join(folder, name)
    if (await saveWhole(store, sha256, path)) files.push({ sha256: name, bytes: (await stat(path)).size })
    else damaged.push(name)
  }
  return { files, damaged }
}

/** False for a file that is missing or not what was stored; anything else that goes wrong (a full disk, a bucket out of reach) ends the backup. */
async function saveWhole(store: FileStore, sha256: Buffer, path: string): Promise<boolean> {
  if (!await store.has(sha256)) return false
  try {
    await pipeline(await store.open(sha256), createWriteStream(path, { mode: 0o600 }))
    if (await hashOfFile(path) === sha256.toString('hex')) return true
  } catch (error) {
    if (!(error instanceof ChangedFile)) throw error
  }
  await rm(path, { force: true })
  return false
}

/** The archive appears under its name only when it is whole and on disk. */
async function pack(folder: string, target: string): Promise<void> {
  const draft = `${target}.part`
  const previous = process.umask(0o077)
  try {
    await create({ file: draft, gzip: { level: 4 }, cwd: folder, portable: true }, ['manifest.json', 'keys.json', 'tables', 'files'])
  } finally {
    process.umask(previous)
  }
  const handle = await open(draft, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, target)
}

export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
