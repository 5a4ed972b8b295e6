import sharp from 'sharp'
import { benefitRoutes, verifyDraw, type RequestOf } from '@guildhall/contract'
import { startSystem, type StaffClient, type TestSystem } from '@guildhall/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { findBrokenPools } from '#engines/quota'
import { manualClock } from '#platform/clock'
import { newId } from '#platform/ids'
import { verifyAuditChain } from '#platform/audit'
import { openDatabase } from '#platform/db'

const clock = manualClock('2026-05-01T09:00:00+08:00')
let system: TestSystem
let officer: StaffClient
beforeAll(async () => {
  system = await startSystem({ clock })
  officer = await system.staff('training-officer')
})

type Form = RequestOf<typeof benefitRoutes.create>
const minutes = (count: number) => new Date(clock.now().getTime() + count * 60_000).toISOString()
const form = (more: Partial<Form> = {}): Form => ({
  name: '端午慰问券', summary: '凭码到店领取。', kind: 'rush', quantity: 2, waitlist: 1, handOut: 'code', whereTo: '人民路一号店', fetchDays: 3, period: 'once', series: null, eligible: 'everyone', reserveSeats: 0, reserveUntil: null, noShow: true,
  opensAt: minutes(60), closesAt: minutes(600), drawAt: null, ...more,
})
async function published(more: Partial<Form> = {}): Promise<string> {
  const client = await officer.logInAgain()
  const { id } = await client.call(benefitRoutes.create, form(more))
  await client.call(benefitRoutes.publish, { releaseId: id })
  return id
}
const code = (sent: { body: unknown }) => (sent.body as { code: string }).code

