import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import type { Role } from '@guildhall/contract'
import { buildSystem, type System } from '../../server/src/app/index.ts'
import { dayInShanghai, systemClock, type Clock } from '../../server/src/platform/clock/index.ts'
import { readConfig } from '../../server/src/platform/config/index.ts'
import { createCipher, PersonalText } from '../../server/src/platform/crypto/index.ts'
import type { Services } from '../../server/src/platform/http/index.ts'
import { newId } from '../../server/src/platform/ids/index.ts'
import type { Runner } from '../../server/src/platform/jobs/index.ts'
import { asLogin, createWorkerAccount, sessionCookie, startSession } from '../../server/src/platform/login/index.ts'
import type { CommandContext } from '../../server/src/platform/module/index.ts'
import { addStaffAccount, becomeOwn, createUnit, getRoot, insertTerm, type NewUnit, type UnitRow } from '../../server/src/registry/index.ts'
import { Client } from './client.ts'
import { whenFileEnds } from './closing.ts'
import { testDatabase, type TestDatabase } from './database.ts'
import { furnishOnce, newKeys, type Furnished } from './furnished.ts'
import { serverPassword } from './global-setup.ts'
import { inScope, provision } from '../../server/src/platform/db/index.ts'

export type StaffClient = {
  client: Client; accountId: string; unit: UnitRow
  /** The same person on another morning: a session of its own, for a staff session ends after half an hour without a click. */
  logInAgain(): Promise<Client>
}
export type WorkerClient = { client: Client; accountId: string; personId: string; phone: string }

export type TestSystem = {
  url: string
  services: Services
  database: TestDatabase
  /** The federation at the top of the tree. */
  root: UnitRow
  visitor: Client
  addUnit(unit: Partial<NewUnit> & { name: string; parent?: UnitRow }): Promise<UnitRow>
  /** A new account holding the role at the unit (the root without one), logged in. */
  staff(role: Role, unit?: UnitRow): Promise<StaffClient>
  /** A new worker with a phone of their own, logged in. */
  worker(input?: { name?: string; phone?: string }): Promise<WorkerClient>
  /** Somebody whom the furnishing brought, logged in. */
  logIn(account: { id: string; kind: 'staff' | 'worker' }): Promise<Client>
  /** One transaction of the service itself, for set-up that no route offers. */
  asService<T>(work: (ctx: CommandContext) => Promise<T>, scope?: string): Promise<T>
  /** SQL as the owner, behind all policies. */
  query: TestDatabase['query']
  /** Waits until no event and no job is left to do. */
  settle(): Promise<void>
  stop(): Promise<void>
}

type SystemOptions = {
  demo?: boolean
  clock?: Clock
  jobs?: boolean
  env?: Record<string, string>
  /** Fills the empty database (the demo city, say), once in a run for all who ask for the same at the same moment of their clock; without it there is a federation with nothing in it. */
  furnish?: (services: Services) => Promise<void>
}

/**
 * The whole system in this process: real HTTP on a free port, jobs running, a database of its own cloned from the template, a data folder of its own. Ends with the
 * test file.
 */
