import { createHmac } from 'node:crypto'
import pg from 'pg'

export type Provisioned = {
  /** For migrations, backup and doctor. */
  ownerUrl: string
  /** For the running server: it owns nothing and every policy binds it. */
  serverUrl: string
  /** For pg-boss: it owns the schema pgboss and sees nothing else. */
  jobsUrl: string
}

const groups = ['app_staff', 'app_worker', 'app_public', 'app_job', 'app_login'] as const

/**
 * Makes the roles and the database where they are missing. Harmless when repeated; the password of the server's login is set anew, so that the key file
 * decides it. `adminUrl` may be a superuser or an owner of the database that may create roles.
 */
export async function provision(adminUrl: string, options: { database?: string; serverPassword: string }): Promise<Provisioned> {
  const admin = new pg.Client({ connectionString: adminUrl })
  admin.on('error', () => {}) // the waiting query fails too, and tells
  await admin.connect()
  try {
    await admin.query(`select pg_advisory_lock(hashtext('guildhall.provision'))`)
    for (const role of [...groups, 'guildhall_owner', 'guildhall_migrate', 'guildhall_dump']) await makeRole(admin, role, 'nologin')
    await makeRole(admin, 'guildhall_server', 'login noinherit')
    await admin.query(`alter role guildhall_server password ${pg.escapeLiteral(options.serverPassword)}`)
    await admin.query(`grant ${groups.join(', ')} to guildhall_server`)
    const jobsPassword = createHmac('sha256', options.serverPassword).update('guildhall_jobs').digest('base64url')
    await makeRole(admin, 'guildhall_jobs', 'login')
    await admin.query(`alter role guildhall_jobs password ${pg.escapeLiteral(jobsPassword)}`)
    await admin.query('grant guildhall_owner to guildhall_migrate')
    await admin.query('grant guildhall_owner, guildhall_migrate, guildhall_dump, guildhall_jobs to current_user')
    const url = new URL(adminUrl)
    if (options.database) {
      const found = await admin.query('select 1 from pg_database where datname = $1', [options.database])
      if (found.rowCount === 0) await admin.query(`create database ${pg.escapeIdentifier(options.database)} owner guildhall_owner`)
      url.pathname = `/${options.database}`
    }
    const ownerUrl = url.toString()
    await makeRoom(ownerUrl)
    const login = (name: string, password: string) => Object.assign(new URL(ownerUrl), { username: name, password }).toString()
    return { ownerUrl, serverUrl: login('guildhall_server', options.serverPassword), jobsUrl: login('guildhall_jobs', jobsPassword) }
  } finally {
    await admin.end()
  }
}

/** Inside the database: its owner may build there (a given database belongs to another login), and pg-boss gets a schema of its own. */
async function makeRoom(url: string) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // the waiting query fails too, and tells
  await client.connect()
  try {
    const { rows: [found] } = await client.query<{ name: string; ready: boolean }>(`select current_database() as name, to_regnamespace('pgboss') is not null as ready`)
    if (found!.ready) return
    await client.query(`grant create, connect, temporary on database ${pg.escapeIdentifier(found!.name)} to guildhall_owner`)
    await client.query('grant usage, create on schema public to guildhall_owner')
    await client.query('create schema if not exists pgboss authorization guildhall_jobs')
  } finally {
    await client.end()
  }
}

async function makeRole(admin: pg.Client, name: string, options: string) {
  const found = await admin.query('select 1 from pg_roles where rolname = $1', [name])
  if (found.rowCount === 0) await admin.query(`create role ${name} ${options}`)
}
