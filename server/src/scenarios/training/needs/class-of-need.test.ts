import { expect, test } from 'vitest'
import { openCity, taughtClass } from '../results/test-support.ts'

type Record_ = { need: { class: { page: string | null; title: string } | null }; events: { kind: string; note: string | null }[] }

test('a town officer’s page of a need led to a class that does not answer, and told nothing but that it was asked', async () => {
  const city = await openCity()
  const trainerId = await city.addTrainer({ phone: null })
  const [town, neighbour] = [city.staff(city.town, 'town-officer'), city.staff(city.other, 'training-officer')]
  const { classId, needs } = await taughtClass(city)
  const read = async (as = town, needId = needs[0]!) => (await city.must(city.call(as, 'GET', `/api/training/needs/${needId}`))) as unknown as Record_
  const kinds = ['asked', 'planned', 'announced', 'enrolled']

  const seen = await read()
  expect(seen.need.class).toMatchObject({ id: classId, title: '焊工（初级）晚间班', page: 'public' })
  expect(seen.events.map((event) => event.kind)).toEqual(kinds)
  // The link leads where the reader may go: the announcement answers, the record does not.
  expect((await city.call(town, 'GET', `/api/public/training/classes/${classId}`)).status).toBe(200)
  expect((await city.call(town, 'GET', `/api/training/classes/${classId}`)).status).toBe(404)
  const listed = await city.must(city.call(town, 'GET', '/api/training/needs?limit=50')) as unknown as { rows: Record_['need'][] }
  expect(new Set(listed.rows.map((row) => row.class?.page))).toEqual(new Set(['public']))

  const own = await read(city.officer)
  expect([own.need.class!.page, own.events.map((event) => event.kind)]).toEqual(['class', kinds])
  expect((await city.call(neighbour, 'GET', `/api/training/needs/${needs[0]}`)).status).toBe(404)

  // A plan nobody has announced: the officer of the town hears that the need is in one, and not in which.
  const { needId } = await city.asker()
  await city.must(city.plan({ trainerId, venueId: await city.addVenue(), needIds: [needId], sessions: [{ day: '2027-03-08', from: '18:30', to: '20:45', topic: '平焊' }], outline: [{ topic: '平焊', hours: 3 }] }))
  const planned = await read(town, needId)
  expect([planned.need.class, planned.events.map((event) => event.kind)]).toEqual([null, ['asked', 'planned']])
  expect((await read(city.officer, needId)).need.class).toMatchObject({ page: 'plan' })
})
