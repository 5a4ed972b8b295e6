import { sql } from 'kysely'
import { identityCheckCharacter } from '#engines/intake'
import { inScope, openDatabase } from '#platform/db'
import { setDemoAccounts } from '#platform/login'
import type { JobContext } from '#platform/module'
import type { Role } from '@guildhall/contract'
import { findOrCreateContacts } from '../people/index.ts'
import { registryModule } from '../module.ts'
import { Client, registryForTest } from '../test-support.ts'
import type { UnitRow } from '../units/index.ts'
import { changeJob } from './index.ts'

/** A registry in which unions are merged and split, for tests only. */
export async function unionsForTest() {
  const t = await registryForTest({ demo: true, rateLimits: false })
  let phones = 0

  /** People who are members of a unit since a day. */
  async function members(unit: UnitRow, count: number, from = '2024-01-01', details: { occupation?: string; employmentForm?: string } = {}): Promise<string[]> {
    const contacts = Array.from({ length: count }, () => ({ name: '林小禾', phone: `1${String(3_000_000_000 + (phones += 1))}`, unit }))
    return t.asJob(async (ctx) => {
      const { ids } = await findOrCreateContacts(ctx, contacts)
      await sql`insert into membership (id, person_id, unit_id, scope, joined_on, valid_from, began_by, occupation, employment_form, recorded_by, recorded_at)
        select gen_random_uuid(), p, ${unit.id}, ${unit.scope}, ${from}, ${from}, 'join', ${details.occupation ?? null}, ${details.employmentForm ?? null}, 'job:test', now() from unnest(${ids}::uuid[]) as p`.execute(ctx.tx)
      return ids
    })
  }
  /** Somebody with a role at a unit, logged in. */
  async function clerk(name: string, at: { id: string; scope: string }, role: Role): Promise<Client> {
    const account = await t.staff(name, at, role)
    await inScope(t.services.db, { role: 'app_login', holder: 'test' }, (tx) => setDemoAccounts({ ...t.services, tx }, [{ account: name, accountId: account.id, icon: 'user', title: { zh: '', en: '' }, who: '', sees: { zh: '', en: '' } }]))
    const client = new Client(t.server)
    await client.post('/api/demo/login', { account: name })
    return client
  }
  /** The job of a change, as the runner would carry it out. */
  function carryOut(changeId: string, told: (done: number) => void = () => {}) {
    const ctx = { ...t.services, jobId: 'test', cancelled: () => Promise.resolve(false), progress: (done: number) => Promise.resolve(told(done)), inTransaction: (work: never, scope = '') => t.asJob(work, scope) }
    return changeJob.run(ctx as unknown as JobContext, { changeId } as never)
  }
  async function faults(): Promise<string[]> {
    const owner = openDatabase(t.database.ownerUrl, { max: 1 })
    try {
      return (await Promise.all((registryModule.checks ?? []).map((check) => owner.transaction().execute(async (tx) => {
        await sql`set local role guildhall_dump`.execute(tx)
        return check.run(tx, t.services)
      })))).flat()
    } finally {
      await owner.destroy()
    }
  }
  const reread = async (id: string) => (await t.database.query<UnitRow>('select * from unit where id = $1', [id]))[0]!
  /** Who lasts where: unit names with how many members. */
  const standing = async () => Object.fromEntries((await t.database.query<{ name: string; n: number }>('select u.name, count(*)::int as n from membership m join unit u on u.id = m.unit_id where m.valid_to is null group by u.name order by u.name')).map((row) => [row.name, row.n]))
  return { ...t, members, clerk, carryOut, faults, reread, standing }
}

/** A sound ID number. */
export function idNumber(serial: number): string {
  const first = `33078119850314${String(serial).padStart(3, '0')}`
  return first + identityCheckCharacter(first)
}
