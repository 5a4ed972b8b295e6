import { congressRoutes, foundingRoutes, homeRoutes, membershipRoutes, termRoutes, unitRoutes } from '@guildhall/contract'
import type { WorkerClient } from '@guildhall/testkit'
import { beforeAll, expect, test } from 'vitest'
import { calling, enrolled, firmName, form, openTown, paperOf, type Town } from './test-support.ts'

/** An enterprise founds its union, from the application to the last formality. */
let town: Town
let workers: WorkerClient[]
let foundingId: string
let paper: string[]
const refused = (code: string) => ({ status: expect.any(Number) as number, body: expect.objectContaining({ code }) as unknown })
/** A minute in an office: sessions end after half an hour without a click. */
async function on(instant: string): Promise<void> {
  town.clock.set(instant)
  for (const one of [town.hr, town.officer, town.clerk, town.stranger]) one.client = await one.logInAgain()
  for (const one of workers) one.client = await town.system.logIn({ id: one.accountId, kind: 'worker' })
}

beforeAll(async () => {
  town = await openTown()
  workers = []
  for (const [index, name] of ['林晓禾', '沈国芳', '顾小梅'].entries()) workers.push(await town.worker(name, `1380000000${index}`, town.firm))
}, 240_000)

test('the name has to fit, a firm asks for itself alone, and nobody of another county sees it', async () => {
  expect(await town.hr.client.send(foundingRoutes.begin, form(town.firm, { name: '恒禾工会' }))).toMatchObject(refused('founding.name-form'))
  expect(await town.hr.client.send(foundingRoutes.begin, form(town.firm, { kind: 'joint' }))).toMatchObject(refused('founding.founders-wrong'))
  const begun = await town.hr.client.call(foundingRoutes.begin, form(town.firm, { group: [] }))
  expect(await town.hr.client.send(foundingRoutes.submit, { foundingId: begun.id, revision: begun.revision })).toMatchObject(refused('founding.group-needed'))
  expect(await town.hr.client.send(foundingRoutes.begin, form(town.firm))).toMatchObject(refused('founding.name-taken'))
  expect((await town.stranger.client.send(foundingRoutes.get, { foundingId: begun.id })).status).toBe(404)
  expect((await town.officer.client.call(foundingRoutes.get, { foundingId: begun.id })).federation).toBe('龙亭区东墩镇总工会')
  await town.hr.client.call(foundingRoutes.withdraw, { foundingId: begun.id, reason: '重新填' })
})

test('the reply from above comes within five working days, or sends it back with a reason', async () => {
  const begun = await town.hr.client.call(foundingRoutes.begin, form(town.firm))
  const submitted = await town.hr.client.call(foundingRoutes.submit, { foundingId: begun.id, revision: begun.revision })
  expect(submitted).toMatchObject({ state: 'applied', deadline: '2026-11-27' })
  expect((await town.hr.client.send(foundingRoutes.accept, { foundingId: begun.id, revision: submitted.revision })).status).toBe(403)
  await town.officer.client.call(foundingRoutes.sendBack, { foundingId: begun.id, reason: '职工人数和社保不一致，请核对' })
  const record = await town.hr.client.call(foundingRoutes.get, { foundingId: begun.id })
  expect([record.state, record.timeline.at(-1)!.reason, record.actions]).toEqual(['preparing', '职工人数和社保不一致，请核对', ['submit', 'withdraw', 'edit', 'apply']])
  const edited = await town.hr.client.call(foundingRoutes.edit, { foundingId: begun.id, revision: record.revision, ...form(town.firm, { staff: 205 }) })
  const again = await town.hr.client.call(foundingRoutes.submit, { foundingId: begun.id, revision: edited.revision })
  await town.officer.client.call(foundingRoutes.accept, { foundingId: begun.id, revision: again.revision })
  await town.hr.client.call(foundingRoutes.withdraw, { foundingId: begun.id, reason: '换个名义再来' })
})

