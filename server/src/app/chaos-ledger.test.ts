import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findBrokenAccounts } from '#engines/ledger'
import type { CommandContext } from '#platform/module'
import { createUnit } from '#registry'
import { installOccupations } from '#registry/occupations'
import { KilledInstallation, loggedInOfficer, loggedInWorkers } from './killed.fixture.ts'

/**
 * A real server on a real data folder, killed with its database while people ask for vouchers, more than the budgets pay for: whatever was acknowledged is posted afterwards, once,
 * no budget is overdrawn, and doctor, which proves every invariant of the ledger, finds nothing.
 */
const killed = new KilledInstallation('chaos-ledger')
const [workersInAll, programmesInAll, vouchersEach, callers] = [40, 6, 30, 8]
let workers: { personId: string; cookie: string }[] = []
let [officer, occupationId] = ['', '']

async function furnish(ctx: CommandContext): Promise<void> {
  await installOccupations(ctx)
  const root = await createUnit(ctx, { parentId: null, kind: 'federation', name: '测试市总工会', from: '2020-01-01' })
  occupationId = (await ctx.tx.selectFrom('occupation').select('id').orderBy('name').executeTakeFirstOrThrow()).id
  officer = await loggedInOfficer(ctx, root)
  workers = await loggedInWorkers(ctx, workersInAll)
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
  const acknowledged = new Map<string, string>()
  const unexpected: unknown[] = []
  const pairs = workers.flatMap((worker, w) => programmes.map((programmeId, p) => ({ worker, programmeId, order: (w * 7 + p * 13) % 97 }))).toSorted((a, b) => a.order - b.order)
  let [answers, next] = [0, 0]
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
  await calling
  expect([unexpected, killed.faults]).toEqual([[], []])
  expect(answers).toBe(pairs.length)
  // Every budget pays for thirty of forty.
  expect(acknowledged.size).toBe(programmesInAll * vouchersEach)
  await killed.stopServer()

  const { vouchers, postings, broken, budgets } = await killed.inside(async ({ tx }) => ({
    vouchers: await tx.selectFrom('voucher').select(['id', 'programme_id', 'person_id']).execute(), postings: await tx.selectFrom('ledger_posting').select('about').where('kind', '=', 'voucher.issued').execute(),
    broken: await findBrokenAccounts(tx), budgets: await tx.selectFrom('ledger_account').select('balance').where('kind', '=', 'voucher-budget').execute(),
  }))
  expect(new Map(vouchers.map((one) => [`${one.programme_id} ${one.person_id}`, one.id]))).toEqual(acknowledged)
  expect(new Set(postings.map((one) => one.about))).toEqual(new Set(acknowledged.values()))
  expect(postings).toHaveLength(acknowledged.size)
  expect(budgets.map((one) => one.balance)).toEqual(Array.from({ length: programmesInAll }, () => 0n))
  expect(broken).toEqual([])
  expect(await killed.complaints()).toEqual([])
}, 300_000)
