import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { identityCheckCharacter } from '#engines/intake'
import { PersonalText } from '#platform/crypto'
import { inScope } from '#platform/db'
import { newId } from '#platform/ids'
import { asLogin, createStaffAccount, setDemoAccounts } from '#platform/login'
import type { JobContext } from '#platform/module'
import { findInDatabase } from '@guildhall/testkit'
import { Client, registryForTest } from '../../test-support.ts'
import { beginMembership } from '../../memberships/store.ts'
import '../../memberships/index.ts'
import { findDuplicatesJob, findOrCreateContact } from '../index.ts'
import { decidePutBack, mergedFacts, suggestKeep, type Facts, type Keep } from './rules.ts'

let t: Awaited<ReturnType<typeof registryForTest>>
let factory: { id: string; scope: string }
let shop: { id: string; scope: string }
let neighbour: { id: string; scope: string }
const clients: Record<string, Client> = {}

beforeAll(async () => {
  t = await registryForTest({ demo: true, rateLimits: false })
  const root = await t.unit({ parentId: null, kind: 'federation', name: '测试市总工会' })
  const county = await t.unit({ parentId: root.id, kind: 'federation', name: '测试县总工会' })
  factory = await t.unit({ parentId: county.id, kind: 'enterprise', name: '测试铸造有限公司' })
  shop = await t.unit({ parentId: county.id, kind: 'enterprise', name: '测试商店' })
  neighbour = await t.unit({ parentId: root.id, kind: 'federation', name: '邻县总工会' })
  const cards = [
    { account: 'officer', accountId: (await t.staff('officer', county, 'training-officer')).id }, { account: 'second', accountId: (await t.staff('second', county, 'window-clerk')).id },
    { account: 'town', accountId: (await t.staff('town', county, 'town-officer')).id }, { account: 'city', accountId: (await t.staff('city', root, 'training-officer')).id },
  ].map((card) => ({ ...card, icon: 'user', title: { zh: '', en: '' }, who: '', sees: { zh: '', en: '' } }))
  await inScope(t.services.db, { role: 'app_login', holder: 'test' }, (tx) => setDemoAccounts({ ...t.services, tx }, cards))
  for (const { account } of cards) {
    clients[account] = new Client(t.server)
    await clients[account].post('/api/demo/login', { account })
  }
})

let phones = 0
const nextPhone = () => `1351111${String(1000 + (phones += 1))}`
/** Everybody is called differently unless a test says otherwise: the search for people of one name looks at all of them. */
const nextName = () => `林小${String.fromCodePoint(0x4e00 + phones * 5)}${String.fromCodePoint(0x5000 + phones * 3)}`
const contact = async (name = nextName(), unitId = factory.id, phone = nextPhone()) => ({ phone, id: (await t.asJob((ctx) => findOrCreateContact(ctx, { name, phone, unitId }))).personId })
const get = async (id: string, who = 'officer') => (await clients[who]!.get(`/api/people/${id}`)).body as unknown as { revision: number; mergedInto: string | null; name: string; phone: string | null; idNumber: string | null; standing: string; unitName: string; code?: string }
const allWinner: Keep = { name: 'winner', phone: 'winner', idNumber: 'winner', unit: 'winner', gender: 'winner', birthYear: 'winner', division: 'winner' }
type Two = { winner: { id: string }; loser: { id: string } }
async function merge({ winner, loser }: Two, keep: Partial<Keep> = {}, who = 'officer') {
  const [one, other] = [await get(winner.id, 'city'), await get(loser.id, 'city')]
  return clients[who]!.post(`/api/people/${winner.id}/merge`, { otherId: loser.id, keep: { ...allWinner, ...keep }, revision: one.revision, otherRevision: other.revision, reason: '窗口核对过证件，是同一个人' })
}
const undo = (mergeId: unknown, who = 'officer') => clients[who]!.post(`/api/people-merges/${String(mergeId)}/undo`, { reason: '合并错了' })
const two = async (): Promise<{ winner: { id: string; phone: string }; loser: { id: string; phone: string } }> => ({ winner: await contact(), loser: await contact() })
const login = async (phone: string) => {
  const client = new Client(t.server)
  // A number gets one code a minute.
  t.clock.advance(61_000)
  await client.post('/api/login/request-code', { phone })
  const rows = await t.database.query<{ params_sealed: Buffer }>(`select params_sealed from text_message where template = 'login.code' order by id desc limit 1`)
  const { code } = JSON.parse(t.services.cipher.open(rows[0]!.params_sealed, 'text_message.params').reveal()) as { code: string }
  const answer = await client.post('/api/login/with-code', { phone, code })
  expect(answer.status).toBe(200)
  return client
}
const notice = (personId: string) => t.asJob((ctx) => ctx.tx.insertInto('notice').values({ id: newId(), person_id: personId, kind: 'test', params: sql`'{}'::jsonb`, created_at: ctx.clock.now() }).execute())
const noticesOf = async (id: string) => (await t.database.query('select 1 from notice where person_id = $1', [id])).length
const idNumber = (first17: string) => first17 + identityCheckCharacter(first17)

