import { expect, test } from 'vitest'
import { marks, openCity, taughtClass } from './test-support.ts'

/** Requests lie with a town, classes with its county, and a guest's request with another county: what belongs together is in no one scope. */
const city = await openCity()
const needOf = async (id: string) => (await city.database.query<{ state: string; class_id: string | null }>('select state, class_id from training_need where id = $1', [id]))[0]

test('a town’s request that its county has planned was shown as one that nobody had looked at', async () => {
  const { worker, needId } = await city.asker()
  const saved = await city.must(city.plan({ trainerId: await city.addTrainer(), venueId: await city.addVenue(), needIds: [needId], seats: 5 }))
  const planned = await city.must(city.call(worker, 'GET', `/api/training/my-needs/${needId}`))
  expect(planned['class']).toMatchObject({ id: saved['id'], state: 'draft' })
  expect((planned['steps'] as { kind: string; state: string }[]).slice(0, 3).map(({ kind, state }) => [kind, state])).toEqual([['asked', 'done'], ['planned', 'done'], ['opinion', 'current']])
  await city.must(city.call(city.officer, 'POST', `/api/training/plans/${saved['id'] as string}/publish`, { revision: saved['revision'], ...city.enrolment }))
  const published = await city.must(city.call(worker, 'GET', `/api/training/my-needs/${needId}`))
  expect([published['can'], (published['steps'] as { kind: string; state: string }[]).find((step) => step.state === 'current')?.kind]).toEqual([expect.arrayContaining(['enrol', 'see-class']), 'enrolled'])
})

test('a worker who corrected the place of a request got a server error', async () => {
  const { worker, needId } = await city.asker()
  const right = { revision: 1, occupationId: city.occupation('welder'), level: 1, division: '410203', town: null, windows: [], earliest: null, latest: null }
  expect(await city.must(city.call(worker, 'PUT', `/api/training/my-needs/${needId}`, right))).toMatchObject({ division: '410203', town: null })
  expect((await city.call(worker, 'PUT', `/api/training/my-needs/${needId}`, { ...right, revision: 2, division: '110101' })).body['code']).toBe('training.need-division-unknown')
})

test('a guest’s request stayed under way for ever after the class of another county was confirmed', async () => {
  const { classId, workers, needs, enrolmentOf } = await taughtClass(city)
  await city.database.query('update training_need set scope = $2 where id = $1', [needs[0], city.other.scope])
  await city.must(city.call(city.officer, 'POST', `/api/training/classes/${classId}/marks`, { rows: workers.map((worker) => marks(enrolmentOf(worker), 80, 80)) }))
  await city.must(city.call(city.officer, 'POST', `/api/training/classes/${classId}/results/submit`))
  const confirmed = await city.must(city.call(city.staff(city.county, 'training-reviewer'), 'POST', `/api/training/classes/${classId}/results/confirm`))
  expect([confirmed['served'], await needOf(needs[0]!)]).toEqual([5, { state: 'served', class_id: classId }])
})

test('a guest’s request stayed with a class of another county that was called off', async () => {
  city.clock.set('2026-11-20T09:00:00+08:00')
  const sessions = [{ day: '2026-12-15', from: '18:30', to: '20:45', topic: '平焊' }, { day: '2026-12-17', from: '18:30', to: '20:45', topic: '立焊' }]
  const saved = await city.must(city.plan({ trainerId: await city.addTrainer(), venueId: await city.addVenue(), sessions, seats: 5 }))
  await city.must(city.call(city.officer, 'POST', `/api/training/plans/${saved['id'] as string}/publish`, { revision: saved['revision'], ...city.enrolment }))
  const guest = await city.worker('马顺', '13800009999', city.other)
  const { need } = await city.must(city.call(guest, 'POST', '/api/training/my-needs', { words: '想学电焊', level: 1, division: '410203', town: null, windows: [], earliest: null, latest: null })) as { need: { id: string } }
  city.clock.set('2026-11-26T10:00:00+08:00')
  await city.must(city.call(guest, 'POST', `/api/training/classes/${saved['id'] as string}/enrol`))
  expect(await needOf(need.id)).toEqual({ state: 'enrolled', class_id: saved['id'] })
  await city.must(city.call(city.officer, 'POST', `/api/training/plans/${saved['id'] as string}/cancel`, { reason: '教师病了' }))
  expect(await needOf(need.id)).toEqual({ state: 'open', class_id: null })
})
