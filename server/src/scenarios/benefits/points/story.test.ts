import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { benefitRoutes, pointsRoutes, type RequestOf } from '@guildhall/contract'
import { startSystem, type StaffClient, type TestSystem, type WorkerClient } from '@guildhall/testkit'
import { findBrokenAccounts } from '#engines/ledger'
import { findBrokenPools, tend } from '#engines/quota'
import { manualClock } from '#platform/clock'
import { newId } from '#platform/ids'
import type { EventHandler, Job, JobContext } from '#platform/module'
import { tendJob } from '../clockwork.ts'
import { benefitsModule } from '../index.ts'
import { earn } from './earn.ts'
import { lapseJob } from './lapse.ts'

const clock = manualClock('2026-05-04T09:00:00+08:00')
let system: TestSystem
let officer: StaffClient, county: StaffClient
beforeAll(async () => {
  system = await startSystem({ clock, jobs: false })
  officer = await system.staff('training-officer')
  county = await system.staff('training-officer', await system.addUnit({ name: '龙亭区总工会', level: 'county', division: '410202' }))
  await (await officer.logInAgain()).call(pointsRoutes.keep, { name: '匠心积分', active: true, rules: [{ kind: 'lesson', points: 10, monthlyCap: 25 }, { kind: 'certificate', points: 100, monthlyCap: null }, { kind: 'joining', points: 50, monthlyCap: null }] })
})

type Form = RequestOf<typeof benefitRoutes.create>
const minutes = (count: number) => new Date(clock.now().getTime() + count * 60_000).toISOString()
async function published(more: Partial<Form> = {}, by: StaffClient = officer) {
  const client = await by.logInAgain()
  const form: Form = {
    name: '电影票', summary: '两张。', kind: 'rush', quantity: 1, waitlist: 5, handOut: 'code', whereTo: '影院', fetchDays: 3, period: 'once', series: null, eligible: 'everyone', reserveSeats: 0, reserveUntil: null, noShow: false, opensAt: minutes(0), closesAt: minutes(600), drawAt: null, points: 40, ...more,
  }
  const { id: releaseId } = await client.call(benefitRoutes.create, form)
  await client.call(benefitRoutes.publish, { releaseId })
  return releaseId
}
const run = (of: Job<never> | EventHandler<never>, payload: object = {}) => {
  const actor = { kind: 'job' as const, name: 'test', scope: '' }
  const ctx: JobContext = { ...system.services, actor, jobId: newId(), inTransaction: (work) => system.asService(work), progress: async () => {}, cancelled: async () => false }
  return of.run(ctx, of.payload.parse(payload))
}
/** Told twice, as events are. */
async function tell(event: string, payload: object) {
  const handlers = benefitsModule.handlers!.filter((one) => one.event === event)
  for (const handler of [...handlers, ...handlers]) JSON.stringify(await run(handler, payload))
}
const code = (sent: { body: unknown }) => { const { code: said, kind } = sent.body as { code?: string; kind?: string }; return kind ?? said ?? 'done' }
const again = (who: WorkerClient) => system.logIn({ id: who.accountId, kind: 'worker' })
const mine = async (who: WorkerClient) => (await (await again(who)).call(pointsRoutes.mine, {})).rows[0]
const balance = async (who: WorkerClient) => (await mine(who))?.balance ?? 0
const claim = async (who: WorkerClient, releaseId: string) => code(await (await again(who)).send(benefitRoutes.claim, { releaseId }))
async function rich(points = 100): Promise<WorkerClient> {
  const who = await system.worker()
  await system.asService(async (ctx) => { for (let n = 0; n < points / 50; n++) await earn(ctx, 'joining', [{ personId: who.personId, source: newId() }]) })
  return who
}
const problems = () => system.asService(async (ctx) => [...await findBrokenAccounts(ctx.tx), ...await findBrokenPools(ctx.tx), ...(await Promise.all(benefitsModule.checks!.map((check) => check.run(ctx.tx, system.services)))).flat()])