describe('two records become one', () => {
  test('R6 R7: what hung on the one hangs on the other, and the one that gave way leads there and is found by nothing', async () => {
    const [winner, loser] = [await contact('林小禾'), await contact('林小禾')]
    await notice(loser.id)
    await clients['officer']!.post('/api/desk/start', { personId: loser.id })
    const answer = await merge({ winner, loser })
    expect(answer.body).toMatchObject({ winnerId: winner.id, loserId: loser.id, moved: [{ what: { en: 'Visits at the desk' }, count: 1 }], undone: null })
    expect([await noticesOf(winner.id), await noticesOf(loser.id)]).toEqual([1, 0])
    expect(await get(loser.id)).toMatchObject({ mergedInto: winner.id, phone: null })
    expect((await clients['officer']!.post('/api/people/find', { phone: loser.phone })).body['person']).toBeNull()
    const named = (await clients['officer']!.get(`/api/people?name=${encodeURIComponent('林小禾')}`)).body.rows!.map((row) => row['id'])
    expect([named.includes(winner.id), named.includes(loser.id)]).toEqual([true, false])
    expect((await clients['officer']!.post('/api/desk/start', { personId: loser.id })).body.code).toBe('people.merged')
    expect((await clients['officer']!.send('PUT', `/api/people/${loser.id}`, { revision: 2, gender: 'male' })).body.code).toBe('people.merged')
  })
  test('the clerk decides field by field which value stays', async () => {
    const [winner, loser] = [await contact('林小禾'), await contact('林晓禾', shop.id)]
    await merge({ winner, loser }, { name: 'loser', phone: 'loser', unit: 'loser' })
    const kept = await get(winner.id)
    expect(kept).toMatchObject({ phone: `${loser.phone.slice(0, 3)}****${loser.phone.slice(7)}`, unitName: '测试商店' })
    expect((await clients['officer']!.post(`/api/people/${winner.id}/reveal`, { field: 'name', reason: '核对' })).body['value']).toBe('林晓禾')
    expect((await clients['officer']!.get(`/api/people?name=${encodeURIComponent('林晓')}`)).body.rows!.map((row) => row['id'])).toContain(winner.id)
    expect((await t.database.query(`select 1 from person p join unit u on u.id = p.unit_id join person_name_key k on k.person_id = p.id where p.id = $1 and (p.scope <> u.scope or k.scope <> u.scope)`, [winner.id]))).toEqual([])
  })
  test('the side by side view masks, says what agrees, what hangs on each and what it suggests', async () => {
    const [winner, loser] = [await contact('林小禾'), await contact('林小禾')]
    await clients['officer']!.post(`/api/people/${loser.id}/real-name`, { name: '林小禾', idNumber: idNumber('33078119910307123') })
    const { body } = await clients['officer']!.get(`/api/people/${winner.id}/compare/${loser.id}`)
    expect(body).toMatchObject({ agree: { name: true, phone: false, unit: true }, suggested: { idNumber: 'loser', gender: 'loser', phone: 'winner' }, blocked: null, winner: { account: null }, loser: { standing: 'real-name' } })
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`${winner.phone}|${loser.phone}|林小禾`))
  })
  test('R12: out of reach, unknown and foreign are one answer: on record elsewhere', async () => {
    const [mine, theirs] = [await contact(), await contact('林小禾', neighbour.id)]
    for (const otherId of [theirs.id, newId()]) {
      expect((await clients['officer']!.get(`/api/people/${mine.id}/compare/${otherId}`)).body.code).toBe('people.elsewhere')
      expect((await clients['officer']!.post(`/api/people/${mine.id}/merge`, { otherId, keep: allWinner, revision: 1, otherRevision: 1, reason: '试试' })).body.code).toBe('people.elsewhere')
    }
    expect((await merge({ winner: mine, loser: theirs }, {}, 'city')).status).toBe(200)
  })
  test('only who holds the permission merges, and a record never with itself', async () => {
    const { winner, loser } = await two()
    expect((await merge({ winner, loser }, {}, 'town')).status).toBe(403)
    expect((await merge({ winner, loser: winner })).body.code).toBe('people.same-record')
  })
  test('the audit has it on both records, with the reason', async () => {
    const { winner, loser } = await two()
    await merge({ winner, loser })
    const entries = await t.database.query<{ subject: string; reason: string }>(`select subject, reason from audit_entry where action = 'people.merge' and subject = any($1)`, [[`person:${winner.id}`, `person:${loser.id}`]])
    expect(entries).toEqual(expect.arrayContaining([winner, loser].map(({ id }) => ({ subject: `person:${id}`, reason: '窗口核对过证件，是同一个人' }))))
  })
  test('two memberships become one, and a merge that was wrong gives the other back as it was', async () => {
    const both = await two()
    const union = await t.unit({ parentId: (await t.database.query<{ parent_id: string }>('select parent_id from unit where id = $1', [factory.id]))[0]!.parent_id, kind: 'union', name: '测试铸造有限公司工会' })
    for (const { id } of [both.winner, both.loser]) await t.asJob((ctx) => beginMembership(ctx, { personId: id, unit: union, from: '2024-03-01' }))
    const held = async (id: string) => t.database.query<{ lasts: boolean; joined: string; from: string }>(`select valid_to is null as lasts, joined_on::text as joined, valid_from::text as from from membership where person_id = $1 order by valid_to nulls first`, [id])
    const merged = await merge(both)
    expect(merged.body).toMatchObject({ said: [{ en: expect.stringContaining('lasts again') as string }] })
    expect([await held(both.winner.id), await held(both.loser.id)]).toMatchObject([[{ lasts: true }, { lasts: false }], []])
    const answer = await undo(merged.body['id'], 'city')
    expect(answer.body).toMatchObject({ undone: { said: [] } })
    const whole = [{ lasts: true, joined: '2024-03-01', from: '2024-03-01' }]
    expect([await held(both.winner.id), await held(both.loser.id)]).toEqual([whole, whole])
  })

  test('what is kept for undoing says nothing in clear', async () => {
    const [winner, loser] = [await contact('密封甲乙'), await contact('密封丙丁')]
    await merge({ winner, loser })
    for (const needle of [winner.phone, loser.phone, '密封甲乙', '密封丙丁']) expect(await findInDatabase(t.database.ownerUrl, needle)).toEqual([])
  })
})

