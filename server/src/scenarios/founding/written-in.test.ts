import { congressRoutes, foundingRoutes, type AnswerOf } from '@guildhall/contract'
import type { WorkerClient } from '@guildhall/testkit'
import { beforeAll, expect, test } from 'vitest'
import { calling, enrolled, openTown, paperOf, type Town } from './test-support.ts'

/** 另选他人: whoever votes may write another member's name instead of a candidate's, on the phone and on paper; it counts by the same rule. */
type Congress = NonNullable<AnswerOf<typeof congressRoutes.get>['congress']>
let [town, workers, foundingId, roundId, round, paper] = [] as unknown as [Town, WorkerClient[], string, string, Congress['rounds'][number], string[]]
let races: Record<string, string>
const refused = (code: string) => ({ status: expect.any(Number) as number, body: expect.objectContaining({ code }) as unknown })
const names = ['林晓禾', '林晓苗', '林晓田', '林晓土', '林晓木', '林晓木', '林晓石']

/** Seven vote on the phone, three on paper: ten should attend, six votes elect. */
beforeAll(async () => {
  town = await openTown()
  workers = []
  for (const [index, name] of names.entries()) workers.push(await town.worker(name, `1380000020${index}`, town.firm))
  const made = await enrolled(town, { count: 3, workers })
  foundingId = made.foundingId
  paper = made.paper
  const [a, b, c, d] = workers.map((one) => one.personId) as [string, string, string, string]
  const { congress } = await town.hr.client.call(congressRoutes.convene, calling(foundingId, { committee: [a, b, c, ...paper.slice(0, 1)], audit: [d], women: [] }, { heldAt: '2026-11-20T10:00:00+08:00' }))
  for (const one of workers) await one.client.call(congressRoutes.comeIn, { foundingId, code: congress.doorCode! })
  await town.hr.client.call(congressRoutes.checkIn, { foundingId, personIds: paper, ballot: 'paper' })
  round = (await town.hr.client.call(congressRoutes.openRound, { foundingId })).congress.rounds[0]!
  roundId = round.id
  races = Object.fromEntries(round.races.map((race) => [race.body, race.id]))
}, 240_000)

const committee = () => round.races.find((race) => race.body === 'committee')!.candidates
const vote = (worker: WorkerClient, yes: number, others: { raceId: string; name: string }[]) =>
  worker.client.send(congressRoutes.vote, { foundingId, roundId, marks: [...committee().slice(0, yes), ...round.races.find((race) => race.body === 'audit')!.candidates].map((one) => ({ candidateId: one.id, mark: 'yes' as const })), others })
const inCommittee = (name: string) => ({ raceId: races['committee']!, name })

test('a name has to be one member’s, who does not stand already, and counts as one of those chosen', async () => {
  const [voter] = workers as [WorkerClient]
  expect((await voter.client.call(foundingRoutes.getMine, { foundingId })).sheet!.races.map((race) => [race.body, race.mayWriteIn])).toEqual([['committee', true], ['audit', true]])
  expect(await vote(voter, 1, [inCommittee('马小云')])).toMatchObject(refused('founding.nobody-of-that-name'))
  expect(await vote(voter, 1, [inCommittee('林晓木')])).toMatchObject(refused('founding.two-of-that-name'))
  expect(await vote(voter, 1, [inCommittee('林晓苗')])).toMatchObject(refused('founding.stands-already'))
  expect(await vote(voter, 1, [inCommittee('林晓土')])).toMatchObject(refused('founding.two-bodies'))
  expect(await vote(voter, 3, [inCommittee('林晓石')])).toMatchObject(refused('founding.too-many-names'))
  // Nothing of that was a vote.
  expect((await town.hr.client.call(congressRoutes.get, { foundingId })).congress!.rounds[0]!.voted).toBe(0)
})

test('while the box is open nobody sees that a name was written in', async () => {
  for (const one of workers.slice(0, 5)) expect((await vote(one, 2, [inCommittee(' 林晓石 ')])).status).toBe(200)
  for (const one of workers.slice(5)) expect((await vote(one, 3, [])).status).toBe(200)
  const { congress } = await town.hr.client.call(congressRoutes.get, { foundingId })
  expect(congress!.rounds[0]!.races[0]!.candidates.map((one) => one.writtenIn)).toEqual([false, false, false, false])
  expect(await town.system.query('select id from founding_candidate where written_in')).toEqual([])
})

test('on paper the teller enters the name with its votes; figures that cannot be are not taken; only ids are kept', async () => {
  await town.hr.client.call(congressRoutes.closeRound, { foundingId, roundId })
  const counted = (others: { name: string; yes: number }[]) => paperOf(round, 3, (race, place) => (race.body === 'audit' ? 3 : [3, 2, 0, 1][place]!)).map((race) => ({ ...race, others: race.raceId === races['committee'] ? others : [] }))
  const send = (others: { name: string; yes: number }[]) => town.hr.client.send(congressRoutes.enterPaper, { foundingId, roundId, races: counted(others) })
  expect(await send([{ name: '林晓石', yes: 4 }])).toMatchObject(refused('founding.paper-wrong'))
  expect(await send([{ name: '无此人', yes: 1 }])).toMatchObject(refused('founding.nobody-of-that-name'))
  expect(await send([{ name: '林晓石', yes: 1 }])).toMatchObject({ status: 200 })
  const [row] = await town.system.query<{ text: string }>(`select paper::text as text from founding_round where id = $1`, [roundId])
  expect([row!.text.includes('林晓石'), row!.text.includes(workers[6]!.personId)]).toEqual([false, true])
  const shown = (await town.officer.client.call(congressRoutes.get, { foundingId })).congress!.rounds[0]!.paper as { races: { others: unknown[] }[] }
  expect(shown.races.flatMap((race) => race.others)).toEqual([{ name: '林晓石', yes: 1 }])
  await town.officer.client.call(congressRoutes.confirmPaper, { foundingId, roundId })
})

test('whoever was written in by more than half of all who should attend is elected like a candidate', async () => {
  const { congress } = await town.hr.client.call(congressRoutes.decideRound, { foundingId, roundId })
  const race = congress.rounds[0]!.races.find((one) => one.body === 'committee')!
  // Phone: a and b seven each, c two, written in five. Paper: a 3, b 2, the last candidate 1, written in 1. Six are needed.
  expect(race.candidates.map((one) => [one.person.name, one.writtenIn, one.yes, one.no, one.abstain, one.outcome])).toEqual([
    ['林晓禾', false, 10, 0, 0, 'elected'], ['林晓苗', false, 9, 1, 0, 'elected'], ['林晓田', false, 2, 3, 5, 'not'], [expect.any(String), false, 1, 2, 7, 'not'], ['林晓石', true, 6, 0, 4, 'elected'],
  ])
  expect([race.needed, race.unfilled]).toEqual([6, 0])
  expect(congress.officers.filter((one) => one.body === 'committee').map((one) => one.person.name)).toEqual(['林晓禾', '林晓苗', '林晓石'])
  // The chair comes out of the committee, the one who was written in among them; there no other name is written.
  expect(congress.next!.races.map((one) => [one.body, one.people.length])).toEqual(expect.arrayContaining([['chair', 3]]))
  const opened = await town.hr.client.call(congressRoutes.openRound, { foundingId })
  const chair = opened.congress.rounds[1]!.races.find((one) => one.body === 'chair')!
  expect(await workers[0]!.client.send(congressRoutes.vote, { foundingId, roundId: opened.congress.rounds[1]!.id, marks: [], others: [{ raceId: chair.id, name: '林晓田' }] })).toMatchObject(refused('founding.not-now'))
})