describe('a rush', () => {
  test('B2, Q13: a claim is answered at once; its key and its deed follow by themselves, and a request repeated in between hears the same', async () => {
    const releaseId = await published({ quantity: 5 })
    clock.advance(61 * 60_000)
    const [a, b] = await Promise.all([system.worker(), system.worker()])
    // Whoever asks first is answered the usual way; from then on the release is known.
    await a.client.call(benefitRoutes.claim, { releaseId })
    const key = newId()
    const first = await b.client.send(benefitRoutes.claim, { releaseId }, { key })
    expect(first).toMatchObject({ status: 200, body: { kind: 'got' } })
    expect((await b.client.call(benefitRoutes.get, { releaseId })).standing).toEqual(first.body)
    expect((await b.client.send(benefitRoutes.claim, { releaseId }, { key })).body).toEqual(first.body)
    const other = await published()
    expect(code(await b.client.send(benefitRoutes.claim, { releaseId: other }, { key }))).toBe('platform.idempotency-key-reused')
    await expect.poll(() => system.query('select 1 from quota_arrival')).toEqual([])
    const deeds = await system.query<{ account_id: string; at: Date }>(`select e.account_id, e.at from audit_entry e join audit_seal s on s.entry_id = e.id where e.action = 'benefits.claim' and e.subject = $1`, [`benefit:${releaseId}`])
    expect(deeds).toHaveLength(2)
    expect(deeds.every((deed) => deed.at.getTime() === clock.now().getTime())).toBe(true)
    clock.advance(-61 * 60_000)
  })
  test('B1: nobody before its time; then as many as there are, one waits, the next is told it is gone; a double tap is one claim', async () => {
    const releaseId = await published()
    const people = await Promise.all(Array.from({ length: 4 }, () => system.worker()))
    const [a, b, c, d] = people as [typeof people[0], typeof people[0], typeof people[0], typeof people[0]]
    expect(code(await a.client.send(benefitRoutes.claim, { releaseId }))).toBe('benefits.not-open')
    clock.advance(61 * 60_000)
    const officerNow = await officer.logInAgain()
    const [one, two] = await Promise.all([a.client.call(benefitRoutes.claim, { releaseId }), a.client.call(benefitRoutes.claim, { releaseId })])
    expect(one.kind).toBe('got')
    expect(two).toEqual(one)
    expect(await b.client.call(benefitRoutes.claim, { releaseId })).toMatchObject({ kind: 'got' })
    expect(await c.client.call(benefitRoutes.claim, { releaseId })).toEqual({ kind: 'waiting', position: 1, entry: null })
    expect(code(await d.client.send(benefitRoutes.claim, { releaseId }))).toBe('benefits.gone')
    expect(await c.client.call(benefitRoutes.get, { releaseId })).toMatchObject({ release: { taken: 2, waiting: 1, phase: 'open' }, standing: { kind: 'waiting', position: 1 } })

    // Whoever gives theirs back makes room for the first in line, who is told.
    expect(await b.client.call(benefitRoutes.giveBack, { releaseId })).toEqual({ kind: 'none' })
    const moved = await c.client.call(benefitRoutes.get, { releaseId })
    expect(moved.standing.kind).toBe('got')
    expect(await system.query(`select 1 from notice where person_id = $1 and kind = 'benefits.moved-up'`, [c.personId])).toHaveLength(1)

    // A code works once.
    const got = moved.standing.kind === 'got' ? moved.standing.code : ''
    expect(await officerNow.call(benefitRoutes.handOver, { code: got.toLowerCase() })).toMatchObject({ name: '端午慰问券' })
    expect(code(await officerNow.send(benefitRoutes.handOver, { code: got }))).toBe('benefits.handed-over')
    expect(code(await officerNow.send(benefitRoutes.handOver, { code: `${got.slice(0, -6)}ZZZZZZ` }))).toBe('benefits.code-unknown')
    expect(code(await officerNow.send(benefitRoutes.handOver, { code: 'not a code' }))).toBe('benefits.code-unknown')
    expect(code(await c.client.send(benefitRoutes.giveBack, { releaseId }))).toBe('benefits.nothing-to-give-back')
    const listed = await officerNow.call(benefitRoutes.claims, { releaseId })
    expect(listed.rows.map((row) => [row.state, row.fetchedAt !== null])).toEqual([['seat', false], ['released', false], ['seat', true]])
    expect(listed.rows[0]!.who).not.toContain('小禾')
  })

  test('B2: the same request sent again hears the same, and its key with another request is refused', async () => {
    const [first, second] = [await published(), await published()]
    clock.advance(61 * 60_000)
    const worker = await system.worker()
    const key = newId()
    const answers = await Promise.all(Array.from({ length: 5 }, () => worker.client.send(benefitRoutes.claim, { releaseId: first }, { key })))
    for (const answer of answers) expect(answer.body).toEqual(answers[0]!.body)
    expect((await worker.client.send(benefitRoutes.claim, { releaseId: second }, { key })).status).toBe(422)
    expect((await worker.client.send(benefitRoutes.claim, { releaseId: newId() })).status).toBe(404)
    expect((await system.visitor.send(benefitRoutes.claim, { releaseId: first })).status).toBe(401)
    const [{ count }] = await system.query<{ count: number }>(`select count(*)::int as count from audit_entry where action = 'benefits.claim' and subject = $1`, [`benefit:${first}`]) as [{ count: number }]
    expect(count).toBe(1)
  })

  test('B3: what is not fetched in time goes to the next, and who does that twice waits a month', async () => {
    const late = await system.worker()
    for (let round = 0; round < 2; round++) {
      const releaseId = await published({ quantity: 1 })
      clock.advance(61 * 60_000)
      const next = await system.worker()
      await late.client.call(benefitRoutes.claim, { releaseId })
      await next.client.call(benefitRoutes.claim, { releaseId })
      clock.advance(3 * 1440 * 60_000)
      const { client: again } = await system.worker()
      // No job has run: whoever touches the pool finds it as it is now.
      await again.send(benefitRoutes.claim, { releaseId })
      await system.asService((ctx) => import('#engines/quota').then(async ({ tend }) => tend(ctx.tx, { pool: (await ctx.tx.selectFrom('benefit_release').select('pool_id').where('id', '=', releaseId).executeTakeFirstOrThrow()).pool_id!, now: clock.now() })))
      const [row] = await system.query<{ state: string }>('select c.state from quota_claim c join benefit_release r on r.pool_id = c.pool_id where r.id = $1 and c.holder = $2', [releaseId, next.personId])
      expect(row!.state).toBe('seat')
    }
    const releaseId = await published()
    clock.advance(61 * 60_000)
    const fresh = await system.logIn({ id: late.accountId, kind: 'worker' })
    expect(code(await fresh.send(benefitRoutes.claim, { releaseId }))).toBe('benefits.barred')
  })

  test('B1: for members only, and one for each person in a quarter', async () => {
    const [east, west] = [await published({ period: 'quarter', series: '季度券' }), await published({ period: 'quarter', series: '季度券' })]
    const members = await published({ eligible: 'members' })
    clock.advance(61 * 60_000)
    const worker = await system.worker()
    await worker.client.call(benefitRoutes.claim, { releaseId: east })
    expect(code(await worker.client.send(benefitRoutes.claim, { releaseId: west }))).toBe('benefits.one-per-period')
    expect(code(await worker.client.send(benefitRoutes.claim, { releaseId: members }))).toBe('benefits.not-for-you')
  })
})