describe('R10: a merge is decided on what the clerk saw', () => {
  test('a record that was changed meanwhile refuses', async () => {
    const { winner, loser } = await two()
    await clients['second']!.send('PUT', `/api/people/${loser.id}`, { revision: 1, gender: 'female' })
    expect((await clients['officer']!.post(`/api/people/${winner.id}/merge`, { otherId: loser.id, keep: allWinner, revision: 1, otherRevision: 1, reason: '试试' })).body.code).toBe('platform.changed-meanwhile')
  })
  test('two clerks at once, in both directions and many times: one merge, the others are told', async () => {
    const { winner, loser } = await two()
    const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => {
      const [kept, given] = index % 2 ? [loser, winner] : [winner, loser]
      return clients[index % 3 ? 'officer' : 'second']!.post(`/api/people/${kept.id}/merge`, { otherId: given.id, keep: allWinner, revision: 1, otherRevision: 1, reason: '同时点' })
    }))
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
    expect([...new Set(answers.filter((answer) => answer.status !== 200).map((answer) => answer.body.code))]).toEqual(['people.merged'])
    expect(await t.database.query('select 1 from person_merge where winner_id = any($1) and undone_at is null', [[winner.id, loser.id]])).toHaveLength(1)
  })
  test('a double click with one key is one merge with one answer', async () => {
    const { winner, loser } = await two()
    const key = { 'idempotency-key': crypto.randomUUID() }
    const send = () => clients['officer']!.post(`/api/people/${winner.id}/merge`, { otherId: loser.id, keep: allWinner, revision: 1, otherRevision: 1, reason: '双击' }, key)
    const [first, second] = await Promise.all([send(), send()])
    expect([first.status, second.status]).toEqual([200, 200])
    expect(first.body).toEqual(second.body)
  })
})

