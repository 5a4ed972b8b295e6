import { accountRoutes, coverageRoutes, foundingRoutes, type AnswerOf } from '@guildhall/contract'
import { startSystem, type StaffClient, type TestSystem } from '@guildhall/testkit'
import { beforeAll, expect, test } from 'vitest'
import { manualClock } from '#platform/clock'
import type { UnitRow } from '#registry'

/** The work list follows what others do: a founding that is applied for, one that comes back, and a cadre who leaves. */
const clock = manualClock('2026-11-20T09:00:00+08:00')
let [system, officer, hr, firm, other]: [TestSystem, StaffClient, StaffClient, UnitRow, UnitRow] = [] as never

beforeAll(async () => {
  system = await startSystem({ clock })
  const county = await system.addUnit({ name: '龙亭区总工会', level: 'county', division: '410202' })
  const town = await system.addUnit({ name: '龙亭区东墩镇总工会', level: 'town', division: '410202', parent: county })
  firm = await system.addUnit({ name: '龙亭恒禾精密有限公司', kind: 'enterprise', division: '410202', staff: 210, parent: town })
  other = await system.addUnit({ name: '龙亭百顺物流有限公司', kind: 'enterprise', division: '410202', staff: 60, parent: town })
  officer = await system.staff('town-officer', town)
  hr = await system.staff('enterprise-hr', firm)
}, 180_000)

const group = [{ name: '季文澜', phone: '13911110001', post: 'leader' as const, side: 'staff' as const }]
const form = (more: object = {}) => ({ kind: 'single' as const, name: `${firm.name}工会委员会`, division: '410202', site: null, years: 3 as const, staff: 210, members: 30, founders: [{ unitId: firm.id }], group, ...more })
const employer = (id: string) => officer.client.call(coverageRoutes.get, { id })
const minute = async () => { clock.set(new Date(clock.now().getTime() + 60_000).toISOString()); await system.settle() }
let begun: AnswerOf<typeof foundingRoutes.begin>

test('V5: an application puts the employer to founding by itself, says so in the notes, and leads to the founding; begun alone it does not', async () => {
  await officer.client.call(coverageRoutes.note, { id: firm.id, state: 'agreed', words: '老板同意了', nextOn: '2026-11-27' })
  begun = await hr.client.call(foundingRoutes.begin, form())
  await minute()
  expect((await employer(firm.id)).employer).toMatchObject({ state: 'agreed', foundingId: null })
  begun = await hr.client.call(foundingRoutes.submit, { foundingId: begun.id, revision: begun.revision })
  await minute()
  const found = await employer(firm.id)
  expect(found.employer).toMatchObject({ state: 'founding', foundingId: begun.id, nextOn: '2026-11-27' })
  expect(found.notes.map((note) => [note.state, note.by, note.words])).toEqual([['founding', null, '建会申请已提交：龙亭恒禾精密有限公司工会委员会'], ['agreed', '测试town-officer', '老板同意了']])
  expect((await officer.client.call(coverageRoutes.list, { state: ['founding'] })).rows.map((row) => row.id)).toEqual([firm.id])
})

test('V5: sent back it stands where it stood before, handed in again it is being founded again; news told twice or late changes nothing', async () => {
  await officer.client.call(foundingRoutes.sendBack, { foundingId: begun.id, reason: '人数和社保对不上' })
  await minute()
  expect((await employer(firm.id)).employer).toMatchObject({ state: 'agreed', foundingId: null })
  const again = await hr.client.call(foundingRoutes.get, { foundingId: begun.id })
  await hr.client.call(foundingRoutes.submit, { foundingId: begun.id, revision: again.revision })
  await minute()
  expect((await employer(firm.id)).employer.state).toBe('founding')
  const { notes } = await employer(firm.id)
  await system.query(`update outbox_event set dispatched_at = null where type in ('founding.sent-back', 'founding.applied')`)
  await minute()
  expect(await employer(firm.id)).toMatchObject({ employer: { state: 'founding' }, notes })
})

test('V5: withdrawn, it goes back; what a cadre noted meanwhile stays', async () => {
  await hr.client.call(foundingRoutes.withdraw, { foundingId: begun.id, reason: '企业搬迁' })
  await minute()
  expect((await employer(firm.id)).employer.state).toBe('agreed')
  const joint = await officer.client.call(foundingRoutes.begin, form({ kind: 'joint', name: '东墩镇物流制造联合工会委员会', founders: [{ unitId: firm.id }, { unitId: other.id }] }))
  await officer.client.call(foundingRoutes.submit, { foundingId: joint.id, revision: joint.revision })
  await minute()
  expect([(await employer(firm.id)).employer.state, (await employer(other.id)).employer.state]).toEqual(['founding', 'founding'])
  await officer.client.call(coverageRoutes.note, { id: other.id, state: 'refused', words: '又不想建了' })
  await officer.client.call(foundingRoutes.withdraw, { foundingId: joint.id, reason: '各自再议' })
  await minute()
  expect([(await employer(firm.id)).employer.state, (await employer(other.id)).employer.state]).toEqual(['agreed', 'refused'])
})

test('a leaver’s employers are the successor’s on the day of the hand-over, what was noted keeps its name', async () => {
  const [security, successor] = [await system.staff('security-admin'), await system.staff('leader', officer.unit)]
  await security.client.call(accountRoutes.handOver, { id: officer.accountId, toAccountId: successor.accountId, on: '2026-11-27', reason: '调到别的部门' })
  await system.settle()
  const owners = () => system.query<{ account_id: string }>('select distinct account_id from coverage_task where account_id is not null')
  expect(await owners()).toEqual([{ account_id: officer.accountId }])
  clock.set('2026-11-27T00:01:00+08:00')
  await system.settle()
  expect(await owners()).toEqual([{ account_id: successor.accountId }])
  expect(await system.query(`select details from audit_entry where action = 'coverage.hand-over'`)).toEqual([{ details: { toAccountId: successor.accountId, employers: 2 } }])
  expect(await system.query('select distinct account_id from coverage_note where account_id is not null')).toEqual([{ account_id: officer.accountId }])
})
