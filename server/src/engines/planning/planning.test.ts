import { describe, expect, test } from 'vitest'
import { CalendarBound } from './calendar-bound.ts'
import { Cells } from './cells.ts'
import { chancesOf } from './chances.ts'
import { faultsOf, wholeModelOf, worthOf } from './checker.fixture.ts'
import { madeUpCity } from './city.fixture.ts'
import { givenUp, makeGreedyPlan, makePlan, valueOf, type PlannedClass, type Problem } from './index.ts'
import { optionsOf } from './options.ts'
import { Pricing } from './prices.ts'
import { residueOf } from './residue.ts'
import { smallProblem } from './small.fixture.ts'
import { loadSolver } from './solver.ts'

const now = () => performance.now()
const groundOf = (problem: Problem) => {
  const [options, residue] = [optionsOf(problem), residueOf(problem)]
  return { options, residue, cells: new Cells(options, residue) }
}
/** With classes that may be fractions, and pools of teachers. */
const quick = (problem: Problem) => {
  const { options, residue, cells } = groundOf(problem)
  return new Pricing(options, residue, cells).run({ rounds: 30, until: Infinity, now, target: () => 0 })
}
/** With whole classes, and calendars of each teacher. */
const whole = (problem: Problem) => {
  const { options, residue, cells } = groundOf(problem)
  return new CalendarBound(options, residue, chancesOf(options, residue, cells, Infinity)!).run({ rounds: 400, until: Infinity, now, target: () => 0 })
}
const bounds = [['quick', quick], ['whole', whole]] as const
const small = Array.from({ length: 20 }, (_, index) => ({ seed: index + 2, problem: smallProblem(index + 2) }))
const worth: number[] = []

async function optimumOf(problem: Problem): Promise<number> {
  const answer = (await loadSolver()).solve(wholeModelOf(problem), { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-7 })
  expect(answer.Status).toBe('Optimal')
  return answer.ObjectiveValue
}

describe('small problems, beside the whole model solved at once', () => {
  test.each(small)('P1, P2: problem $seed: the plan can be held, its bound is the optimum, and so is its worth', { timeout: 60_000 }, async ({ problem }) => {
    // What a person ruled out is left out of the plain model's choices by taking the teachers and rooms away for it; kinds are checked by the checker alone.
    const plain: Problem = { ...problem, forbidden: [] }
    const optimum = await optimumOf(plain)
    worth.push(optimum)
    const plan = await makePlan(plain, { seconds: 20, now })
    expect(faultsOf(plain, plan.classes)).toEqual([])
    expect(plan.bound).toBeCloseTo(optimum, 5)
    expect(worthOf(plain, plan.classes)).toBeCloseTo(optimum, 5)
    expect(plan.value).toBeCloseTo(worthOf(plain, plan.classes), 6)
    for (const [, bounded] of bounds) expect(bounded(plain)).toBeGreaterThanOrEqual(optimum - 1e-6)
    const ruled = await makePlan(problem, { seconds: 20, now })
    expect(faultsOf(problem, ruled.classes)).toEqual([])
    expect(ruled.value).toBeLessThanOrEqual(optimum + 1e-6)
  })
  test.each([small[1]!, small[3]!])('P2: problem $seed, where teachers hold several classes at once: neither bound is below the optimum', { timeout: 60_000 }, async ({ problem }) => {
    const busy: Problem = {
      ...problem, forbidden: [], budget: null, teachers: problem.teachers.slice(0, 1).map((teacher) => ({ ...teacher, courses: [0, 1], places: null, slots: (1 << 21) - 1, busy: [], perDay: 3, perWeek: 9 })),
      rooms: problem.rooms.map((room) => ({ ...room, courses: [0, 1], slots: (1 << 21) - 1 })), demands: problem.demands.map((demand) => ({ ...demand, kinds: 7, from: 0, until: 2, seats: demand.seats + 3 })),
    }
    const optimum = await optimumOf(busy)
    expect(optimum).toBeGreaterThan(10)
    for (const [, bounded] of bounds) expect(bounded(busy)).toBeGreaterThanOrEqual(optimum - 1e-6)
  })
  test('most of them can be held at all', () => expect(worth.filter((one) => one > 1).length).toBeGreaterThanOrEqual(14))
})

