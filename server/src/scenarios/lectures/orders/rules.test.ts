import { expect, test } from 'vitest'
import { answerBy, kmBetween, matchesOf, matchOf, mayCallOff, planTogether, spanOf, timesFit, travelMinutes, whyNotAt, type Ground, type Lecture, type Lecturer, type Order, type Place } from './rules.ts'

const wuyuan: Place = { division: '330424', town: '武原街道', lat: null, lng: null }
const baibu: Place = { ...wuyuan, town: '百步镇' }
const haining: Place = { division: '330481', town: null, lat: null, lng: null }
/** Monday. */
const now = new Date('2026-06-01T09:00:00+08:00')
const everyDay = [1, 2, 3, 4, 5, 6, 7].flatMap((day) => [`${day}-morning`, `${day}-afternoon`, `${day}-evening`])
const lecturer = (more: Partial<Lecturer> = {}): Lecturer => ({ id: 'a', home: wuyuan, counties: [], maxKm: 60, weekly: everyDay, away: [], perWeek: 3, perDay: 2, taken: [], ...more })
const lecture = (more: Partial<Lecture> = {}): Lecture => ({ id: 'law', lecturerId: 'a', field: 'labour-law', audiences: ['workers'], minutes: 90, peopleMin: 10, peopleMax: 100, ...more })
const order = (more: Partial<Order> = {}): Order => ({ id: 'o1', lectureId: null, field: 'labour-law', audience: 'workers', people: 40, preferences: [{ day: '2026-06-10', from: '14:00' }], place: baibu, orderedOn: '2026-06-01', declined: [], ...more })
const taken = (day: string, from: string, place = baibu) => ({ ...spanOf(day, from, 90), day, place })
const why = (of: Partial<Order>, who: Partial<Lecturer> = {}, what: Partial<Lecture> = {}) => whyNotAt(order(of), { lecture: lecture(what), lecturer: lecturer(who), preference: (of.preferences ?? order().preferences)[0]!, now })

test('the road: by coordinates with a detour, otherwise by what of the place is the same', () => {
  expect(kmBetween(wuyuan, wuyuan)).toBe(4)
  expect([kmBetween(wuyuan, baibu), kmBetween(wuyuan, haining), kmBetween(wuyuan, { ...haining, division: '330106' }), kmBetween(wuyuan, { ...haining, division: '110101' })]).toEqual([18, 45, 120, 400])
  expect(kmBetween({ ...wuyuan, lat: 30.526, lng: 120.946 }, { ...haining, lat: 30.746, lng: 120.756 })).toBeGreaterThan(36)
  expect(travelMinutes(18)).toBe(42)
})

test.each<[string, ReturnType<typeof why>, string | null]>([
  ['all fits', why({}), null],
  ['begins within a day', why({ preferences: [{ day: '2026-06-02', from: '08:30' }] }), 'too-soon'],
  ['another audience', why({ audience: 'pupils' }), 'not-their-audience'],
  ['fewer than it takes', why({ people: 9 }), 'too-few'],
  ['more than it bears', why({ people: 101 }), 'too-many'],
  ['declined that time before', why({ declined: [{ lecturerId: 'a', startsAt: spanOf('2026-06-10', '14:00', 90).startsAt }] }), 'declined'],
  ['a part of the week that is not theirs', why({}, { weekly: ['3-morning'] }), 'not-their-time'],
  ['away over the turn of the year', why({ preferences: [{ day: '2027-01-01', from: '14:00' }] }, { away: [{ first: '2026-12-30', last: '2027-01-02' }] }), 'away'],
  ['a county they do not go to', why({ place: haining }, { counties: ['330402'] }), 'not-their-county'],
  ['their own county needs no mention', why({}, { counties: ['330402'] }), null],
  ['too far', why({ place: haining }, { maxKm: 40 }), 'too-far'],
  ['at the same time elsewhere', why({}, { taken: [taken('2026-06-10', '15:00')] }), 'taken'],
  ['the road between is too long', why({}, { taken: [taken('2026-06-10', '12:15', wuyuan)] }), 'too-near'],
  ['the road between is long enough', why({}, { taken: [taken('2026-06-10', '09:00', wuyuan)] }), null],
  ['the day is full', why({}, { perDay: 1, taken: [taken('2026-06-10', '08:00')] }), 'day-full'],
  ['the week is full', why({}, { perWeek: 1, taken: [taken('2026-06-08', '08:00')] }), 'week-full'],
  ['last week does not count', why({}, { perWeek: 1, taken: [taken('2026-06-07', '08:00')] }), null],
])('%s', (_, found, expected) => {
  expect(found).toBe(expected)
})

