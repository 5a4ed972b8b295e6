import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findBrokenAccounts } from '#engines/ledger'
import { dayInShanghai } from '#platform/clock'
import { newId } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import { emit } from '#platform/outbox'
import { createUnit } from '#registry'
import { installOccupations } from '#registry/occupations'
import { KilledInstallation, loggedInOfficer, loggedInWorkers } from './killed.fixture.ts'

/**
 * A real server on a real data folder, killed with its database while people ask for vouchers, more than the budgets pay for, while a benefit that costs points and money is claimed,
 * handed over and taken back, and while lessons that were checked in at earn points: whatever was acknowledged is posted afterwards, once, under its own name, no budget is overdrawn,
 * and doctor, which proves every invariant of the ledger, finds nothing.
 */
const killed = new KilledInstallation('chaos-ledger')
const [workersInAll, programmesInAll, vouchersEach, callers] = [40, 6, 30, 8]
let workers: { personId: string; cookie: string }[] = []
let [officer, occupationId] = ['', '']
/** Of the lessons that earn, as many as workers: each pays for one benefit. Of those there are fewer. */
const lessons: string[] = []
const benefitsInAll = 30

async function furnish(ctx: CommandContext): Promise<void> {
  await installOccupations(ctx)
  const root = await createUnit(ctx, { parentId: null, kind: 'federation', name: '测试市总工会', from: '2020-01-01' })
  occupationId = (await ctx.tx.selectFrom('occupation').select('id').orderBy('name').executeTakeFirstOrThrow()).id
  officer = await loggedInOfficer(ctx, root)
  workers = await loggedInWorkers(ctx, workersInAll)
  const now = ctx.clock.now()
  await ctx.tx.insertInto('points_programme').values({ id: newId(), scope: root.scope, unit_id: root.id, name: '匠心积分', rules: JSON.stringify([{ kind: 'lesson', points: 10, monthlyCap: null }]), active: true, created_at: now, updated_at: now }).execute()
  const classId = newId()
  await ctx.tx.insertInto('points_class').values({ class_id: classId, scope: root.scope, title: '焊工班' }).execute()
  for (const { personId } of workers) {
    const [sessionId, enrolmentId] = [newId(), newId()]
    await ctx.tx.insertInto('points_seat').values({ enrolment_id: enrolmentId, class_id: classId, scope: root.scope, person_id: personId }).execute()
    await emit(ctx, 'training.checked-in', { sessionId, enrolmentId, status: 'present' }, { scope: root.scope })
    lessons.push(`points:lesson:${sessionId}:${enrolmentId}`)
  }
}

beforeAll(async () => {
  await killed.inside(furnish, { install: true })
  await killed.start()
}, 300_000)
afterAll(() => killed.end())

