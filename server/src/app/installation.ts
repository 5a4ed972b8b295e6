import pg from 'pg'
import { createCipher, type KeyRing } from '#platform/crypto'
import type { Clock } from '#platform/clock'
import { migrate, type Provisioned } from '#platform/db'
import { newId } from '#platform/ids'
import type { Foundation } from './foundation.ts'

export type Installation = { id: string; kind: 'demo' | 'real'; name: string; builtAt: Date | null }

/** A start that cannot go on, with what to do about it. Shown without a stack. */
export class StartRefused extends Error {}
/** A start that broke, with what to do about it: shown like a refusal, but something is wrong with Guildhall. */
export class StartFailed extends Error {}

const checkWord = 'guildhall'

/** What the database is, or undefined when nothing was ever installed there. Refuses a key file that belongs to another installation. */
export async function findInstallation(foundation: Pick<Foundation, 'databaseUrl' | 'keys'>): Promise<Installation | undefined> {
  return withClient(foundation.databaseUrl, async (client) => {
    const { rows: [table] } = await client.query<{ found: boolean }>(`select to_regclass('public.installation') is not null as found`)
    if (!table!.found) return undefined
    const { rows: [row] } = await client.query<{ id: string; kind: 'demo' | 'real'; name: string; built_at: Date | null; key_check: Buffer }>('select * from installation')
    if (!row) return undefined
    refuseForeignKeys(foundation.keys, row.key_check)
    return { id: row.id, kind: row.kind, name: row.name, builtAt: row.built_at }
  }).catch((error: { code?: string }) => {
    if (error.code === '3D000') return undefined // the database itself is not there yet
    throw error
  })
}

function refuseForeignKeys(keys: KeyRing, sealed: Buffer): void {
  try {
    if (createCipher(keys).open(sealed, 'installation.key_check').reveal() === checkWord) return
  } catch {
    // Told below, in words.
  }
  throw new StartRefused('The key file (DATA_DIR/keys.json) does not belong to this database: put the one from its backup there. Without it personal data cannot be read.')
}

/** Roles, database, tables, and the one row that says what this is: decided once, never changed. */
export async function createInstallation(foundation: Foundation, what: { kind: 'demo' | 'real'; name: string }, clock: Clock): Promise<Provisioned> {
  const urls = await foundation.provision()
  await migrate(urls.ownerUrl)
  const now = clock.now()
  await withClient(urls.ownerUrl, (client) => client.query('insert into installation (id, kind, name, created_at, built_at, key_check) values ($1, $2, $3, $4, $5, $6)', [
    newId(), what.kind, what.name, now, what.kind === 'real' ? now : null, createCipher(foundation.keys).seal(checkWord, 'installation.key_check'),
  ]))
  return urls
}

export async function markBuilt(ownerUrl: string, clock: Clock): Promise<void> {
  await withClient(ownerUrl, (client) => client.query('update installation set built_at = $1', [clock.now()]))
}

/** Whether there is anything at all in a database that has no installation: then it is somebody else's. */
export async function isEmptyDatabase(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')`)
    return rows[0]!.count === 0
  }).catch((error: { code?: string }) => {
    if (error.code === '3D000') return true
    throw error
  })
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'guildhall command' })
  client.on('error', () => {}) // a lost connection also fails the query that waits for it, and that one is told
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
