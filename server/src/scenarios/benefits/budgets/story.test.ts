import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { benefitBudgetRoutes as budgets, benefitRoutes, type RequestOf } from '@guildhall/contract'
import { startSystem, type StaffClient, type TestSystem } from '@guildhall/testkit'
import { findBrokenAccounts } from '#engines/ledger'
import { manualClock } from '#platform/clock'
import { newId } from '#platform/ids'
import { benefitsModule } from '../index.ts'
import { settleJob } from './settle.ts'

const clock = manualClock('2026-05-04T09:00:00+08:00')
let system: TestSystem
let city: StaffClient, county: StaffClient, neighbour: StaffClient, reader: StaffClient
beforeAll(async () => {
  system = await startSystem({ clock, jobs: false })
  const [home, away] = [await system.addUnit({ name: '龙亭区总工会', level: 'county', division: '410202' }), await system.addUnit({ name: '鼓楼区总工会', level: 'county', division: '410204' })]
  city = await system.staff('training-officer')
  county = await system.staff('training-officer', home)
  neighbour = await system.staff('training-officer', away)
  reader = await system.staff('leader', home)
})

const minutes = (count: number) => new Date(clock.now().getTime() + count * 60_000).toISOString()
type Form = RequestOf<typeof benefitRoutes.create>
const form = (more: Partial<Form> = {}): Form => ({
  name: '端午慰问品', summary: '凭码领取。', kind: 'rush', quantity: 3, waitlist: 0, handOut: 'code', whereTo: '一号店', fetchDays: 3, period: 'once', series: null, eligible: 'everyone', reserveSeats: 0, reserveUntil: null, noShow: false,
  opensAt: minutes(1), closesAt: minutes(600), drawAt: null, ...more,
})
const code = (sent: { body: unknown }) => (sent.body as { code?: string }).code ?? 'done'
const yuan = (count: number) => String(count * 100)
/** A session of staff ends after half an hour without a click. */
const fresh = (who: StaffClient) => who.logInAgain()
const stand = async (who: StaffClient, budgetId: string) => (await (await fresh(who)).call(budgets.get, { budgetId })).budget
const sums = async (who: StaffClient, budgetId: string) => { const { totalFen, passedFen, reservedFen, spentFen, freeFen } = await stand(who, budgetId); return [totalFen, passedFen, reservedFen, spentFen, freeFen].map(Number) }
const fund = async (who: StaffClient, amount: number, year = 2026) => (await (await fresh(who)).call(budgets.fund, { year, amountFen: yuan(amount) })).id
const problems = () => system.asService(async (ctx) => [...await findBrokenAccounts(ctx.tx), ...(await Promise.all(benefitsModule.checks!.map((check) => check.run(ctx.tx, system.services)))).flat()])
const runJob = (of: typeof settleJob) => of.run({ ...system.services, actor: { kind: 'job', name: 'test', scope: '' }, jobId: newId(), inTransaction: (work) => system.asService(work), progress: async () => {}, cancelled: async () => false }, {} as never)
async function published(who: StaffClient, budgetId: string, more: Partial<Form> = {}) {
  const client = await fresh(who)
  const { id } = await client.call(benefitRoutes.create, form({ costFen: yuan(20), budgetId, ...more }))
  await client.call(benefitRoutes.publish, { releaseId: id })
  return id
}
async function claimed(releaseId: string) {
  const worker = await system.worker()
  const standing = await worker.client.call(benefitRoutes.claim, { releaseId })
  return { worker, code: standing.kind === 'got' ? standing.code : '' }
}