test('B5: a draw is bound before, closed, drawn by the clock, and recomputed by anybody; a withdrawn release tells everybody', async () => {
  const releaseId = await published({ kind: 'draw', quantity: 2, waitlist: 1, drawAt: minutes(610) })
  const { commitment } = await (await officer.logInAgain()).call(benefitRoutes.claims, { releaseId })
  expect(commitment).toMatch(/^[0-9a-f]{64}$/)
  clock.advance(61 * 60_000)
  const people = await Promise.all(Array.from({ length: 5 }, () => system.worker()))
  for (const [index, one] of people.entries()) expect(await one.client.call(benefitRoutes.claim, { releaseId })).toEqual({ kind: 'entered', entry: index + 1 })
  const run = async () => {
    const { tendJob } = await import('./clockwork.ts')
    await tendJob.run({ ...system.services, actor: { kind: 'job', name: 'test', scope: '' }, jobId: newId(), inTransaction: (work) => system.asService(work), progress: async () => {}, cancelled: async () => false }, {} as never)
  }
  clock.advance(540 * 60_000)
  await run()
  const frozen = await system.visitor.call(benefitRoutes.sheet, { releaseId })
  expect([frozen.sheet.entries, frozen.sheet.seed]).toEqual([[1, 2, 3, 4, 5], null])
  clock.advance(10 * 60_000)
  await run()
  await run()
  const { sheet } = await system.visitor.call(benefitRoutes.sheet, { releaseId })
  expect(sheet.commitment).toBe(commitment)
  expect(sheet.entriesHash).toBe(frozen.sheet.entriesHash)
  expect(verifyDraw(sheet)).toEqual({ rules: true, commitment: true, entries: true, winners: true, waiting: true })
  const standings = await Promise.all(people.map(async (one) => (await (await system.logIn({ id: one.accountId, kind: 'worker' })).call(benefitRoutes.get, { releaseId })).standing))
  expect(standings.flatMap((standing, index) => (standing.kind === 'got' ? [index + 1] : []))).toEqual(sheet.winners.toSorted((a, b) => a - b))
  expect(standings.map((standing) => standing.kind).toSorted()).toEqual(['got', 'got', 'lost', 'lost', 'waiting'])
  const client = await officer.logInAgain()
  await client.call(benefitRoutes.withdraw, { releaseId, reason: '供货商停产' })
  expect(code(await client.send(benefitRoutes.withdraw, { releaseId, reason: '供货商停产' }))).toBe('benefits.not-now')
  expect(await system.query(`select 1 from notice where kind = 'benefits.withdrawn'`)).toHaveLength(3)
})

