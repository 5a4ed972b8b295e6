import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import pg from 'pg'

const folder = new URL('../../../migrations/', import.meta.url)

type Migration = { name: string; sql: string; checksum: string }

function allMigrations(): Migration[] {
  const names = readFileSync(new URL('order.txt', folder), 'utf8').split('\n').map((line) => line.trim()).filter(Boolean)
  return names.map((name) => {
    const sql = readFileSync(new URL(name, folder), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

/**
 * Applies what is missing, in the order of migrations/order.txt, each in its own transaction; gives the names applied. Refuses a changed past. `only` stops at the
 * tables that a backup knew, before it is loaded.
 */
export async function migrate(ownerUrl: string, options: { only?: string[] } = {}): Promise<string[]> {
  return withOwner(ownerUrl, async (client) => {
    const applied: string[] = []
    const wanted = (await missing(client)).filter(({ name }) => !options.only || options.only.includes(name))
    const unknown = options.only?.find((name) => !allMigrations().some((migration) => migration.name === name))
    if (unknown) throw new Error(`the backup was made by a newer release (it has ${unknown}): restore it with that release`)
    for (const migration of wanted) {
      await client.query('begin')
      try {
        await client.query('set local role guildhall_migrate; set local role guildhall_owner')
        await client.query(migration.sql.replaceAll(guarding, ''))
        await client.query('insert into guildhall_migration (name, checksum) values ($1, $2)', [migration.name, migration.checksum])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw new Error(`migration ${migration.name}: ${(error as Error).message}`, { cause: error })
      }
      applied.push(migration.name)
    }
    if (applied.length > 0) await guardPaths(client)
    return applied
  })
}

/** What nearly every migration with a new table ends with. It looks through all tables: on an empty database once, at the end, is enough. */
const guarding = /^select app\.guard_paths\(\);$/gm

/** Every table with a path gets the guard that keeps rows from being written under one that was left; found in the catalogue, so that no table has to be registered. */
async function guardPaths(client: pg.Client): Promise<void> {
  const { rows: [row] } = await client.query<{ there: boolean }>(`select to_regprocedure('app.guard_paths()') is not null as there`)
  if (row!.there) await client.query('begin; set local role guildhall_migrate; set local role guildhall_owner; select app.guard_paths(); commit')
}

/** Names of the migrations that the database still lacks. */
export function pendingMigrations(ownerUrl: string): Promise<string[]> {
  return withOwner(ownerUrl, async (client) => (await missing(client)).map((migration) => migration.name))
}

async function missing(client: pg.Client): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from guildhall_migration')
  const known = new Map(rows.map((row) => [row.name, row.checksum]))
  const migrations = allMigrations()
  for (const migration of migrations) {
    const checksum = known.get(migration.name)
    if (checksum !== undefined && checksum !== migration.checksum) throw new Error(`migration ${migration.name} was applied in another form: a published migration is never edited`)
  }
  const names = new Set(migrations.map((migration) => migration.name))
  const newer = rows.filter((row) => !names.has(row.name))
  if (newer.length > 0) throw new Error(`this database was made by a newer release (it has ${newer[0]!.name}): start that release, or restore a backup`)
  return migrations.filter((migration) => !known.has(migration.name))
}

async function withOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // the waiting query fails too, and tells
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('guildhall.migrate'))`)
    await client.query(`set role guildhall_owner;
      create table if not exists guildhall_migration (name text primary key, checksum text not null, applied_at timestamptz not null default now());
      grant select on guildhall_migration to guildhall_dump, app_job; reset role`)
    return await work(client)
  } finally {
    await client.end()
  }
}