describe('R8: what comes later about the record that gave way', () => {
  test('lands on the kept one, through any number of merges, and a write under way waits', async () => {
    const [first, second, third] = [await contact(), await contact(), await contact()]
    await merge({ winner: second, loser: first })
    await merge({ winner: third, loser: second })
    await notice(first.id)
    expect([await noticesOf(first.id), await noticesOf(third.id)]).toEqual([0, 1])
  })
  test('a hundred notices written while the merge happens are all with the kept record afterwards', async () => {
    const { winner, loser } = await two()
    const writes = Array.from({ length: 100 }, () => notice(loser.id))
    const [answer] = await Promise.all([merge({ winner, loser }), ...writes])
    expect(answer.status).toBe(200)
    expect([await noticesOf(loser.id), await noticesOf(winner.id)]).toEqual([0, 100])
  })
})

describe('logins', () => {
  test('the login of the record that gave way becomes that of the kept one', async () => {
    const { winner, loser } = await two()
    const before = await login(loser.phone)
    await merge({ winner, loser }, { phone: 'loser' })
    expect((await before.get('/api/session')).body).not.toHaveProperty('personId', loser.id)
    const after = await login(loser.phone)
    expect((await after.post('/api/me', { gender: 'male' })).body).toMatchObject({ id: winner.id })
  })
  test('of two logins one stays, with the number that was kept; the other number begins a new record', async () => {
    const { winner, loser } = await two()
    await login(winner.phone)
    await login(loser.phone)
    await merge({ winner, loser }, { phone: 'loser' })
    expect((await (await login(loser.phone)).post('/api/me', { gender: 'male' })).body['id']).toBe(winner.id)
    expect([winner.id, loser.id]).not.toContain((await (await login(winner.phone)).post('/api/me', { gender: 'male' })).body['id'])
  })
  test('a staff account of the person follows, and comes back', async () => {
    const { winner, loser } = await two()
    const { id } = await t.asJob((ctx) => asLogin(ctx, () => createStaffAccount(ctx, { loginName: `double-${loser.phone}`, personId: loser.id })))
    const personOf = async () => (await t.database.query<{ person_id: string }>('select person_id from login_account where id = $1', [id]))[0]!.person_id
    const merged = await merge({ winner, loser })
    expect(await personOf()).toBe(winner.id)
    await undo(merged.body['id'])
    expect(await personOf()).toBe(loser.id)
  })
})