test('bad times are refused, and a release is published once', async () => {
  const client = await officer.logInAgain()
  for (const wrong of [{ closesAt: minutes(30) }, { kind: 'draw' as const }, { kind: 'draw' as const, drawAt: minutes(601) }, { reserveSeats: 1 }, { reserveSeats: 3, reserveUntil: minutes(90) }, { period: 'month' as const }]) {
    expect(code(await client.send(benefitRoutes.create, form(wrong)))).toBe('benefits.times-wrong')
  }
  const { id: releaseId } = await client.call(benefitRoutes.create, form())
  const worker = await system.worker()
  expect((await worker.client.send(benefitRoutes.get, { releaseId })).status).toBe(404)
  const twice = await Promise.all([client.send(benefitRoutes.publish, { releaseId }), client.send(benefitRoutes.publish, { releaseId })])
  expect(twice.map((sent) => sent.status).toSorted((a, b) => a - b)).toEqual([200, 409])
  expect((await worker.client.call(benefitRoutes.listOpen, {})).rows.map((row) => row.release.id)).toContain(releaseId)
})

test('a picture is kept upright, no larger than a screen and without what the camera wrote; what is none is refused, and a draft’s is nobody’s but its keepers’', async () => {
  const client = await officer.logInAgain()
  const { id: releaseId } = await client.call(benefitRoutes.create, form())
  const photo = await sharp({ create: { width: 3_000, height: 2_000, channels: 3, background: '#c4262e' } }).withExif({ IFD0: { Artist: '拍照的人' } }).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const add = (bytes: Uint8Array, caption = '红色慰问包𠮷') => client.send(benefitRoutes.addPicture, { releaseId, caption }, { file: { name: 'a.jpg', bytes } })
  for (const bytes of [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), photo.subarray(0, 400), Buffer.alloc(0), await sharp(photo).webp().toBuffer()]) expect(code(await add(bytes))).toBe('benefits.picture-kind')
  expect(code(await add(Buffer.concat([photo, Buffer.alloc(8 * 1024 * 1024)])))).toBe('benefits.picture-large')
  expect((await add(photo, ' ')).status).toBe(400)
  const all = await Promise.all(Array.from({ length: 5 }, () => add(photo)))
  expect(all.map((sent) => sent.status).toSorted((a, b) => a - b)).toEqual([200, 200, 200, 200, 409])
  const { release } = await client.call(benefitRoutes.claims, { releaseId })
  expect(release.pictures.map((one) => one.caption)).toEqual(Array.from({ length: 4 }, () => '红色慰问包𠮷'))
  const pictureId = release.pictures[0]!.id
  const shown = await client.call(benefitRoutes.picture, { pictureId })
  expect(await sharp(shown.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 853, height: 1_280 })
  expect([(await sharp(shown.bytes).metadata()).exif, (await system.visitor.send(benefitRoutes.picture, { pictureId })).status]).toEqual([undefined, 404])
  await client.call(benefitRoutes.removePicture, { pictureId })
  expect([(await client.send(benefitRoutes.removePicture, { pictureId })).status, (await client.send(benefitRoutes.picture, { pictureId })).status]).toEqual([404, 404])
  await client.call(benefitRoutes.publish, { releaseId })
  const worker = await system.worker()
  const { release: seen } = await worker.client.call(benefitRoutes.get, { releaseId })
  expect([seen.pictures.length, (await system.visitor.send(benefitRoutes.picture, { pictureId: seen.pictures[0]!.id })).status]).toEqual([3, 200])
})

test('after all of it the pools are whole and so is the chain of the audit log', async () => {
  expect(await system.asService((ctx) => findBrokenPools(ctx.tx))).toEqual([])
  const owner = openDatabase(system.database.ownerUrl, { max: 1 })
  expect(await owner.transaction().execute(verifyAuditChain)).toEqual([])
  await owner.destroy()
})