test('a clerk begins it for the firm, and the record says so', async () => {
  const begun = await town.clerk.client.call(foundingRoutes.begin, { ...form(town.firm), forUnitId: town.firm.id })
  const record = await town.hr.client.call(foundingRoutes.get, { foundingId: begun.id })
  expect([record.assisted, record.applicant.name, record.timeline[0]!.assisted]).toEqual([true, firmName, true])
  await town.clerk.client.call(foundingRoutes.withdraw, { foundingId: begun.id, reason: '企业自己办' })
})

test('people are found by age, put on the roster in one step, and agree on the phone or on paper', async () => {
  ({ foundingId, paper } = await enrolled(town, { count: 27, workers }))
  const young = await town.officer.client.call(foundingRoutes.searchTalents, { ageTo: 45, unitId: town.firm.id, limit: 200 })
  expect(young.rows.every((row) => row.birthYear! >= 1981)).toBe(true)
  expect(young.total).toBe(young.rows.length)
  expect(young.facets.industries).toEqual(['机械'])
  const record = await town.hr.client.call(foundingRoutes.get, { foundingId })
  expect(record.counts).toMatchObject({ asked: 0, agreed: 30, women: 12 })
  expect(record.notes.map((note) => note.code)).toEqual(expect.arrayContaining(['must-have-committee', 'womens-committee', 'all-meet', 'full-time-chair']))
  expect((await workers[0]!.client.call(foundingRoutes.mine, {})).rows).toMatchObject([{ consent: 'agreed', agreed: 30, state: 'enrolling' }])
})

test('a congress that the rules do not allow is not called', async () => {
  const [a, b, c, d, e] = paper as [string, string, string, string, string]
  const send = (candidates: object, more: object = {}) => town.hr.client.send(congressRoutes.convene, { ...calling(foundingId, { committee: [a, b, c, d], audit: [e], women: [workers[0]!.personId, workers[1]!.personId, workers[2]!.personId], ...candidates }), ...more })
  expect(await send({ committee: [a, b, c] })).toMatchObject(refused('founding.too-few-candidates'))
  expect(await send({ women: [] })).toMatchObject(refused('founding.women-needed'))
  expect(await send({ audit: [a] })).toMatchObject(refused('founding.two-bodies'))
  expect(await send({}, { seats: { committee: 9, audit: 1, women: 3 } })).toMatchObject(refused('founding.seats-wrong'))
  expect(await send({}, { kind: 'delegates' })).toMatchObject(refused('founding.congress-kind'))
  expect(await send({}, { heldAt: '2026-11-01T09:00:00+08:00' })).toMatchObject(refused('founding.held-in-past'))
  const called = await send({})
  expect(called.status).toBe(200)
  expect(called.body).toMatchObject({ told: 30, congress: { shouldAttend: 30, quorum: 20, state: 'called' } })
})

test('nobody votes before two thirds are there, nor on the phone without having been let in', async () => {
  await on('2026-11-27T14:05:00+08:00')
  const some = await town.hr.client.call(congressRoutes.checkIn, { foundingId, personIds: paper.slice(0, 16), ballot: 'paper' })
  expect(some.congress.attended).toBe(16)
  const [lin, shen, gu] = workers as [WorkerClient, WorkerClient, WorkerClient]
  expect(await lin.client.send(congressRoutes.comeIn, { foundingId, code: some.congress.doorCode === '000000' ? '111111' : '000000' })).toMatchObject(refused('founding.wrong-door-code'))
  expect((await town.officer.client.call(congressRoutes.get, { foundingId })).congress!.doorCode).toMatch(/^\d{6}$/)
  for (const one of [lin, shen, gu]) expect(await one.client.call(congressRoutes.comeIn, { foundingId, code: some.congress.doorCode! })).toEqual({ ballot: 'phone' })
  expect(await town.hr.client.send(congressRoutes.openRound, { foundingId })).toMatchObject(refused('founding.quorum'))
  await town.hr.client.call(congressRoutes.checkIn, { foundingId, personIds: paper.slice(16, 20), ballot: 'paper' })
  const { congress } = await town.hr.client.call(congressRoutes.openRound, { foundingId })
  expect([congress.state, congress.rounds[0]!.races.map((race) => [race.body, race.seats, race.candidates.length])]).toEqual(['voting', [['committee', 3, 4], ['audit', 1, 1], ['women', 3, 3]]])
})