describe('earning', () => {
  test('P1: a lesson checked in at earns once however often it is told, up to the month’s most; the next month begins anew', async () => {
    const [who, classId] = [await system.worker(), newId()]
    await tell('training.class-published', { classId, title: '焊工晚间班' })
    const enrolmentId = newId()
    await expect(tell('training.checked-in', { sessionId: newId(), enrolmentId })).rejects.toThrow('not known yet')
    await tell('training.worker-enrolled', { classId, enrolmentId, personId: who.personId })
    for (let n = 0; n < 4; n++) await tell('training.checked-in', { sessionId: newId(), enrolmentId })
    expect(await mine(who)).toMatchObject({ name: '匠心积分', balance: 25, earning: true, lapsing: null, movements: [{ points: 5, kind: 'lesson', name: '焊工晚间班' }, { points: 10 }, { points: 10 }] })
    clock.set('2026-06-01T09:00:00+08:00')
    await tell('training.checked-in', { sessionId: newId(), enrolmentId })
    expect(await balance(who)).toBe(35)
    await tell('membership.accepted', { applicationId: newId(), kind: 'join', personId: who.personId })
    await tell('membership.accepted', { applicationId: newId(), kind: 'leave', personId: who.personId })
    expect(await balance(who)).toBe(85)
    expect((await (await county.logInAgain()).call(pointsRoutes.get, {}))).toMatchObject({ own: null, above: { name: '匠心积分' }, mayKeep: true })
    expect(await problems()).toEqual([])
  })
})

describe('spending', () => {
  test('P3: a place takes the points at once, and a double tap once; who has too few is told; a place in the line costs nothing until it comes, and passes whoever has too few by then', async () => {
    const releaseId = await published({}, county)
    const [a, b, c, poor] = [await rich(), await rich(), await rich(), await system.worker()]
    expect(await claim(poor, releaseId)).toBe('benefits.points-short')
    const me = await again(a)
    expect((await Promise.all([me.send(benefitRoutes.claim, { releaseId }), me.send(benefitRoutes.claim, { releaseId })])).map(code)).toEqual(['got', 'got'])
    expect([await balance(a), await claim(b, releaseId), await claim(c, releaseId), await balance(b)]).toEqual([60, 'waiting', 'waiting', 100])
    expect(await (await again(a)).call(benefitRoutes.get, { releaseId })).toMatchObject({ have: 60, release: { points: 40 } })
    // B spends theirs elsewhere while waiting.
    const [one, two] = [await published(), await published()]
    expect([await claim(b, one), await claim(b, two), await balance(b)]).toEqual(['got', 'got', 20])
    await (await again(a)).call(benefitRoutes.giveBack, { releaseId })
    expect([await balance(a), await balance(b), await balance(c)]).toEqual([100, 20, 60])
    const standings = await Promise.all([b, c].map(async (who) => (await (await again(who)).call(benefitRoutes.get, { releaseId })).standing.kind))
    expect(standings).toEqual(['none', 'got'])
    expect((await system.query<{ kind: string }>(`select kind from notice where person_id = any($1) order by id`, [[b.personId, c.personId]])).map((row) => row.kind)).toEqual(['benefits.moved-up', 'benefits.points-short'])
    expect(await problems()).toEqual([])
  })

  test('P4: not fetched in time, the points are gone; called off, they come back; handed over, they stay', async () => {
    const [missing, off] = [await published(), await published({ quantity: 2 })]
    const [late, one, two] = [await rich(), await rich(), await rich()]
    await claim(late, missing)
    const got = (await (await again(one)).call(benefitRoutes.claim, { releaseId: off })) as { code: string }
    await claim(two, off)
    const { claimId } = await (await officer.logInAgain()).call(benefitRoutes.handOver, { code: got.code })
    await (await officer.logInAgain()).call(benefitRoutes.withdraw, { releaseId: off, reason: '影院停业' })
    clock.advance(4 * 1440 * 60_000)
    await system.asService(async (ctx) => tend(ctx.tx, { pool: (await ctx.tx.selectFrom('benefit_release').select('pool_id').where('id', '=', missing).executeTakeFirstOrThrow()).pool_id!, now: clock.now() }))
    expect([await balance(late), await balance(one), await balance(two)]).toEqual([60, 60, 100])
    expect((await mine(two))!.movements.map((each) => each.kind)).toEqual(['back', 'claimed', 'joining', 'joining'])
    // Handed over by mistake, it was never theirs: the points come back once.
    await (await officer.logInAgain()).call(benefitRoutes.takeBack, { claimId, reason: '给错了人', to: 'pool' })
    expect((await (await officer.logInAgain()).send(benefitRoutes.takeBack, { claimId, reason: '给错了人', to: 'pool' })).status).toBe(409)
    expect(await balance(one)).toBe(100)
    expect(await problems()).toEqual([])
  })

  test('P3: thirty with points for one ask at once for three of ten releases each: nobody pays twice, nobody is below nothing', async () => {
    const releases = await Promise.all(Array.from({ length: 3 }, () => published({ quantity: 8, waitlist: 0 })))
    const people = await Promise.all(Array.from({ length: 10 }, () => rich(50)))
    const clients = await Promise.all(people.map(again))
    const answers = await Promise.all(clients.flatMap((client) => releases.map((releaseId) => client.send(benefitRoutes.claim, { releaseId }))))
    expect(answers.filter((sent) => code(sent) === 'got')).toHaveLength(10)
    expect(answers.filter((sent) => code(sent) === 'benefits.points-short' || code(sent) === 'benefits.gone')).toHaveLength(20)
    expect(new Set(await Promise.all(people.map(balance)))).toEqual(new Set([10]))
    expect(await problems()).toEqual([])
  })

  test('a draw takes the points of those who are drawn, when they are drawn', async () => {
    const releaseId = await published({ kind: 'draw', quantity: 1, waitlist: 1, handOut: 'later', fetchDays: null, drawAt: minutes(610) })
    const people = [await rich(), await rich()]
    for (const who of people) expect(await claim(who, releaseId)).toBe('entered')
    clock.advance(600 * 60_000)
    await run(tendJob)
    clock.advance(10 * 60_000)
    await run(tendJob)
    expect((await Promise.all(people.map(balance))).toSorted((x, y) => x - y)).toEqual([60, 100])
    expect(await problems()).toEqual([])
  })
})

