import { expect, test } from 'vitest'
import { classesForTest } from './test-support.ts'

const races = 200
const atOnce = 20

/**
 * T2 through the whole command, over HTTP on real PostgreSQL: two people press in the same moment for the last seat, two hundred times. The clock and nothing else is
 * ours; who is first is up to the database.
 */
test('two people race for the last seat two hundred times: never oversold, the loser waits, and moves up when the winner leaves', async () => {
  const city = await classesForTest()
  // Two people each in a room and time of their own, so that only the seat is in dispute.
  const seconds = await Promise.all(Array.from({ length: atOnce }, async (_, index) => ({
    ...await city.announce({ seats: 1, waitlist: 1, sessions: [{ day: `2027-0${1 + Math.floor(index / 10)}-${String(10 + (index % 10) * 1).padStart(2, '0')}`, from: '18:30', to: '20:45', topic: '平焊' }], title: `末位班${index}` }),
  })))
  const workers = await Promise.all(Array.from({ length: atOnce * 2 }, () => city.newWorker()))
  let [moved, raced] = [0, 0]
  for (let round = 0; round < races / atOnce; round++) {
    await Promise.all(seconds.map(async ({ classId }, index) => {
      const pair = [workers[index * 2]!, workers[index * 2 + 1]!] as const
      const answers = await Promise.all(pair.map((who) => city.enrol(who, classId)))
      expect(answers.map((answer) => answer.status)).toEqual([200, 200])
      const states = answers.map((answer) => answer.body['enrolment'].state as string)
      expect([...states].sort((a, b) => a.localeCompare(b))).toEqual(['seated', 'waiting'])
      expect(await city.pool(classId)).toEqual({ seated: 1, waiting: 1, capacity: 1, listed: 1 })
      raced += 1

      const [winner, loser] = states[0] === 'seated' ? pair : [pair[1], pair[0]]
      // The winner leaves while the loser presses once more: one seat, one person in it.
      await Promise.all([city.must(city.leave(winner, classId)), city.must(city.enrol(loser, classId))])
      const mine = (await city.call(loser, 'GET', `/api/training/my/classes/${classId}`)).body['enrolment']
      expect(mine).toMatchObject({ state: 'seated', position: null })
      expect(await city.pool(classId)).toEqual({ seated: 1, waiting: 0, capacity: 1, listed: 1 })
      moved += 1
      await city.must(city.leave(loser, classId))
    }))
  }
  expect([raced, moved]).toEqual([races, races])
  expect(await city.problemsFound()).toEqual([])
}, 300_000)