test('everybody votes once; too many names are not taken; what was voted shows nowhere before the count', async () => {
  const [lin, shen, gu] = workers as [WorkerClient, WorkerClient, WorkerClient]
  const { sheet } = await lin.client.call(foundingRoutes.getMine, { foundingId })
  const committee = sheet!.races[0]!.candidates
  const yes = (count: number) => committee.slice(0, count).map((one) => ({ candidateId: one.id, mark: 'yes' as const }))
  expect(await lin.client.send(congressRoutes.vote, { foundingId, roundId: sheet!.roundId, marks: yes(4) })).toMatchObject(refused('founding.too-many-names'))
  for (const one of [lin, shen, gu]) await one.client.call(congressRoutes.vote, { foundingId, roundId: sheet!.roundId, marks: yes(3) })
  expect(await lin.client.send(congressRoutes.vote, { foundingId, roundId: sheet!.roundId, marks: yes(1) })).toMatchObject(refused('founding.has-voted'))
  const { congress } = await town.hr.client.call(congressRoutes.get, { foundingId })
  expect([congress!.rounds[0]!.voted, congress!.rounds[0]!.races[0]!.candidates[0]!.yes]).toEqual([3, null])
})

test('paper is counted by hand and confirmed by another pair of eyes; of thirty, sixteen votes elect', async () => {
  const { congress } = await town.hr.client.call(congressRoutes.get, { foundingId })
  const [round] = congress!.rounds
  const ids = { foundingId, roundId: round!.id }
  await town.hr.client.call(congressRoutes.closeRound, ids)
  expect(await town.hr.client.send(congressRoutes.decideRound, ids)).toMatchObject(refused('founding.paper-missing'))
  // a: 20, b: 13 with the three of the phone sixteen, c: 12 with them fifteen, d: 5.
  const races = paperOf(round!, 20, (race, place) => (race.body === 'committee' ? [20, 13, 12, 5][place]! : 18))
  expect(await town.hr.client.send(congressRoutes.enterPaper, { ...ids, races: races.map((race) => ({ ...race, returned: 19 })) })).toMatchObject(refused('founding.paper-wrong'))
  await town.hr.client.call(congressRoutes.enterPaper, { ...ids, races })
  expect(await town.hr.client.send(congressRoutes.confirmPaper, ids)).toMatchObject(refused('founding.same-eyes'))
  await town.officer.client.call(congressRoutes.confirmPaper, ids)
  const counted = await town.hr.client.call(congressRoutes.decideRound, ids)
  const [committee] = counted.congress.rounds[0]!.races
  expect(committee!.candidates.map((one) => [one.yes, one.outcome])).toEqual([[23, 'elected'], [16, 'elected'], [15, 'not'], [5, 'not']])
  expect([committee!.issued, committee!.returned, committee!.needed, committee!.unfilled]).toEqual([23, 23, 16, 1])
  expect(counted.congress.next).toMatchObject({ races: [{ body: 'committee', kind: 'again', seats: 1 }] })
})

async function paperRound(likes: number[]): Promise<void> {
  const opened = await town.hr.client.call(congressRoutes.openRound, { foundingId })
  const round = opened.congress.rounds.at(-1)!
  const ids = { foundingId, roundId: round.id }
  await town.hr.client.call(congressRoutes.closeRound, ids)
  await town.hr.client.call(congressRoutes.enterPaper, { ...ids, races: paperOf(round, 20, (_race, place) => likes[place] ?? 0) })
  await town.officer.client.call(congressRoutes.confirmPaper, ids)
  await town.hr.client.call(congressRoutes.decideRound, ids)
}