export async function startSystem(options: SystemOptions = {}): Promise<TestSystem> {
  const { demo = true, clock = systemClock } = options
  const { furnish } = options
  const folder = mkdtempSync(join(tmpdir(), 'guildhall-system-'))
  const given = furnish && await furnishOnce(`${furnish.name} ${demo} ${clock === systemClock ? 'now' : clock.now().toISOString()}`, (empty) => fill(empty, { demo, clock, furnish }))
  const database = await testDatabase(given && { like: given.database })
  if (given) cpSync(given.folder, folder, { recursive: true })
  const keys = given?.keys ?? newKeys()
  if (!given) await install((sql, values) => database.query(sql, values), keys, demo)
  const config = readConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent', RATE_LIMITS: '0', ...options.env })
  const system = await buildSystem({ config, keys, urls: database, demo, clock, retryDelaySeconds: 0 })
  const url = await (await system.startServer()).listen({ host: '127.0.0.1', port: 0 })
  const stop = stopOnce(system, folder)
  whenFileEnds(stop)
  const { services } = system

  const asService = <T>(work: (ctx: CommandContext) => Promise<T>, scope = '') =>
    inScope(services.db, { role: 'app_job', holder: 'job:test', scope }, (tx) => work({ ...services, tx, actor: { kind: 'job', name: 'test', scope }, requestId: newId() }))
  const addUnit: TestSystem['addUnit'] = ({ parent = root, ...unit }) => asService((ctx) => createUnit(ctx, { parentId: parent.id, kind: 'federation', ...unit }))
  const runner: Runner | undefined = options.jobs === false ? undefined : await system.startRunner()
  const root = await asService((ctx) => (furnish ? getRoot(ctx.tx) : createUnit(ctx, { parentId: null, kind: 'federation', name: '测试市总工会' })))
  const logIn = (ctx: CommandContext, account: { id: string; kind: 'staff' | 'worker' }, actingId: string | null) => asLogin(ctx, async () => {
    const session = await startSession(ctx, { accountId: account.id, kind: account.kind, stage: 'full', actingId, userAgent: 'test' })
    return new Client(url, `${sessionCookie}=${session.token}`)
  })
  return {
    url, services, database, root, asService, addUnit, stop,
    visitor: new Client(url),
    query: (sql, values) => database.query(sql, values),
    logIn: (account) => asService((ctx) => logIn(ctx, account, null)),
    staff: (role, unit = root) => asService(async (ctx) => {
      const account = await addStaffAccount(ctx, { loginName: `${role}-${newId().slice(-8)}`, name: `测试${role}`, unit })
      const actingId = await insertTerm(ctx, { accountId: account.id, role, unitId: unit.id, scope: unit.scope, from: dayInShanghai(ctx.clock.now()), until: null, grantedBy: null })
      const session = (of: CommandContext) => logIn(of, { id: account.id, kind: 'staff' }, actingId)
      return { client: await session(ctx), accountId: account.id, unit, logInAgain: () => asService(session) }
    }),
    worker: ({ name = '林小禾', phone = nextPhone() } = {}) => asService(async (ctx) => {
      const personId = await becomeOwn(ctx, { phone: new PersonalText(phone), name })
      const accountId = await asLogin(ctx, () => createWorkerAccount(ctx, { phone: new PersonalText(phone), personId }))
      return { client: await logIn(ctx, { id: accountId, kind: 'worker' }, null), accountId, personId, phone }
    }),
    async settle() {
      if (!runner) throw new Error('this system runs no jobs')
      await runner.settle()
    },
  }
}

async function install(query: (sql: string, values: unknown[]) => Promise<unknown>, keys: Furnished['keys'], demo: boolean): Promise<void> {
  const sealed = createCipher(keys).seal('guildhall', 'installation.key_check')
  await query('insert into installation (id, kind, name, created_at, built_at, key_check) values ($1, $2, $3, now(), now(), $4)', [newId(), demo ? 'demo' : 'real', '测试市总工会', sealed])
}

/** As an installation is: first what it begins with, then its clock. */
async function fill(empty: Furnished, { demo, clock, furnish }: Required<Pick<SystemOptions, 'demo' | 'clock' | 'furnish'>>): Promise<void> {
  const urls = await provision(inject('adminUrl'), { database: empty.database, serverPassword })
  const owner = new pg.Client({ connectionString: urls.ownerUrl })
  await owner.connect()
  await install((sql, values) => owner.query(sql, values), empty.keys, demo)
  await owner.end()
  const config = readConfig({ DATA_DIR: empty.folder, PORT: '0', LOG_LEVEL: 'silent', RATE_LIMITS: '0' })
  const system = await buildSystem({ config, keys: empty.keys, urls, demo, clock })
  await furnish(system.services)
  await system.stop()
}

function stopOnce(system: System, folder: string): () => Promise<void> {
  let stopped: Promise<void> | undefined
  return () => stopped ??= system.stop().then(() => rmSync(folder, { recursive: true, force: true }))
}

let phones = 0
const nextPhone = () => `139${String(10_000_000 + (phones += 1)).slice(-8)}`