describe('R11: a wrong merge is taken back', () => {
  test('exactly what was moved returns, what was done since stays, both have their values and numbers again', async () => {
    const [winner, loser] = [await contact('甲乙丙'), await contact('丁戊己', shop.id)]
    await notice(winner.id)
    await notice(loser.id)
    await notice(loser.id)
    const merged = await merge({ winner, loser }, { name: 'loser', phone: 'loser', unit: 'loser' })
    await notice(winner.id)
    const answer = await undo(merged.body['id'])
    expect(answer.body).toMatchObject({ undone: { reason: '合并错了', said: [] } })
    expect([await noticesOf(winner.id), await noticesOf(loser.id)]).toEqual([2, 2])
    expect(await get(winner.id)).toMatchObject({ name: '甲**', unitName: '测试铸造有限公司', phone: `${winner.phone.slice(0, 3)}****${winner.phone.slice(7)}`, mergedInto: null })
    expect(await get(loser.id)).toMatchObject({ name: '丁**', unitName: '测试商店', phone: `${loser.phone.slice(0, 3)}****${loser.phone.slice(7)}`, mergedInto: null })
    expect((await clients['officer']!.get(`/api/people?name=${encodeURIComponent('丁戊己')}`)).body.rows!.map((row) => row['id'])).toEqual([loser.id])
    await notice(loser.id)
    expect(await noticesOf(loser.id)).toBe(3)
  })
  test('both logins come back with their numbers', async () => {
    const { winner, loser } = await two()
    await login(winner.phone)
    await login(loser.phone)
    const merged = await merge({ winner, loser }, { phone: 'loser' })
    await undo(merged.body['id'])
    expect((await (await login(winner.phone)).post('/api/me', { gender: 'male' })).body['id']).toBe(winner.id)
    expect((await (await login(loser.phone)).post('/api/me', { gender: 'male' })).body['id']).toBe(loser.id)
  })
  test('what cannot be put back is said: a corrected value, a number that went to somebody else, a row that is gone', async () => {
    const { winner, loser } = await two()
    await notice(loser.id)
    const merged = await merge({ winner, loser })
    await t.database.query('delete from notice where person_id = $1', [winner.id])
    const now = await get(winner.id)
    await clients['officer']!.send('PUT', `/api/people/${winner.id}`, { revision: now.revision, gender: 'female' })
    const taker = await contact('接号的人', factory.id, loser.phone)
    const said = ((await undo(merged.body['id'])).body['undone'] as unknown as { said: { en: string }[] }).said.map((one) => one.en)
    expect(said).toEqual([expect.stringMatching(/gender was corrected/), expect.stringMatching(/phone is on record for somebody else/), expect.stringMatching(/1 removed or changed since/)])
    expect([(await get(taker.id)).phone === null, (await get(loser.id)).phone]).toEqual([false, null])
  })
  test('twice is refused, and so is one whose kept record was merged again', async () => {
    const { winner, loser } = await two()
    const other = await contact()
    const first = await merge({ winner, loser })
    const second = await merge({ winner: other, loser: winner })
    expect((await undo(first.body['id'])).body.code).toBe('people.merged-again')
    expect((await undo(second.body['id'])).status).toBe(200)
    const answers = await Promise.all([undo(first.body['id']), undo(first.body['id'], 'second'), undo(first.body['id'])])
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409, 409])
  })
  test('somebody whose reach does not hold both finds no merge to take back', async () => {
    const { winner, loser } = await two()
    const merged = await merge({ winner, loser })
    await clients['city']!.send('PUT', `/api/people/${winner.id}`, { revision: (await get(winner.id, 'city')).revision, unitId: neighbour.id })
    expect((await undo(merged.body['id'])).status).toBe(404)
    expect((await undo(merged.body['id'], 'city')).status).toBe(200)
  })
})

describe('records that may be one person', () => {
  const pairs = async (who = 'officer') => ((await clients[who]!.get('/api/people-pairs')).body.rows ?? []) as unknown as { id: string; why: string[]; a: { id: string }; b: { id: string } }[]
  const pairOf = async (one: string, other: string, who?: string) => (await pairs(who)).find(({ a, b }) => [a.id, b.id].toSorted().join() === [one, other].toSorted().join())
  const search = () => findDuplicatesJob.run({ inTransaction: (work: never) => t.asJob(work) } as unknown as JobContext, {} as never)

  test('the card of one is shown for the other: the refusal stays, and the pair waits for a decision', async () => {
    const { winner, loser } = await two()
    const number = idNumber('33078119920307123')
    await clients['officer']!.post(`/api/people/${winner.id}/real-name`, { name: '林小禾', idNumber: number })
    expect((await clients['officer']!.post(`/api/people/${loser.id}/real-name`, { name: '林小禾', idNumber: number })).body.code).toBe('people.elsewhere')
    const pair = await pairOf(winner.id, loser.id)
    expect(pair).toMatchObject({ why: ['same-id-number'] })
    await merge({ winner, loser })
    expect(await pairOf(winner.id, loser.id)).toBeUndefined()
  })
  test('whose other half lies elsewhere is in nobody’s queue but that of who reaches both', async () => {
    const [mine, theirs] = [await contact(), await contact('林小禾', neighbour.id)]
    expect((await clients['officer']!.send('PUT', `/api/people/${mine.id}`, { revision: 1, phone: theirs.phone })).body.code).toBe('people.elsewhere')
    expect([await pairOf(mine.id, theirs.id), (await pairOf(mine.id, theirs.id, 'city'))?.why]).toEqual([undefined, ['same-phone']])
  })
  test('the nightly search notes the same name at the same employer, once, and not what contradicts itself', async () => {
    const [one, other, older] = [await contact('重名重姓'), await contact('重名重姓'), await contact('重名重姓')]
    await clients['officer']!.send('PUT', `/api/people/${one.id}`, { revision: 1, birthYear: 1990 })
    await clients['officer']!.send('PUT', `/api/people/${older.id}`, { revision: 1, birthYear: 1960 })
    await search()
    await search()
    expect(await pairOf(one.id, other.id)).toMatchObject({ why: ['same-name-unit'] })
    expect(await pairOf(one.id, older.id)).toBeUndefined()
  })
  test('kept apart stays apart; of two clerks one decides', async () => {
    const [one, other] = [await contact('同名甲乙'), await contact('同名甲乙')]
    await search()
    const pair = (await pairOf(one.id, other.id))!
    const answers = await Promise.all(['officer', 'second'].map((who) => clients[who]!.post(`/api/people-pairs/${pair.id}/keep-apart`, { reason: '两位都来过窗口' })))
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([204, 409])
    await search()
    expect(await pairOf(one.id, other.id)).toBeUndefined()
  })
})