test('the seat is voted on again; equal votes once more; then the chair out of the committee, and the election is over', async () => {
  // Two candidates for one seat: each sheet has one name, so both cannot reach sixteen. Nobody is elected, and the congress votes again.
  await paperRound([10, 10])
  expect((await town.hr.client.call(congressRoutes.get, { foundingId })).congress!.next).toMatchObject({ races: [{ kind: 'again', seats: 1 }] })
  await paperRound([18, 2])
  expect((await town.hr.client.call(congressRoutes.get, { foundingId })).congress!.next).toMatchObject({ electorate: 'congress', races: [{ body: 'chair', seats: 1 }] })
  await paperRound([17, 2, 1])
  const record = await town.hr.client.call(foundingRoutes.get, { foundingId })
  expect(record.state).toBe('elected')
  const { congress } = await town.hr.client.call(congressRoutes.get, { foundingId })
  expect([congress!.state, congress!.next, congress!.officers.map((one) => one.body)]).toEqual(['decided', null, ['committee', 'committee', 'committee', 'audit', 'women', 'women', 'women', 'chair']])
})

test('approved, the union is on record below its firm with its members, officers and term', async () => {
  const { revision } = await town.hr.client.call(foundingRoutes.get, { foundingId })
  const reported = await town.hr.client.call(congressRoutes.report, { foundingId, revision })
  const approved = await town.officer.client.call(foundingRoutes.approve, { foundingId, revision: reported.revision })
  expect(approved).toMatchObject({ state: 'formalities', joined: 30, transferred: 0, leftOut: 0 })
  const { unit, path } = await town.officer.client.call(unitRoutes.get, { id: approved.unionId })
  expect([unit.kind, unit.name, unit.code, path.map((one) => one.name)]).toEqual(['union', `${firmName}工会委员会`, approved.unionCode, ['测试市总工会', '龙亭区总工会', '龙亭区东墩镇总工会', firmName, `${firmName}工会委员会`]])
  const members = await town.officer.client.call(membershipRoutes.list, { unitId: approved.unionId, limit: 200 })
  expect(members.rows.map((row) => [row.membership.from, row.membership.beganBy])).toEqual(Array.from({ length: 30 }, () => ['2026-11-27', 'join']))
  const { terms: [term], founders } = await town.officer.client.call(termRoutes.ofUnit, { unitId: approved.unionId })
  expect([term!.number, term!.electedOn, term!.dueOn, term!.approvedBy, term!.officers.filter((one) => one.post === 'chair').length, founders]).toEqual([1, '2026-11-27', '2029-11-27', '龙亭区东墩镇总工会', 1, [{ id: town.firm.id, name: firmName }]])
  expect((await workers[0]!.client.call(membershipRoutes.mine, {})).rows).toMatchObject([{ unitId: approved.unionId, until: null }])
})

test('the federation above puts the next election off by half a year at most', async () => {
  const { unionId } = await town.hr.client.call(foundingRoutes.get, { foundingId })
  const postpone = { unitId: unionId!, reason: '厂房搬迁，到期开不了会' }
  expect(await town.hr.client.send(termRoutes.postpone, { ...postpone, to: '2030-01-15' })).toMatchObject({ status: 403 })
  for (const to of ['2030-05-28', '2099-12-31']) expect(await town.officer.client.send(termRoutes.postpone, { ...postpone, to })).toMatchObject(refused('terms.postponed-too-far'))
  expect(await town.officer.client.call(termRoutes.postpone, { ...postpone, to: '2030-05-27' })).toMatchObject({ dueOn: '2029-11-27', postponedTo: '2030-05-27', postponableTo: '2030-05-27' })
})

