import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate, provision } from '../../server/src/platform/db/index.ts'
import { installJobEngine } from '../../server/src/platform/jobs/index.ts'
import { startPostgres } from '../../server/src/platform/postgres/index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    adminUrl: string
    template: string
    /** A folder that all files of the run see. */
    shared: string
  }
}

/** One PostgreSQL cluster for the run and one migrated template database, of which each test file clones its own. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'guildhall-test-'))
  const given = process.env['GUILDHALL_TEST_DATABASE_URL']
  const postgres = given
    ? { adminUrl: given, stop: async () => {} }
    : await startPostgres({ folder: join(folder, 'postgres'), password: 'test', durable: false, settings: { max_connections: '300' } })
  const template = 'guildhall_template'
  const { ownerUrl, jobsUrl } = await provision(postgres.adminUrl, { database: template, serverPassword: serverPassword })
  await migrate(ownerUrl)
  await installJobEngine(jobsUrl)
  project.provide('adminUrl', postgres.adminUrl)
  project.provide('template', template)
  const shared = join(folder, 'shared')
  mkdirSync(shared)
  project.provide('shared', shared)
  return async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Password of the server's login in test clusters, which listen on loopback for minutes. */
export const serverPassword = 'test-server-password'