describe('rules', () => {
  const facts = fc.record({
    name: fc.constantFrom('', '林小禾', '林晓禾'), phone: fc.option(fc.constantFrom('13500000001', '13500000002')), idNumber: fc.option(fc.constantFrom('A', 'B')), unit: fc.constantFrom('u1', 'u2'),
    gender: fc.option(fc.constantFrom('male', 'female')), birthYear: fc.option(fc.constantFrom(1980, 1990)), division: fc.option(fc.constantFrom('330602')), standing: fc.constantFrom('contact', 'own', 'real-name'),
  }).map((one): Facts => ({ ...one, standing: one.idNumber === null ? (one.standing === 'real-name' ? 'own' : one.standing as 'own') : 'real-name' }))
  const side = fc.constantFrom('winner', 'loser')
  const keep = fc.record({ name: side, phone: side, idNumber: side, unit: side, gender: side, birthYear: side, division: side }) as fc.Arbitrary<Keep>

  test('property: untouched since, a merge taken back leaves the kept record as it was, whatever was chosen', () => {
    fc.assert(fc.property(facts, facts, keep, (winner, loser, chosen) => {
      expect(decidePutBack({ winner, loser, keep: chosen }, mergedFacts(winner, loser, chosen))).toEqual({ winner, said: [] })
    }))
  })
  test('property: the suggestion never drops what only one of the two says', () => {
    fc.assert(fc.property(facts, facts, (winner, loser) => {
      const kept = mergedFacts(winner, loser, suggestKeep(winner, loser))
      for (const field of ['name', 'phone', 'idNumber', 'gender', 'birthYear', 'division'] as const) if (winner[field] || loser[field]) expect(kept[field]).toBeTruthy()
    }))
  })
  test('gender and year of birth are those of the ID number that is kept, whatever was chosen for them', () => {
    fc.assert(fc.property(facts, facts, keep, (winner, loser, chosen) => {
      const [kept, card] = [mergedFacts(winner, loser, chosen), { winner, loser }[chosen.idNumber]]
      if (card.idNumber !== null && card.birthYear !== null) expect(kept.birthYear).toBe(card.birthYear)
      if (card.idNumber !== null && card.gender !== null) expect(kept.gender).toBe(card.gender)
    }))
  })
  test('real-name only with the number from the card', () => {
    fc.assert(fc.property(facts, facts, keep, (winner, loser, chosen) => {
      const kept = mergedFacts(winner, loser, chosen)
      expect(kept.standing === 'real-name').toBe(kept.idNumber !== null)
    }))
  })
})

test('a phone that was kept out of a merge belongs to nobody', async () => {
  const { winner, loser } = await two()
  await merge({ winner, loser })
  const again = await t.asJob((ctx) => findOrCreateContact(ctx, { name: '新来的人', phone: loser.phone, unitId: factory.id }))
  expect(again.created).toBe(true)
  expect(new PersonalText(loser.phone).reveal()).toBe(loser.phone)
})
