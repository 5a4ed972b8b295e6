import { permissionsOf, roles, type RouteSpec } from '@guildhall/contract'
import * as contract from '@guildhall/contract'
import { sampleInput, startSystem, type Client, type TestSystem } from '@guildhall/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { manualClock } from '#platform/clock'
import { buildDemo } from './demo/index.ts'
import { modules } from './modules.ts'

/**
 * Each route × each role × a foreign unit. Everything that belongs to one county of the demo city, and is not public, is out of reach for whoever acts in another:
 * no id, no phone of it in any answer, no change to any of its rows.
 */
const routes = modules.flatMap((module) => module.routes.map((handled) => handled.route))
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g
/** What the service itself keeps of every call, or of no unit. */
const notOfAUnit = new Set(['audit_entry', 'idempotency_key'])

let system: TestSystem
let callers: { who: string; client: Client }[]
let stranger: Client
let secret: Map<string, string>
let phones: Set<string>
let idsByTable: Map<string, string[]>
let division: string
/** Ids that the callers sent: the audit log of their own unit repeats what they tried. */
const sentEver = new Set<string>()
/** A mark of all rows of the county that any write to one of them changes. */
let fingerprint: () => Promise<Record<string, string>>
/** The mark at a moment when all was well. Reading a whole county after each route took half of the time, so several that may write share one; the failure names them. */
let marked: Record<string, string> | undefined
let unproved: string[] = []
const together = 12

async function prove(): Promise<void> {
  const [after, which] = [await fingerprint(), unproved.join(', ')]
  unproved = []
  expect(after, `one of ${which} wrote to the county`).toEqual(marked)
}

beforeAll(async () => {
  system = await startSystem({ clock: manualClock('2026-11-20T10:00:00+08:00'), jobs: false, furnish: buildDemo })
  const [home, away] = await system.query<{ id: string; scope: string; name: string; division: string }>(`select u.id, u.scope, u.name, u.division from unit u where u.level = 'county'
    order by (select count(*) from training_class c where c.scope >= u.scope and c.scope < u.scope || '/') desc limit 2`)
  const tables = await system.query<{ name: string; id: boolean }>(`select c.table_name as name, exists (select from information_schema.columns i
    where i.table_name = c.table_name and i.table_schema = 'public' and i.column_name = 'id' and i.data_type = 'uuid') as id
    from information_schema.columns c join pg_class r on r.relname = c.table_name and r.relkind = 'r' where c.table_schema = 'public' and c.column_name = 'scope' order by 1`)
  const own = tables.map((table) => table.name).filter((name) => !notOfAUnit.has(name))
  const inHome = `scope >= '${home!.scope}' and scope < '${home!.scope}/'`
  idsByTable = new Map()
  secret = new Map()
  for (const { name } of tables.filter((table) => table.id && !notOfAUnit.has(table.name))) {
    const all = (await system.query<{ id: string }>(`select id from ${name} where ${inHome} order by id desc`)).map((row) => row.id)
    const open = new Set(await readableByPublic(name))
    const hidden = all.filter((id) => !open.has(id))
    idsByTable.set(name, hidden.length > 0 ? hidden : all)
    for (const id of hidden) secret.set(id, name)
  }
  phones = new Set((await system.query<{ phone_sealed: Buffer }>(`select phone_sealed from person where phone_sealed is not null and ${inHome} limit 500`))
    .map((row) => system.services.cipher.open(row.phone_sealed, 'person.phone').reveal()))
  division = away!.division
  const marks = own.map((name) => `select '${name}' as name, count(*) || ':' || coalesce(max(xmin::text::bigint), 0) as mark from ${name} where ${inHome}`).join(' union all ')
  fingerprint = async () => Object.fromEntries((await system.query<{ name: string; mark: string }>(marks)).map((row) => [row.name, row.mark]))
  const unit = (await system.query<never>('select * from unit where id = $1', [away!.id]))[0]!
  const [firm] = await system.query<never>(`select * from unit where kind = 'enterprise' and scope > $1 and scope < $1 || '/' limit 1`, [away!.scope])
  stranger = (await system.worker()).client
  callers = [
    { who: 'nobody logged in', client: system.visitor },
    { who: 'a worker', client: (await system.worker()).client },
    ...await Promise.all(roles.map(async (role) => ({ who: `${role} of ${away!.name}`, client: (await system.staff(role, role === 'enterprise-hr' ? firm : unit)).client }))),
  ]
}, 300_000)

async function readableByPublic(table: string): Promise<string[]> {
  const [granted] = await system.query<{ may: boolean }>(`select has_table_privilege('app_public', '${table}', 'select') as may`)
  if (!granted!.may) return []
  const { inScope } = await import('#platform/db')
  const { sql } = await import('kysely')
  return inScope(system.services.db, { role: 'app_public', holder: 'public:test' }, async (tx) => (await sql<{ id: string }>`select id from ${sql.table(table)}`.execute(tx)).rows.map((row) => row.id))
}