test('the sum: the road, the load, the rank of the day, the waiting, two nearby on a day', () => {
  const at = (of: Partial<Order>, who: Partial<Lecturer> = {}, nth = 0) => matchOf(order(of), { lecture: lecture(), lecturer: lecturer(who), preference: (of.preferences ?? order().preferences)[nth]!, now })
  expect(at({}).points).toBe(100 - 0.8 * 18)
  expect(at({ orderedOn: '2026-05-25' }).points).toBe(at({}).points + 7)
  expect(at({ orderedOn: '2026-01-01' }).points).toBe(at({}).points + 20)
  expect(at({}, { taken: [taken('2026-06-20', '09:00')] }).points).toBe(at({}).points - 6)
  expect(at({}, { taken: [taken('2026-08-20', '09:00')] }).points).toBe(at({}).points)
  const two = [{ day: '2026-06-10', from: '14:00' }, { day: '2026-06-11', from: '14:00' }]
  expect(at({ preferences: two }, {}, 1).points).toBe(at({}).points - 8)
  expect(at({}, { taken: [taken('2026-06-10', '09:00')] })).toMatchObject({ km: 4, fromSession: true, points: 100 - 0.8 * 4 - 6 + 10 })
})

test('matched together: who has another time gives way, so that both are served; nobody has two at once', () => {
  const free = order({ id: 'free', place: wuyuan, preferences: [{ day: '2026-06-10', from: '14:00' }, { day: '2026-06-11', from: '14:00' }] })
  const bound = order({ id: 'bound', preferences: [{ day: '2026-06-10', from: '14:30' }] })
  const ground: Ground = { lectures: [lecture()], lecturers: new Map([['a', lecturer()]]), now }
  const plan = planTogether([free, bound], ground)
  expect([plan.get('free')!.day, plan.get('bound')!.day]).toEqual(['2026-06-11', '2026-06-10'])
  expect(planTogether([bound, order({ id: 'third', preferences: [{ day: '2026-06-10', from: '14:00' }] })], ground).size).toBe(1)
  expect(matchesOf(bound, { ...ground, lecturers: new Map([['a', lecturer({ away: [{ first: '2026-06-10', last: '2026-06-10' }] })]]) })).toMatchObject({ matches: [], misfits: [{ why: 'away' }] })
})

test('matched together is as good as trying everything, on many small boards', () => {
  let seed = 7
  const pick = (n: number) => { seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648; return Math.floor((seed / 2_147_483_648) * n) }
  let [served, possible] = [0, 0]
  for (let board = 0; board < 60; board++) {
    const lecturers = ['a', 'b'].map((id) => lecturer({ id, home: [wuyuan, baibu, haining][pick(3)]!, perDay: 1, perWeek: 2 }))
    const ground: Ground = { lectures: lecturers.map((one) => lecture({ id: `of-${one.id}`, lecturerId: one.id })), lecturers: new Map(lecturers.map((one) => [one.id, one])), now }
    const orders = [0, 1, 2, 3].map((n) => order({ id: `o${n}`, place: [wuyuan, baibu, haining][pick(3)]!, preferences: [...new Set([pick(3), pick(3)])].map((day) => ({ day: `2026-06-1${day}`, from: '14:00' })) }))
    const plan = planTogether(orders, ground)
    served += plan.size
    possible += most(orders, ground)
    for (const who of lecturers) {
      const days = [...plan.values()].filter((one) => one.lecturerId === who.id).map((one) => one.day)
      expect(new Set(days).size).toBe(days.length)
      expect(days.length).toBeLessThanOrEqual(2)
    }
  }
  expect(served).toBeGreaterThanOrEqual(possible * 0.97)
})

/** By trying everything: how many orders can be served. */
function most(orders: readonly Order[], ground: Ground, used: readonly string[] = []): number {
  const [head, ...rest] = orders
  if (!head) return 0
  const count = (id: string) => used.filter((one) => one.startsWith(`${id} `)).length
  const options = matchesOf(head, ground).matches.filter((one) => !used.includes(`${one.lecturerId} ${one.day}`) && count(one.lecturerId) < 2)
  return Math.max(most(rest, ground, used), ...options.map((one) => 1 + most(rest, ground, [...used, `${one.lecturerId} ${one.day}`])))
}

test('an answer is due in two days, half a day before it begins at the latest; later than two days before only the desk calls off', () => {
  expect(answerBy(new Date('2026-06-10T14:00:00+08:00'), now)).toEqual(new Date('2026-06-03T09:00:00+08:00'))
  expect(answerBy(new Date('2026-06-02T14:00:00+08:00'), now)).toEqual(new Date('2026-06-02T02:00:00+08:00'))
  expect([mayCallOff(new Date('2026-06-03T09:00:00+08:00'), now), mayCallOff(new Date('2026-06-03T08:59:00+08:00'), now)]).toEqual([true, false])
})

test('times of an order: three days from now at the earliest, each once, across the year', () => {
  expect(timesFit([{ day: '2026-06-04', from: '09:00' }], '2026-06-01')).toBe(true)
  expect(timesFit([{ day: '2026-06-03', from: '09:00' }], '2026-06-01')).toBe(false)
  expect(timesFit([{ day: '2026-06-04', from: '09:00' }, { day: '2026-06-04', from: '09:00' }], '2026-06-01')).toBe(false)
  expect(timesFit([{ day: '2027-01-15', from: '09:00' }], '2026-12-30')).toBe(true)
})