test('P5: the oldest are spent first; what was earned in 2026 lapses the night after 31 December 2027, once', async () => {
  const who = await rich(100)
  clock.set('2027-03-01T09:00:00+08:00')
  await system.asService((ctx) => earn(ctx, 'joining', [{ personId: who.personId, source: newId() }]))
  expect(await mine(who)).toMatchObject({ balance: 150, lapsing: { points: 100, on: '2027-12-31' } })
  const releaseId = await published()
  await claim(who, releaseId)
  expect(await mine(who)).toMatchObject({ balance: 110, lapsing: { points: 60 } })
  clock.set('2027-12-31T23:50:00+08:00')
  await run(lapseJob)
  expect(await balance(who)).toBe(110)
  clock.set('2028-01-01T01:20:00+08:00')
  await run(lapseJob)
  await run(lapseJob)
  expect(await mine(who)).toMatchObject({ balance: 50, lapsing: { points: 50, on: '2028-12-31' }, movements: [{ kind: 'lapsed', points: -60 }, { kind: 'claimed', points: -40 }, { points: 50 }, { points: 50 }, { points: 50 }] })
  expect(await problems()).toEqual([])
})

test('P2 as a property: earned, claimed, given back, missed, called off and lapsed in whatever order, nobody is below nothing and the books balance at every instant', async () => {
  clock.set('2028-02-01T09:00:00+08:00')
  const deed = fc.record({ what: fc.constantFrom('earn' as const, 'claim' as const, 'claim' as const, 'back' as const, 'off' as const, 'release' as const, 'days' as const), who: fc.nat(2), which: fc.nat(9), price: fc.integer({ min: 1, max: 70 }) })
  await fc.assert(fc.asyncProperty(fc.array(deed, { minLength: 20, maxLength: 30 }), async (deeds) => {
    const people = await Promise.all([1, 2, 3].map(() => rich(50)))
    const releases = [await published({ quantity: 2, points: 20 }), await published({ quantity: 1, points: 30 })]
    for (const { what, who: person, which, price } of deeds) {
      const [who, releaseId] = [people[person]!, releases[which % releases.length]!]
      if (what === 'earn') await system.asService((ctx) => earn(ctx, 'certificate', [{ personId: who.personId, source: newId() }]))
      else if (what === 'claim') await claim(who, releaseId)
      else if (what === 'back') await (await again(who)).send(benefitRoutes.giveBack, { releaseId })
      else if (what === 'off') await (await officer.logInAgain()).send(benefitRoutes.withdraw, { releaseId, reason: '停办了' })
      else if (what === 'release') releases.push(await published({ quantity: 2, points: price }))
      else { clock.advance(price * 12 * 3_600_000); await run(tendJob); await run(lapseJob) }
    }
    expect(await problems()).toEqual([])
    expect(await system.query(`select 1 from (select sum(sum(amount)) over (partition by scope, currency order by at) as standing from ledger_entry group by scope, currency, at) s where standing <> 0`)).toEqual([])
  }), { numRuns: 2, ...(process.env['SEED'] && { seed: Number(process.env['SEED']) }) })
}, 30_000)