describe('where the money is', () => {
  test('F1, F3: put in at the city, passed to a county, which sees it; more than there is is refused; a mistake is taken back once', async () => {
    const cityBudget = await fund(city, 10_000)
    const client = await fresh(city)
    const { id } = await client.call(budgets.pass, { budgetId: cityBudget, unitId: county.unit.id, amountFen: yuan(4_000) })
    expect(await sums(city, cityBudget)).toEqual([1_000_000, 400_000, 0, 0, 600_000])
    expect(await stand(county, id)).toMatchObject({ from: { name: system.root.name }, totalFen: yuan(4_000), freeFen: yuan(4_000), mayPass: true })
    expect((await (await fresh(county)).call(budgets.movements, { budgetId: id })).rows).toMatchObject([{ kind: 'received', name: system.root.name, amountFen: yuan(4_000), mayTakeBack: false }])
    expect(code(await client.send(budgets.pass, { budgetId: cityBudget, unitId: county.unit.id, amountFen: yuan(6_001) }))).toBe('benefits.budget-short')
    // Nobody passes upwards, sideways or to themselves, and nobody touches the budget of another.
    expect(code(await (await fresh(county)).send(budgets.pass, { budgetId: id, unitId: neighbour.unit.id, amountFen: yuan(1) }))).toBe('benefits.not-below')
    expect((await (await fresh(neighbour)).send(budgets.get, { budgetId: id })).status).toBe(404)
    expect((await (await fresh(county)).send(budgets.pass, { budgetId: cityBudget, unitId: county.unit.id, amountFen: yuan(1) })).status).toBe(404)
    expect((await (await fresh(reader)).send(budgets.fund, { year: 2026, amountFen: yuan(1) })).status).toBe(403)
    expect(code(await client.send(budgets.fund, { year: 2029, amountFen: yuan(1) }))).toBe('benefits.budget-year-wrong')

    const again = await client.call(budgets.pass, { budgetId: cityBudget, unitId: county.unit.id, amountFen: yuan(500) })
    expect(again.id).toBe(id)
    const [wrong] = (await client.call(budgets.movements, { budgetId: cityBudget })).rows
    const back = { budgetId: cityBudget, postingId: wrong!.postingId, reason: '拨错了单位' }
    expect((await (await fresh(county)).send(budgets.takeBack, { ...back, budgetId: id })).status).toBe(404)
    const both = await Promise.all([client.send(budgets.takeBack, back), client.send(budgets.takeBack, back)])
    expect(both.map(code).toSorted()).toEqual(['benefits.taken-back', 'done'])
    expect(await sums(city, cityBudget)).toEqual([1_000_000, 400_000, 0, 0, 600_000])
    expect(await problems()).toEqual([])
  })

  test('F2, F4, F5: publishing sets aside, a claim posts nothing, handing over spends, and what nobody fetched comes back', async () => {
    const budgetId = await fund(county, 100)
    expect(code(await (await fresh(county)).send(benefitRoutes.create, form({ costFen: yuan(20) })))).toBe('benefits.budget-wrong')
    expect(code(await (await fresh(neighbour)).send(benefitRoutes.create, form({ costFen: yuan(20), budgetId })))).toBe('benefits.budget-wrong')
    const tooDear = await (await fresh(county)).call(benefitRoutes.create, form({ costFen: yuan(51), quantity: 2, budgetId }))
    expect(code(await (await fresh(county)).send(benefitRoutes.publish, { releaseId: tooDear.id }))).toBe('benefits.budget-short')
    const releaseId = await published(county, budgetId)
    expect(await sums(county, budgetId)).toEqual([10_000, 0, 6_000, 0, 4_000])
    clock.advance(2 * 60_000)
    const postings = async () => (await system.query<{ n: number }>('select count(*)::int as n from ledger_posting'))[0]!.n
    const before = await postings()
    const [first, second] = [await claimed(releaseId), await claimed(releaseId)]
    expect(await postings()).toBe(before)
    await (await fresh(county)).call(benefitRoutes.handOver, { code: first.code })
    expect(code(await (await fresh(county)).send(benefitRoutes.handOver, { code: first.code }))).toBe('benefits.handed-over')
    expect(await sums(county, budgetId)).toEqual([10_000, 0, 4_000, 2_000, 4_000])
    // Over: the third was never claimed; the second may still be fetched, and then is missed.
    clock.advance(600 * 60_000)
    await runJob(settleJob)
    await runJob(settleJob)
    expect(await sums(county, budgetId)).toEqual([10_000, 0, 2_000, 2_000, 6_000])
    clock.advance(3 * 1440 * 60_000)
    await system.asService(async (ctx) => import('#engines/quota').then(async ({ tend }) => tend(ctx.tx, { pool: (await ctx.tx.selectFrom('benefit_release').select('pool_id').where('id', '=', releaseId).executeTakeFirstOrThrow()).pool_id!, now: clock.now() })))
    expect(second.code).not.toBe('')
    await runJob(settleJob)
    await runJob(settleJob)
    expect(await sums(county, budgetId)).toEqual([10_000, 0, 0, 2_000, 8_000])
    expect((await (await fresh(county)).call(budgets.movements, { budgetId, releaseId })).rows.map((one) => [one.kind, one.amountFen])).toEqual([['returned', '-2000'], ['returned', '-2000'], ['spent', '-2000'], ['reserved', '6000']])
    expect(await problems()).toEqual([])
  })

  test('F5: brought later, all places are spent when it is over, and one given back after that comes off; called off, everything unfetched comes back', async () => {
    const budgetId = await fund(neighbour, 200)
    const later = await published(neighbour, budgetId, { handOut: 'later', whereTo: null, fetchDays: null })
    const off = await published(neighbour, budgetId)
    clock.advance(2 * 60_000)
    const people = [await claimed(later), await claimed(later)]
    const { code: fetched } = await claimed(off)
    await claimed(off)
    await (await fresh(neighbour)).call(benefitRoutes.handOver, { code: fetched })
    expect(await sums(neighbour, budgetId)).toEqual([20_000, 0, 10_000, 2_000, 8_000])
    await (await fresh(neighbour)).call(benefitRoutes.withdraw, { releaseId: off, reason: '供货商停产' })
    expect(await sums(neighbour, budgetId)).toEqual([20_000, 0, 6_000, 2_000, 12_000])
    clock.advance(600 * 60_000)
    await runJob(settleJob)
    expect(await sums(neighbour, budgetId)).toEqual([20_000, 0, 0, 6_000, 14_000])
    const client = await system.logIn({ id: people[0]!.worker.accountId, kind: 'worker' })
    await client.call(benefitRoutes.giveBack, { releaseId: later })
    expect(await sums(neighbour, budgetId)).toEqual([20_000, 0, 0, 4_000, 16_000])
    expect(await problems()).toEqual([])
  })

  test('twenty publish at once what a budget pays for five of: five are published', async () => {
    const budgetId = await fund(neighbour, 0.5 * 600)
    const free = Number((await stand(neighbour, budgetId)).freeFen)
    const client = await fresh(neighbour)
    const drafts = await Promise.all(Array.from({ length: 20 }, async () => (await client.call(benefitRoutes.create, form({ costFen: String(Math.floor(free / 5)), quantity: 1, budgetId }))).id))
    const answers = await Promise.all(drafts.map((releaseId) => client.send(benefitRoutes.publish, { releaseId })))
    expect(answers.map(code).toSorted()).toEqual([...Array.from({ length: 15 }, () => 'benefits.budget-short'), ...Array.from({ length: 5 }, () => 'done')])
    expect(await problems()).toEqual([])
  })

  test('a month is a workbook whose last line is what is free', async () => {
    const budgetId = await fund(county, 7)
    const file = await (await fresh(county)).call(budgets.statement, { budgetId, month: '2026-05' })
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(file.bytes as never)
    const numbers = workbook.worksheets[0]!.getColumn(6).values.filter((value) => typeof value === 'number')
    expect(numbers.at(-1)).toBe(Number((await stand(county, budgetId)).freeFen) / 100)
    expect((await (await fresh(neighbour)).send(budgets.statement, { budgetId, month: '2026-05' })).status).toBe(404)
  })
})