/** A hidden record of the county for each id that a route takes: by the property's name, else by the words of the path. */
function idOf(route: RouteSpec, nth: number): (property: string) => string {
  const words = route.path.split('/').filter((part) => part && !part.startsWith(':')).map((part) => part.replace(/s$/, ''))
  const pick = (word: string) => [...idsByTable.entries()].find(([table, ids]) => ids.length > 0 && (table === word || table.endsWith(`_${word}`)))?.[1]
  return (property) => {
    if (property === 'division') return division
    const word = property.replace(/Ids?$/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    const named: Record<string, string> = { certificate: 'credential', head_account: 'person', applicant: 'person', people: 'person' }
    const ids = pick(named[word] ?? word) ?? words.toReversed().map((one) => pick(named[one] ?? one)).find(Boolean) ?? idsByTable.get('person')!
    return ids[nth % ids.length]!
  }
}

test('every route of the contract is served, and only those', () => {
  const declared = Object.entries(contract).filter(([name]) => name.endsWith('Routes')).flatMap(([, group]) => Object.values(group as Record<string, RouteSpec>).map((route) => route.name))
  expect(routes.map((route) => route.name).toSorted()).toEqual(declared.toSorted())
})

test('there is something to protect: hidden records of every kind, and phones', () => {
  for (const table of ['person', 'training_need', 'training_class', 'training_enrolment', 'training_opinion', 'process_case']) expect(idsByTable.get(table)!.length, table).toBeGreaterThan(0)
  expect(secret.size).toBeGreaterThan(1_000)
  expect(phones.size).toBeGreaterThan(100)
})

describe('each route × each role × a foreign unit', () => {
  test.each(routes.map((route) => [route.name, route] as const))('%s', async (_, route) => {
    if (/^login\.|^demo\.|logout|revoke/.test(route.name)) return
    marked ??= await fingerprint()
    const itsOwn = route.name === 'people.edit-own'
    if (itsOwn) await prove()
    // Whoever says that they work in that county belongs to it from then on: somebody who takes no further part here.
    const asking = itsOwn ? callers.map((one) => (one.who === 'a worker' ? { ...one, client: stranger } : one)) : callers
    for (const { who, client } of asking) {
      for (const nth of [0, 1]) {
        const input = sampleInput(route, idOf(route, nth))
        // Nothing of the county is named in it: a second time it would be the same request.
        if (nth === 1 && route.method !== 'GET' && JSON.stringify(input) === JSON.stringify(sampleInput(route, idOf(route, 0)))) continue
        // A list is asked without filters first: whatever comes is already too much.
        const asked = route.method === 'GET' && nth === 0 ? Object.fromEntries(Object.entries(input).filter(([name]) => route.path.includes(`:${name}`))) : input
        const sent = await client.send(route, asked)
        const said = typeof sent.body === 'object' && sent.body !== null && 'bytes' in sent.body ? Buffer.from((sent.body as { bytes: Uint8Array }).bytes).toString('latin1') : JSON.stringify(sent.body) ?? ''
        const context = `${route.name} as ${who}: ${sent.status}`
        expect(sent.status, `${context} ${said.slice(0, 300)}`).toBeLessThan(500)
        const given = new Set(JSON.stringify(asked).match(uuid))
        for (const id of given) sentEver.add(id)
        const leaked = [...new Set(said.match(uuid))].filter((id) => secret.has(id) && !(given.has(id) && sent.status >= 400) && !(route.name === 'audit.list-entries' && sentEver.has(id)))
        expect(leaked.map((id) => `${secret.get(id)} ${id}`), context).toEqual([])
        expect([...said.matchAll(/(?=(1[3-9]\d{9}))/g)].map(([, number]) => number!).filter((number) => phones.has(number)), context).toEqual([])
        const aimed = route.path.match(/:\w+/g)?.some((name) => secret.has(String((asked as Record<string, unknown>)[name.slice(1)])))
        if (aimed) expect(sent.status, `${context} answered for a hidden record`).toBeGreaterThanOrEqual(400)
      }
    }
    // A worker may say that they work in that county; then their own record stands there.
    if (itsOwn) marked = await fingerprint()
    // What a route that only reads had written would be seen with those that write.
    else if (route.method !== 'GET' && unproved.push(route.name) >= together) await prove()
  })
})

test('the county is as it was before all of it', async () => {
  await prove()
})

test('every permission is held by some role, so that no route is out of everybody\'s reach', () => {
  const held = new Set(roles.flatMap((role) => permissionsOf[role]))
  const asked = routes.flatMap((route) => (route.audience.staff ? [route.audience.staff] : []))
  expect(asked.filter((permission) => !held.has(permission))).toEqual([])
})

test('a table with a scope that a caller may read is under a policy', async () => {
  const rows = await system.query<{ name: string }>(`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'scope' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not c.relrowsecurity
      and (has_table_privilege('app_staff', c.oid, 'select') or has_table_privilege('app_worker', c.oid, 'select') or has_table_privilege('app_public', c.oid, 'select'))`)
  expect(rows).toEqual([])
})