describe('P6: a plan that repairs another', () => {
  /** What the day after looks like: the same problem with other people, and the plan of the day before with a price on giving it up. */
  const after = (seed: number, change: number, previous: readonly PlannedClass[]): Problem => ({ ...smallProblem(seed), forbidden: [], previous, weights: { ...smallProblem(seed).weights, change }, demands: smallProblem(seed).demands.map((one, nth) => ({ ...one, seats: nth % 3 === 0 ? one.seats + 2 : one.seats })) })
  test.each([3, 5, 8, 13])('problem %i: is the best one by the objective with its term for what is given up, and a high price keeps more than none', { timeout: 60_000 }, async (seed) => {
    const before = await makePlan({ ...smallProblem(seed), forbidden: [] }, { seconds: 20, now })
    const kept = async (change: number) => {
      const problem = after(seed, change, before.classes)
      const plan = await makePlan(problem, { seconds: 20, now })
      expect(faultsOf(problem, plan.classes)).toEqual([])
      expect(plan.value).toBeCloseTo(worthOf(problem, plan.classes), 6)
      const optimum = await optimumOf(problem) - change * before.classes.length
      expect([plan.value, plan.bound]).toEqual([expect.closeTo(optimum, 5), expect.closeTo(optimum, 5)])
      for (const [, bounded] of bounds) expect(bounded(problem)).toBeGreaterThanOrEqual(optimum - 1e-6)
      return before.classes.length - givenUp(problem, plan.classes)
    }
    const [free, dear] = [await kept(0), await kept(5)]
    expect(dear).toBeGreaterThanOrEqual(free)
    expect(dear).toBe(before.classes.length)
  })
})

describe.each(bounds)('the %s bound knows every rule: without it there is more to gain', (_, bounded) => {
  const city = madeUpCity(1_500, 5)
  const bound = bounded(city)
  const without: [string, (problem: Problem) => Problem][] = [
    ['the smallest class', (of) => ({ ...of, courses: of.courses.map((course) => ({ ...course, min: 1 })) })],
    ['the largest class', (of) => ({ ...of, courses: of.courses.map((course) => ({ ...course, max: course.max * 2 })), rooms: of.rooms.map((room) => ({ ...room, capacity: 200 })) })],
    ['what a room is equipped for', (of) => ({ ...of, rooms: of.rooms.map((room) => ({ ...room, courses: of.courses.map((_, index) => index) })) })],
    ['when people can come', (of) => ({ ...of, demands: of.demands.map((demand) => ({ ...demand, kinds: 7 })) })],
    ['from when and until when', (of) => ({ ...of, demands: of.demands.map((demand) => ({ ...demand, from: 0, until: of.weeks - 1 })) })],
    ['the way', (of) => ({ ...of, travel: of.travel.map((row) => row.map(() => 0)) })],
    ['what teachers can teach', (of) => ({ ...of, teachers: of.teachers.map((teacher) => ({ ...teacher, courses: of.courses.map((_, index) => index) })) })],
    ['where teachers go', (of) => ({ ...of, teachers: of.teachers.map((teacher) => ({ ...teacher, places: null })) })],
  ]
  test.each(without)('%s', { timeout: 60_000 }, (_rule, drop) => {
    expect(bounded(drop(city))).toBeGreaterThan(bound * 1.001)
  })
  test('money, and how much a teacher gives in a week', { timeout: 60_000 }, () => {
    const poor = { ...city, budget: 3_000_000 }
    const tired = { ...city, teachers: city.teachers.slice(0, 3).map((teacher) => ({ ...teacher, perWeek: 2 })) }
    expect(bounded(poor)).toBeLessThan(bound * 0.9)
    expect(bounded(tired)).toBeLessThan(bounded({ ...tired, teachers: tired.teachers.map((teacher) => ({ ...teacher, perWeek: 21, perDay: 3 })) }) - 0.1)
  })
})

describe('a city', () => {
  const city = madeUpCity(1_500, 3)
  test('P1 to P4: the plan can be held, is worth more than the greedy one and not more than its bound', { timeout: 120_000 }, async () => {
    const plan = await makePlan(city, { seconds: 10, now })
    expect(faultsOf(city, plan.classes)).toEqual([])
    expect(plan.value).toBeCloseTo(worthOf(city, plan.classes), 4)
    expect(plan.value).toBeLessThanOrEqual(plan.bound)
    const greedy = makeGreedyPlan(city, { seconds: 10, now })
    expect(faultsOf(city, greedy)).toEqual([])
    expect(plan.value).toBeGreaterThan(valueOf(city, greedy))
  })

  test('P5: what is fixed stays as it is, to the last seat, and is counted', { timeout: 120_000 }, async () => {
    const fixed = (await makePlan(city, { seconds: 2, now })).classes.slice(0, 6)
    const later: Problem = { ...city, fixed, budget: 60_000_000, forbidden: [{ teacher: fixed[0]!.teacher, course: (fixed[0]!.course + 1) % city.courses.length }, { kind: 0 }] }
    const plan = await makePlan(later, { seconds: 3, now })
    const own = plan.classes.filter((one) => !fixed.includes(one))
    expect(faultsOf({ ...later, forbidden: [] }, plan.classes)).toEqual([])
    expect(own.some((one) => later.rhythms[one.rhythm]!.kind === 0)).toBe(false)
    expect(plan.classes.slice(0, fixed.length)).toEqual(fixed)
    expect(plan.value).toBeLessThanOrEqual(plan.bound)
  })

  test('however little time there is, a bound is given', { timeout: 60_000 }, async () => {
    const hasty = await makePlan(city, { seconds: 0.001, now })
    expect([Number.isFinite(hasty.bound), hasty.gap >= 0, hasty.value <= hasty.bound]).toEqual([true, true, true])
  })

  test('nobody asked, nobody teaches, or no money: an empty plan that is the best one, not an error', { timeout: 60_000 }, async () => {
    for (const empty of [{ ...city, demands: [] }, { ...city, teachers: [] }, { ...city, rooms: [] }, { ...city, budget: 0 }]) {
      expect(await makePlan(empty, { seconds: 2, now })).toMatchObject({ classes: [], value: 0, served: 0, cost: 0, bound: 0, gap: 0 })
    }
  })
})