describe('F7: a hand-over that was a mistake is taken back', () => {
  const release = async (more: Partial<Form> = {}) => {
    const budgetId = await fund(county, 60)
    const releaseId = await published(county, budgetId, { quantity: 1, waitlist: 1, ...more })
    clock.advance(2 * 60_000)
    return { budgetId, releaseId, before: await sums(county, budgetId) }
  }
  const standing = async (worker: { accountId: string }, releaseId: string) => (await (await system.logIn({ id: worker.accountId, kind: 'worker' })).call(benefitRoutes.get, { releaseId })).standing
  const rows = async (releaseId: string) => (await (await fresh(county)).call(benefitRoutes.claims, { releaseId })).rows
  const moved = ([total, passed, reserved, spent, free]: number[], by: number[]) => [total! + by[0]!, passed!, reserved! + by[1]!, spent! + by[2]!, free! + by[3]!]

  test('the place is the worker’s again, with the whole time to fetch it, and is handed over and spent a second time', async () => {
    const { budgetId, releaseId, before } = await release()
    const { worker, code: theirs } = await claimed(releaseId)
    const { claimId } = await (await fresh(county)).call(benefitRoutes.handOver, { code: theirs })
    expect(await sums(county, budgetId)).toEqual(moved(before, [0, -2_000, 2_000, 0]))
    expect((await (await fresh(neighbour)).send(benefitRoutes.takeBack, { claimId, reason: '拿错了', to: 'worker' })).status).toBe(404)
    expect((await (await fresh(county)).send(benefitRoutes.takeBack, { claimId, reason: ' ', to: 'worker' })).status).toBe(400)
    // The days to fetch it have run out meanwhile, which is not the worker's fault.
    clock.advance(4 * 1440 * 60_000)
    await runJob(settleJob)
    const client = await fresh(county)
    const both = await Promise.all([1, 2].map(() => client.send(benefitRoutes.takeBack, { claimId, reason: '错发给了同名的人', to: 'worker' as const })))
    expect(both.map(code).toSorted()).toEqual(['benefits.not-handed-over', 'done'])
    expect(await sums(county, budgetId)).toEqual(before)
    expect(await standing(worker, releaseId)).toMatchObject({ kind: 'got', code: theirs, fetchedAt: null, fetchBy: new Date(clock.now().getTime() + 3 * 86_400_000).toISOString() })
    expect(await system.query(`select params->>'reason' as reason from notice where person_id = $1 and kind = 'benefits.taken-back'`, [worker.personId])).toEqual([{ reason: '错发给了同名的人' }])
    expect(await system.query(`select reason from audit_entry where action = 'benefits.take-back-hand-over' and subject = $1`, [`benefit:${releaseId}`])).toHaveLength(1)
    for (const _ of [1, 2]) {
      await client.call(benefitRoutes.handOver, { code: theirs })
      expect(await sums(county, budgetId)).toEqual(moved(before, [0, -2_000, 2_000, 0]))
      await client.call(benefitRoutes.takeBack, { claimId, reason: '又拿错了', to: 'worker' })
    }
    expect((await client.call(budgets.movements, { budgetId, releaseId })).rows.map((one) => one.kind)).toEqual(['taken-back', 'spent', 'taken-back', 'spent', 'taken-back', 'spent', 'reserved'])
    // Not fetched this time either: the clock looks at a release again that it had settled.
    clock.advance(4 * 1440 * 60_000)
    await system.asService(async (ctx) => import('#engines/quota').then(async ({ tend }) => tend(ctx.tx, { pool: (await ctx.tx.selectFrom('benefit_release').select('pool_id').where('id', '=', releaseId).executeTakeFirstOrThrow()).pool_id!, now: clock.now() })))
    await runJob(settleJob)
    expect(await sums(county, budgetId)).toEqual(moved(before, [0, -2_000, 0, 2_000]))
    expect(await problems()).toEqual([])
  })

  test('back in the pool it is the next in line’s; of a release that was called off the money is free again', async () => {
    const { budgetId, releaseId, before } = await release()
    const [first, next] = [await claimed(releaseId), await claimed(releaseId)]
    const { claimId } = await (await fresh(county)).call(benefitRoutes.handOver, { code: first.code })
    expect(await (await fresh(county)).call(benefitRoutes.takeBack, { claimId, reason: '发错了东西', to: 'pool' })).toEqual({ to: 'pool' })
    expect([(await standing(first.worker, releaseId)).kind, (await standing(next.worker, releaseId)).kind, await sums(county, budgetId)]).toEqual(['none', 'got', before])
    const second = (await rows(releaseId)).find((row) => row.state === 'seat')!.claimId
    const got = await standing(next.worker, releaseId)
    await (await fresh(county)).call(benefitRoutes.handOver, { code: got.kind === 'got' ? got.code : '' })
    await (await fresh(county)).call(benefitRoutes.withdraw, { releaseId, reason: '供货商停产' })
    expect(await sums(county, budgetId)).toEqual(moved(before, [0, -2_000, 2_000, 0]))
    expect(await (await fresh(county)).call(benefitRoutes.takeBack, { claimId: second, reason: '货没到', to: 'worker' })).toEqual({ to: 'pool' })
    expect(await sums(county, budgetId)).toEqual(moved(before, [0, -2_000, 0, 2_000]))
    expect(await problems()).toEqual([])
  })
})