test('kill -9 of server and database in the middle of postings: what was acknowledged is posted once, no budget is overdrawn, the books agree', async () => {
  const year = new Date().getFullYear()
  const programmes: string[] = []
  for (let n = 0; n < programmesInAll; n++) {
    const made = await killed.persist(officer, '/api/vouchers/programmes', { title: `培训券${n}`, summary: '上课用', occupationIds: [occupationId], level: null, valueFen: '80000', budgetFen: String(80_000 * vouchersEach), validFrom: `${year}-01-01`, validTo: `${year + 1}-12-31`, membersOnly: false, selfService: true })
    expect(made.status).toBe(200)
    programmes.push(made.id!)
  }
  const opensAt = new Date(Date.now() + 4_000).toISOString()
  const budget = await killed.persist(officer, '/api/benefit-budgets', { year: Number(dayInShanghai(new Date(opensAt)).slice(0, 4)), amountFen: String(benefitsInAll * 2_000) })
  const benefit = await killed.persist(officer, '/api/benefit-releases', {
    name: '工具包', summary: '一人一套', kind: 'rush', quantity: benefitsInAll, waitlist: 0, handOut: 'code', whereTo: '一楼', fetchDays: 30, period: 'once', series: null, eligible: 'everyone', reserveSeats: 0, reserveUntil: null, noShow: false, opensAt, closesAt: new Date(Date.now() + 86_400_000).toISOString(), drawAt: null, costFen: '2000', budgetId: budget.id, points: 10,
  })
  expect([budget.status, benefit.status, (await killed.persist(officer, `/api/benefit-releases/${benefit.id}/publish`)).status]).toEqual([200, 200, 200])
  const handedOver = new Map<string, number>()
  const acknowledged = new Map<string, string>()
  const unexpected: unknown[] = []
  const pairs = workers.flatMap((worker, w) => programmes.map((programmeId, p) => ({ worker, programmeId, order: (w * 7 + p * 13) % 97 }))).toSorted((a, b) => a.order - b.order)
  let [answers, next, benefitsAsked] = [0, 0, 0]
  /** Claims with the points of a lesson, as soon as they are there, and is handed what was claimed; every third time the wrong thing first. */
  async function claimAndFetch(cookie: string, nth: number): Promise<void> {
    let got = await killed.persist(cookie, `/api/benefits/${benefit.id}/claim`)
    while (got.code === 'benefits.not-open' || got.code === 'benefits.points-short') {
      await pause(200)
      got = await killed.persist(cookie, `/api/benefits/${benefit.id}/claim`)
    }
    if (got.kind !== 'got') return void (got.code === 'benefits.gone' || unexpected.push(got))
    const handing = async () => killed.persist(officer, '/api/benefits/hand-over', { code: got.code })
    const { claimId } = await handing()
    if (nth % 3 === 0) {
      const back = await killed.persist(officer, `/api/benefit-claims/${claimId}/take-back`, { reason: '拿错了东西', to: 'worker' })
      if (back.status !== 200) unexpected.push(back)
      await handing()
    }
    handedOver.set(claimId!, nth % 3 === 0 ? 2 : 1)
  }
  const fetching = Promise.all(Array.from({ length: callers / 2 }, async () => {
    for (let nth = benefitsAsked++; nth < workers.length; nth = benefitsAsked++) await claimAndFetch(workers[nth]!.cookie, nth)
  }))
  const calling = Promise.all(Array.from({ length: callers }, async () => {
    for (let pair = pairs[next++]; pair; pair = pairs[next++]) {
      const answer = await killed.persist(pair.worker.cookie, `/api/vouchers/programmes/${pair.programmeId}/ask`)
      answers += 1
      if (answer.status === 200) acknowledged.set(`${pair.programmeId} ${pair.worker.personId}`, answer.id!)
      else if (answer.code !== 'vouchers.budget-used-up') unexpected.push(answer)
    }
  }))
  const step = Math.floor(pairs.length / 4)
  for (const [nth, what] of (['postgres', 'both'] as const).entries()) {
    while (answers < step * (nth + 1)) await pause(5)
    killed.killDatabase()
    if (what === 'both') {
      await killed.killServer()
      await killed.start()
    }
  }
  await Promise.all([calling, fetching])
  expect([unexpected, killed.faults]).toEqual([[], []])
  expect(answers).toBe(pairs.length)
  // Every budget pays for thirty of forty.
  expect(acknowledged.size).toBe(programmesInAll * vouchersEach)
  await killed.stopServer()

  const { vouchers, postings, broken, budgets, names, spent } = await killed.inside(async ({ tx }) => ({
    vouchers: await tx.selectFrom('voucher').select(['id', 'programme_id', 'person_id']).execute(), postings: await tx.selectFrom('ledger_posting').select('about').where('kind', '=', 'voucher.issued').execute(),
    broken: await findBrokenAccounts(tx), budgets: await tx.selectFrom('ledger_account').select('balance').where('kind', '=', 'voucher-budget').execute(),
    names: (await tx.selectFrom('ledger_posting').select('key').where((is) => is.or([is('key', 'like', 'benefit-spend:%'), is('key', 'like', 'points-claim:%'), is('key', 'like', 'points:%')])).execute()).map((one) => one.key), spent: await tx.selectFrom('ledger_account').select(['kind', 'balance']).where('kind', 'in', ['benefit-free', 'benefit-reserved', 'benefit-spent', 'points-taken']).orderBy('kind').execute(),
  }))
  expect(new Map(vouchers.map((one) => [`${one.programme_id} ${one.person_id}`, one.id]))).toEqual(acknowledged)
  expect(new Set(postings.map((one) => one.about))).toEqual(new Set(acknowledged.values()))
  expect(postings).toHaveLength(acknowledged.size)
  expect(budgets.map((one) => one.balance)).toEqual(Array.from({ length: programmesInAll }, () => 0n))
  // Every hand-over that was acknowledged by its name, the one after a mistake by its own; every place paid once, every lesson earned once.
  expect(handedOver.size).toBe(benefitsInAll)
  const spendings = [...handedOver].flatMap(([claimId, times]) => [`benefit-spend:${claimId}`, ...(times === 2 ? [`benefit-spend:${claimId}:2`] : [])])
  expect(names.toSorted()).toEqual([...spendings, ...[...handedOver.keys()].map((claimId) => `points-claim:${claimId}`), ...lessons].toSorted())
  expect(spent.map((one) => [one.kind, one.balance])).toEqual([['benefit-free', 0n], ['benefit-reserved', 0n], ['benefit-spent', BigInt(benefitsInAll * 2_000)], ['points-taken', BigInt(benefitsInAll * 10)]])
  expect(broken).toEqual([])
  expect(await killed.complaints()).toEqual([])
}, 300_000)
