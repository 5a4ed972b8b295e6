import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Config } from '#platform/config'
import { openKeyRing, type KeyRing } from '#platform/crypto'
import { provision, type Provisioned } from '#platform/db'
import { startPostgres } from '#platform/postgres'

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
  mkdirSync(config.DATA_DIR, { recursive: true, mode: 0o700 })
  const keys = openKeyRing(join(config.DATA_DIR, 'keys.json'))
  return config.DATABASE_URL ? onGivenServer(config, config.DATABASE_URL, keys) : onEmbedded(config, keys, options)
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