test('F6: after the year the giver decides: back up the line it came, or on into the next year; what a release gives back later follows', async () => {
  clock.set('2026-12-30T09:00:00+08:00')
  const top = await fund(city, 1_000)
  const { id } = await (await fresh(city)).call(budgets.pass, { budgetId: top, unitId: neighbour.unit.id, amountFen: yuan(300) })
  const own = await fund(county, 50)
  const [ownFree, topFree] = [(await stand(county, own)).freeFen, (await stand(city, top)).freeFen]
  const late = await published(neighbour, id, { closesAt: minutes(5 * 1440) })
  expect(code(await (await fresh(city)).send(budgets.decide, { budgetId: id, decision: 'back' }))).toBe('benefits.year-not-over')
  clock.set('2027-01-02T09:00:00+08:00')
  expect((await (await fresh(neighbour)).send(budgets.decide, { budgetId: id, decision: 'on' })).status).toBe(404)
  const both = await Promise.all(['back', 'back'].map(async (decision) => (await fresh(city)).send(budgets.decide, { budgetId: id, decision })))
  expect(both.map(code).toSorted()).toEqual(['benefits.budget-closed', 'done'])
  expect(await sums(neighbour, id)).toEqual([6_000, 0, 6_000, 0, 0])
  expect(code(await (await fresh(city)).send(budgets.pass, { budgetId: top, unitId: neighbour.unit.id, amountFen: yuan(1) }))).toBe('benefits.budget-closed')
  // The city carries on what is left; own funds of the county go on too, and what the neighbour's release gives back now goes up and on.
  await (await fresh(city)).call(budgets.decide, { budgetId: top, decision: 'on' })
  await (await fresh(county)).call(budgets.decide, { budgetId: own, decision: 'on' })
  clock.set('2027-01-10T09:00:00+08:00')
  await runJob(settleJob)
  await runJob(settleJob)
  expect(await sums(neighbour, id)).toEqual([0, 0, 0, 0, 0])
  const next = (await (await fresh(city)).call(budgets.list, { year: 2027 })).rows
  const freeOf = (name: string) => next.find((one) => one.unit.name === name)?.freeFen
  expect([next.length, freeOf(county.unit.name), freeOf(system.root.name)]).toEqual([2, ownFree, String(Number(topFree) + 30_000)])
  expect(await problems()).toEqual([])
  expect(late).not.toBe('')

  // What the city sent on it may undo within the month: all of it comes back, and what had come through from below goes no further than to it.
  const undo = async (who: StaffClient, budgetId: string) => code(await (await fresh(who)).send(budgets.undo, { budgetId, reason: '点错了' }))
  expect(await undo(city, id)).toBe('benefits.undo-used')
  expect((await (await fresh(neighbour)).send(budgets.undo, { budgetId: id, reason: '点错了' })).status).toBe(404)
  const both2 = await Promise.all([undo(city, top), undo(city, top)])
  expect(both2.toSorted()).toEqual(['benefits.nothing-to-undo', 'done'])
  expect((await stand(city, top)).freeFen).toBe(String(Number(topFree) + 30_000))
  expect(await undo(city, id)).toBe('done')
  expect([await sums(neighbour, id), (await stand(city, top)).freeFen]).toEqual([[30_000, 0, 0, 0, 30_000], topFree])
  // Decided anew it is done anew, also twice; used meanwhile it cannot be undone, and in the next month not at all.
  for (const _ of [1, 2]) {
    await (await fresh(county)).call(budgets.undo, { budgetId: own, reason: '再想想' })
    await (await fresh(county)).call(budgets.decide, { budgetId: own, decision: 'on' })
    expect((await stand(county, own)).freeFen).toBe('0')
  }
  const carried = (await (await fresh(county)).call(budgets.list, { year: 2027 })).rows.find((one) => one.unit.name === county.unit.name)!
  expect([carried.freeFen, carried.from]).toEqual([ownFree, null])
  await published(county, carried.id, { costFen: ownFree, quantity: 1 })
  expect(await undo(county, own)).toBe('benefits.undo-used')
  await (await fresh(city)).call(budgets.decide, { budgetId: id, decision: 'back' })
  expect((await stand(city, id)).mayUndo).toBe(true)
  clock.set('2027-02-01T00:00:00+08:00')
  expect([await undo(city, id), (await stand(city, id)).mayUndo]).toEqual(['benefits.undo-too-late', false])
  expect(await problems()).toEqual([])
})