describe('the checker sees a wrong plan', () => {
  const problem = smallProblem(2)
  const room = problem.rooms.findIndex((one) => one.courses.includes(0))
  const asked = Array.from({ length: 4 }, (_, index) => ({ id: `extra ${index}`, course: 0, place: problem.rooms[room]!.place, kinds: 7, from: 0, until: problem.weeks - 1, seats: 9, weight: 1 }))
  const given: Problem = {
    ...problem, demands: asked, budget: 10_000_000, forbidden: [{ course: 1, kind: 2 }], courses: problem.courses.map((course) => ({ ...course, min: 4, max: 9 })),
    teachers: [{ id: 't', courses: [0], places: [problem.rooms[room]!.place], slots: (1 << 21) - 1, busy: [{ week: 4, slots: (1 << 21) - 1 }], perDay: 1, perWeek: 2, cost: 0 }], rooms: problem.rooms.map((one) => ({ ...one, slots: (1 << 21) - 1, capacity: 8 })),
  }
  const good: PlannedClass = { course: 0, rhythm: 0, week: 0, teacher: 0, room, seats: [{ demand: 0, count: 6 }] }
  const wrong: [string, Problem, PlannedClass[], RegExp][] = [
    ['twice at once', given, [good, { ...good, seats: [{ demand: 1, count: 6 }] }], /twice at once/],
    ['too few', given, [{ ...good, seats: [{ demand: 0, count: 3 }] }], /too few/],
    ['more than the room holds', given, [{ ...good, seats: [{ demand: 0, count: 9 }] }], /room holds/],
    ['more seats than asked for', given, [{ ...good, seats: [{ demand: 0, count: 5 }, { demand: 0, count: 5 }] }], /more seats than it asked/],
    ['half a person', given, [{ ...good, seats: [{ demand: 0, count: 5.5 }] }], /part of a person/],
    ['too early', { ...given, demands: asked.map((one) => ({ ...one, from: 1 })) }, [good], /too early/],
    ['too late', { ...given, demands: asked.map((one) => ({ ...one, until: 0 })) }, [good], /too late/],
    ['a teacher who is busy', given, [{ ...good, week: 3 }], /teacher is busy/],
    ['a teacher who teaches elsewhere', { ...given, teachers: given.teachers.map((one) => ({ ...one, taught: [{ week: 1, slots: 1 << 2, sessions: 1 }] })) }, [good], /teaches elsewhere/],
    ['a teacher who teaches enough elsewhere', { ...given, teachers: given.teachers.map((one) => ({ ...one, taught: [{ week: 1, slots: 0, sessions: 1 }] })) }, [good], /too much in a week/],
    ['a teacher twice a day', { ...given, rhythms: [{ kind: 2, slots: [15, 16] }] }, [good], /too much in a day/],
    ['a teacher too often', { ...given, rhythms: [{ kind: 1, slots: [2, 8, 14] }] }, [good], /too much in a week/],
    ['another course', { ...given, demands: asked.map((one) => ({ ...one, course: 1 })) }, [good], /something else/],
    ['at times when people work', { ...given, demands: asked.map((one) => ({ ...one, kinds: 4 })) }, [good], /cannot come/],
    ['too dear', { ...given, budget: 1 }, [good], /costs more/],
    ['what was ruled out', { ...given, forbidden: [{ teacher: 0 }] }, [good], /ruled it out/],
    ['beyond the horizon', { ...given, teachers: given.teachers.map((one) => ({ ...one, busy: [] })) }, [{ ...good, week: given.weeks - 1 }], /outside the horizon/],
    ['without what was fixed', { ...given, fixed: [good] }, [], /fixed is gone/],
    ['out of reach', { ...given, travel: [[Infinity, Infinity], [Infinity, Infinity]] }, [good], /out of reach/],
  ]
  test('and nothing in a right one', () => expect(faultsOf(given, [good])).toEqual([]))
  test.each(wrong)('%s', (_, of, classes, words) => expect(faultsOf(of, classes).join('; ')).toMatch(words))
})