test('the formalities are noted one by one; then the founding is complete', async () => {
  const { unionId, revision } = await town.hr.client.call(foundingRoutes.get, { foundingId })
  expect(await town.hr.client.send(foundingRoutes.finish, { foundingId, revision })).toMatchObject(refused('founding.formalities-open'))
  expect(await town.hr.client.send(termRoutes.setFormality, { unitId: unionId!, key: 'seal', doneOn: '2026-12-30' })).toMatchObject(refused('terms.date-ahead'))
  for (const key of ['certificate', 'seal', 'bank-account', 'fees']) await town.hr.client.call(termRoutes.setFormality, { unitId: unionId!, key, doneOn: '2026-11-27', note: '已办' })
  expect(await town.hr.client.call(foundingRoutes.finish, { foundingId, revision })).toMatchObject({ state: 'complete' })
})

test('the page of the new chair tells what is done and what is not; posts are divided, the administrators are asked for a login', async () => {
  const { unionId } = await town.hr.client.call(foundingRoutes.get, { foundingId })
  const page = await town.hr.client.call(termRoutes.chairTasks, { unitId: unionId! })
  expect(Object.fromEntries(page.tasks.map((task) => [task.key, task.state]))).toMatchObject({ certificate: 'done', seal: 'done', posts: 'open', login: 'open' })
  const member = page.term!.officers.find((one) => one.body === 'committee' && one.post === 'member')!
  expect(await town.hr.client.send(termRoutes.setPosts, { unitId: unionId!, posts: [{ officerId: member.id, post: 'chair' }] })).toMatchObject(refused('terms.chair-is-elected'))
  await town.hr.client.call(termRoutes.setPosts, { unitId: unionId!, posts: [{ officerId: member.id, post: 'organisation' }] })
  expect(await town.hr.client.send(termRoutes.askLogin, { unitId: unionId! })).toMatchObject(refused('terms.nobody-to-ask'))
  await town.system.staff('security-admin')
  expect(await town.hr.client.call(termRoutes.askLogin, { unitId: unionId! })).toEqual({ told: 1 })
  expect((await town.hr.client.call(termRoutes.chairTasks, { unitId: unionId! })).tasks.find((task) => task.key === 'posts')).toMatchObject({ state: 'done', why: { zh: expect.stringMatching(/位有分工$/) } })
})

test('a worker sees what the founding holds about them: the roster, the congress, an office; that they voted, and neither for whom nor when', async () => {
  const lin = workers[0]!
  const { sections } = await lin.client.call(homeRoutes.held, {})
  const of = (source: string) => sections.find((section) => section.source === source)
  const facts = (source: string) => of(source)?.rows.map((row) => row.facts.map((one) => one.value.zh))
  expect(of('founding.roster')!.rows.map((row) => row.what.zh)).toEqual([`${firmName}工会委员会`])
  expect(facts('founding.roster')).toEqual([['同意', '本人在手机上', '入会']])
  expect(facts('founding.attendance')).toEqual([['手机']])
  expect(of('founding.ballots')!.rows).toEqual([{ at: null, what: { zh: `${firmName}工会委员会`, en: `${firmName}工会委员会` }, facts: [{ name: { zh: '第几轮', en: 'Round' }, value: { zh: '1', en: '1' } }] }])
  expect(facts('founding.candidacies')).toEqual([['女职工委员会', expect.stringMatching(/^\d+$/), '当选']])
  expect(facts('registry.offices')).toEqual([['女职工委员会', expect.any(String), '2026-11-27']])
  expect(facts('registry.memberships')).toEqual([['2026-11-27', '入会']])
  // Whoever leads the preparation group finds that as well, and nobody finds anything of the others.
  const leader = await town.system.worker({ name: '季文澜', phone: '13911110001' })
  const hers = (await leader.client.call(homeRoutes.held, {})).sections.map((section) => section.source)
  expect(hers).toContain('founding.group')
  expect(hers).not.toContain('founding.ballots')
})

test('who asked for a union to be founded, with an account of their own, sees that', async () => {
  const worker = workers[1]!
  await town.system.query('update login_account set person_id = $1 where id = $2', [worker.personId, town.hr.accountId])
  const filed = (await worker.client.call(homeRoutes.held, {})).sections.find((section) => section.source === 'founding.filed')!
  expect(filed.rows.map((row) => row.what.zh)).toContain(`${firmName}工会委员会`)
})