test('F1 as a property: whatever is put in, passed, published, claimed, handed over, taken back, called off and ended, in whatever order, no account is overdrawn and every unit balances at every instant', async () => {
  clock.set('2027-03-01T09:00:00+08:00')
  const deed = fc.oneof(
    fc.record({ what: fc.constant('fund' as const), by: fc.nat(1), amount: fc.integer({ min: 1, max: 300 }) }), fc.record({ what: fc.constant('pass' as const), amount: fc.integer({ min: 1, max: 200 }) }),
    fc.record({ what: fc.constant('publish' as const), by: fc.nat(1), amount: fc.integer({ min: 1, max: 60 }), later: fc.boolean() }), fc.record({ what: fc.constantFrom('claim' as const, 'hand' as const, 'hand' as const, 'wrong' as const, 'off' as const, 'back' as const), pool: fc.boolean(), which: fc.nat(20) }), fc.record({ what: fc.constant('time' as const), hours: fc.integer({ min: 1, max: 12 }) }),
  )
  await fc.assert(fc.asyncProperty(fc.array(deed, { minLength: 20, maxLength: 30 }), async (deeds) => {
    const staff = [city, county]
    const held = [await fund(city, 100, 2027), await fund(county, 50, 2027)]
    const releases: string[] = []
    const codes: string[] = []
    const worker = await system.worker()
    for (const one of deeds) {
      const client = await fresh(staff['by' in one ? one.by : 1]!)
      if (one.what === 'fund') await client.send(budgets.fund, { year: 2027, amountFen: yuan(one.amount) })
      else if (one.what === 'pass') await (await fresh(city)).send(budgets.pass, { budgetId: held[0]!, unitId: county.unit.id, amountFen: yuan(one.amount) })
      else if (one.what === 'publish') {
        const made = await client.send(benefitRoutes.create, form({ costFen: yuan(one.amount), budgetId: held[one.by]!, opensAt: minutes(0), ...(one.later && { handOut: 'later', fetchDays: null }) }))
        const releaseId = (made.body as { id: string }).id
        if ((await client.send(benefitRoutes.publish, { releaseId })).status === 200) releases.push(releaseId)
      } else if (one.what === 'time') {
        clock.advance(one.hours * 3_600_000)
        await runJob(settleJob)
      } else {
        const releaseId = releases[one.which % Math.max(1, releases.length)]
        if (!releaseId) continue
        const me = await system.logIn({ id: worker.accountId, kind: 'worker' })
        if (one.what === 'claim') { const got = (await me.send(benefitRoutes.claim, { releaseId })).body as { code?: string }; if (got.code?.includes('-')) codes.push(got.code) }
        else if (one.what === 'back') await me.send(benefitRoutes.giveBack, { releaseId })
        else if (one.what === 'wrong') {
          const done = await system.query<{ id: string }>('select c.id from quota_claim c join benefit_release r on r.pool_id = c.pool_id where r.id = any($1::uuid[]) and c.confirmed_at is not null', [releases])
          if (done.length > 0) await (await fresh(city)).send(benefitRoutes.takeBack, { claimId: done[one.which % done.length]!.id, reason: '发错了', to: one.pool ? 'pool' : 'worker' })
        } else if (one.what === 'hand') await (await fresh(city)).send(benefitRoutes.handOver, { code: codes[one.which % Math.max(1, codes.length)] ?? 'x' })
        else await (await fresh(city)).send(benefitRoutes.withdraw, { releaseId, reason: '停办了' })
      }
    }
    expect(await problems()).toEqual([])
    const unbalanced = await system.query(`select 1 from (select scope, currency, at, sum(sum(amount)) over (partition by scope, currency order by at) as standing from ledger_entry group by scope, currency, at) s where standing <> 0`)
    expect(unbalanced).toEqual([])
  }), { numRuns: 2, ...(process.env['SEED'] && { seed: Number(process.env['SEED']) }) })
}, 30_000)
