import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import type { Config } from '#platform/config'
import { openKeyRing, type KeyRing } from '#platform/crypto'
import { provision, type Provisioned } from '#platform/db'
import { startPostgres } from '#platform/postgres'
import { StartRefused } from './installation.ts'

/** What everything stands on: the data folder, the keys, and a PostgreSQL that answers. Nothing has been made in the database yet. */
export type Foundation = {
  config: Config
  keys: KeyRing
  embedded: boolean
  /** The administrator's connection to the database of the installation, which may not exist yet. */
  databaseUrl: string
  /** Makes roles and database where they are missing. */
  provision(): Promise<Provisioned>
  /** Removes the embedded database: only for a demo that is built anew. */
  dropDatabase(): Promise<void>
  /** The end: PostgreSQL stops too, unless another process of ours (a server, a backup) uses it. */
  release(): Promise<void>
}

const databaseName = 'guildhall'

export type PostgresEvents = (event: 'died' | 'restarted' | 'restart-failed') => void

export async function openFoundation(config: Config, options: { supervise?: PostgresEvents } = {}): Promise<Foundation> {
  makeFolder(config.DATA_DIR)
  if (config.DATABASE_URL) await refuseUnusable(config.DATABASE_URL)
  const keys = openKeys(join(config.DATA_DIR, 'keys.json'))
  return config.DATABASE_URL ? onGivenServer(config, config.DATABASE_URL, keys) : onEmbedded(config, keys, options)
}

function openKeys(file: string): KeyRing {
  try {
    return openKeyRing(file)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === undefined) throw new StartRefused(/can be read by others/.test(message) ? `${message}.` : `The key file ${file} is damaged: put the one from a backup there. Without it personal data cannot be read.`)
    if (code !== 'EACCES') throw error
    throw new StartRefused(`The key file ${file} belongs to another user. Run every command as the user who runs the server: sudo -u guildhall …`)
  }
}

function makeFolder(folder: string): void {
  try {
    makeAll(folder)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new StartRefused(`DATA_DIR is ${folder}, which this user cannot use (${(error as NodeJS.ErrnoException).code ?? 'unknown'}): make the folder and give it to the user who runs Guildhall.`)
  }
}

/** One folder after the other: `recursive` goes round for ever where a file system refuses new folders by saying that there is no such place. */
function makeAll(folder: string): void {
  if (existsSync(folder)) return
  makeAll(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

/** Says in a sentence why the PostgreSQL server of DATABASE_URL is of no use, before anything else meets it. */
async function refuseUnusable(url: string): Promise<void> {
  const { host, pathname, username } = new URL(url)
  const client = new pg.Client({ connectionString: url, application_name: 'guildhall command', connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows: [row] } = await client.query<{ version: number; makes_roles: boolean }>(`select current_setting('server_version_num')::int as version, (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as makes_roles`)
    if (row!.version < 150_000) throw new StartRefused(`The PostgreSQL of DATABASE_URL is version ${Math.floor(row!.version / 10_000)}: Guildhall needs 15 or newer.`)
    if (!row!.makes_roles) throw new StartRefused(`The user ${username} of DATABASE_URL may not create roles: alter role ${username} createrole.`)
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (error instanceof StartRefused) throw error
    if (code === '28P01' || code === '28000') throw new StartRefused(`The PostgreSQL of DATABASE_URL does not let ${username} in: check user and password, and pg_hba.conf.`)
    if (code === '3D000') throw new StartRefused(`The PostgreSQL of DATABASE_URL has no database ${pathname.slice(1)}: create it, owned by ${username}.`)
    if (code?.startsWith('E') || /timeout/.test(message)) throw new StartRefused(`No PostgreSQL answers at ${host} (${code ?? 'no answer in 10 s'}): check DATABASE_URL, and that the server runs.`)
    throw error
  } finally {
    await client.end().catch(() => {})
  }
}

function onGivenServer(config: Config, url: string, keys: KeyRing): Foundation {
  return {
    config, keys, embedded: false, databaseUrl: url,
    provision: () => provision(url, { serverPassword: keys.database }),
    dropDatabase: () => Promise.reject(new Error('a given database is never dropped')),
    release: async () => {},
  }
}

async function onEmbedded(config: Config, keys: KeyRing, options: { supervise?: PostgresEvents }): Promise<Foundation> {
  const postgres = await startPostgres({ folder: join(config.DATA_DIR, 'postgres'), password: keys.database, supervise: options.supervise })
  const databaseUrl = Object.assign(new URL(postgres.adminUrl), { pathname: `/${databaseName}` }).toString()
  return {
    config, keys, embedded: true, databaseUrl,
    provision: () => provision(postgres.adminUrl, { database: databaseName, serverPassword: keys.database }),
    async dropDatabase() {
      const admin = new pg.Client({ connectionString: postgres.adminUrl })
      await admin.connect()
      try {
        await admin.query(`drop database if exists ${databaseName} with (force)`)
      } finally {
        await admin.end()
      }
    },
    release: () => postgres.release(),
  }
}
