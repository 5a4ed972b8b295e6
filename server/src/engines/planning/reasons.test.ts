import { describe, expect, test } from 'vitest'
import { makePlan, maskOf, reasonsOf, usualRhythms, type PlannedClass, type Problem, type Reason } from './index.ts'

const every = (1 << 21) - 1
const weekend = maskOf([15, 16, 18, 19])
const kind = { day: 1, evening: 2, weekend: 4 }

/** A town and another out of reach; one course of four sessions for at least four people, one teacher, one room, five people who can come in the evening. */
const town = (more: Partial<Problem> = {}): Problem => ({
  weeks: 6, courses: [{ id: 'a', sessions: 4, min: 4, max: 8, cost: 100 }], demands: [{ id: 'd', course: 0, place: 0, kinds: kind.evening, from: 0, until: 5, seats: 5, weight: 1 }],
  teachers: [{ id: 't', courses: [0], places: null, slots: every, busy: [], perDay: 2, perWeek: 10, cost: 10 }], rooms: [{ id: 'r', place: 0, capacity: 8, courses: [0], slots: every, busy: [], cost: 0 }],
  rhythms: usualRhythms, travel: [[0, Infinity], [Infinity, 0]], budget: null, weights: { cost: 1e-6, idle: 0.01 }, fixed: [], forbidden: [], ...more,
})
const demand = (more: object) => ({ ...town().demands[0]!, ...more })
const teacher = (more: object) => ({ ...town().teachers[0]!, ...more })
const room = (more: object) => ({ ...town().rooms[0]!, ...more })
const told = (problem: Problem, classes: PlannedClass[] = []) => reasonsOf(problem, classes)

describe('why seats are not served, and what would serve them', () => {
  test('nobody is left, nothing is said', async () => {
    const { classes, served } = await makePlan(town(), { seconds: 2, now: () => performance.now() })
    expect([served, told(town(), [...classes])]).toEqual([5, []])
  })
  const cases: [Reason, string, Problem, object][] = [
    ['ruled-out', 'a person ruled the teacher out', town({ forbidden: [{ teacher: 0 }] }), { helps: [{ help: 'lift' }] }],
    ['ruled-out', 'a person ruled the evenings out, but a weekend would do', town({ forbidden: [{ kind: 1 }] }), { helps: [{ help: 'lift' }, { help: 'times', kind: 2, seats: 5 }] }],
    ['no-teacher', 'nobody teaches it', town({ teachers: [teacher({ courses: [] })] }), { helps: [{ help: 'teacher', kind: 1, seats: 5 }] }],
    ['no-room', 'no room within reach is equipped', town({ rooms: [room({ courses: [] })] }), { helps: [{ help: 'room', place: 0, kind: 1, seats: 5 }] }],
    ['no-room', 'the only one is out of reach: whoever went there would find a class', town({ rooms: [room({ place: 1 })] }), { helps: [{ help: 'travel', place: 1, seats: 5 }, { help: 'room', place: 0 }] }],
    ['window', 'they have a week, a class takes two evenings a week for two', town({ demands: [demand({ from: 2, until: 2 })], rhythms: [usualRhythms[0]!, usualRhythms[10]!] }), { lacking: 1, helps: [{ help: 'dates', seats: 5, from: 0, until: 1 }] }],
    ['teacher-times', 'the teacher has no evenings', town({ teachers: [teacher({ slots: weekend })] }), { helps: [{ help: 'teacher', kind: 1, seats: 5 }, { help: 'times', kind: 2, seats: 5 }] }],
    ['room-times', 'the room is closed in the evening', town({ rooms: [room({ slots: weekend })] }), { helps: [{ help: 'room', kind: 1, seats: 5 }, { help: 'times', kind: 2, seats: 5 }] }],
    ['no-pair', 'the teacher comes when the room is closed', town({ teachers: [teacher({ slots: maskOf([2, 8]) })], rooms: [room({ slots: maskOf([5, 11]) })] }), { helps: [{ help: 'teacher' }, { help: 'room' }] }],
    ['too-few', 'a person is lacking', town({ demands: [demand({ seats: 3 })] }), { lacking: 1, helps: [{ help: 'people', count: 1, place: 0, kind: 1 }] }],
    ['too-few', 'alone too few, but at the weekend there are others', town({ demands: [demand({ seats: 2 }), demand({ kinds: kind.weekend, seats: 3 })] }), { lacking: 2, helps: [{ help: 'people', count: 2 }, { help: 'times', kind: 2, seats: 5 }] }],
    ['budget', 'the money is gone', town({ budget: 100 }), { lacking: 40, helps: [{ help: 'budget', fen: 40, seats: 5 }] }],
    ['not-worth', 'it would cost more than it brings', town({ weights: { cost: 1, idle: 0 } }), {}],
    ['unfound', 'it could be held: nobody had looked', town(), { helps: [{ help: 'longer' }] }],
  ]
  test.each(cases)('%s: %s', (reason, _, problem, more) => {
    expect(told(problem)[0]).toMatchObject({ reason, seats: problem.demands[0]!.seats, ...more })
  })
  /** A class of others takes the only evening of the teacher, or of the room, in every week there is. */
  const others: PlannedClass = { course: 0, rhythm: 0, week: 0, teacher: 0, room: 0, seats: [{ demand: 1, count: 4 }] }
  const narrow = (more: Partial<Problem>): Problem => town({ weeks: 2, rhythms: [usualRhythms[0]!], demands: [demand({ until: 1 }), demand({ until: 1, seats: 4 })], courses: [{ id: 'a', sessions: 4, min: 4, max: 4, cost: 0 }], ...more })
  test('teachers-taken: the others have the teacher; one more would do', () => {
    const problem = narrow({ rooms: [room({}), room({ id: 'r2' })] })
    expect(told(problem, [others])[0]).toMatchObject({ reason: 'teachers-taken', seats: 5, helps: [{ help: 'teacher', kind: 1, seats: 5 }] })
  })
  test('rooms-taken: the others have the room; one more would do', () => {
    const problem = narrow({ teachers: [teacher({}), teacher({ id: 't2' })] })
    expect(told(problem, [others])[0]).toMatchObject({ reason: 'rooms-taken', seats: 5, helps: [{ help: 'room', kind: 1, seats: 5 }] })
  })
  test('unfound: a class of the plan has a seat for them; in a fixed one nobody is added', () => {
    const problem = town({ weeks: 2, rhythms: [usualRhythms[0]!], demands: [demand({ until: 1, seats: 3 }), demand({ until: 1, seats: 4 })] })
    expect(told(problem, [others])[0]).toMatchObject({ reason: 'unfound' })
    expect(told({ ...problem, fixed: [others] }, [others])[0]).toMatchObject({ reason: 'teacher-times' })
  })
  test('what helps was tried: when they can come at the other times, they are served', { timeout: 20_000 }, async () => {
    for (const [reason, , problem] of cases.filter(([one]) => one === 'teacher-times' || one === 'room-times')) {
      const wider = { ...problem, demands: problem.demands.map((one) => ({ ...one, kinds: 7 })) }
      expect((await makePlan(wider, { seconds: 2, now: () => performance.now() })).served, reason).toBe(5)
    }
  })
})
