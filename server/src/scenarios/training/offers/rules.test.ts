import { describe, expect, test } from 'vitest'
import type { Reason, Seeker, Slot } from './model.ts'
import { barOf, decideOffers, freeSeats, offerLimits, reasonAgainst, tooMuch, type Timetable } from './rules.ts'

const now = new Date('2026-11-26T02:00:00Z')
const open = { state: 'published', kind: 'composite', enrolInvitedAt: new Date('2026-11-21T01:00:00Z'), enrolCloseAt: new Date('2026-12-07T10:00:00Z') }

describe('whether anything can be offered', () => {
  test.each([
    ['announced, enrolling, a seat free', open, 1, null],
    ['nobody has a seat to offer', open, 0, 'training.offer-full'],
    ['a custom class is for its unit', { ...open, kind: 'custom' }, 5, 'training.offer-custom'],
    ['still a draft', { ...open, state: 'draft' }, 5, 'training.offer-closed'],
    ['begun', { ...open, state: 'running' }, 5, 'training.offer-closed'],
    ['enrolment has not begun for anybody', { ...open, enrolInvitedAt: new Date('2026-11-26T02:00:01Z') }, 5, 'training.offer-closed'],
    ['enrolment closes this very moment', { ...open, enrolCloseAt: now }, 5, 'training.offer-closed'],
    ['a moment before', { ...open, enrolCloseAt: new Date(now.getTime() + 1) }, 5, null],
  ] as const)('%s', (_, of, free, bar) => expect(barOf(of, free, now)).toBe(bar))

  test('while anybody waits no seat is free: whoever waits comes first', () => {
    expect([freeSeats({ capacity: 20, seated: 15, waiting: 0 }), freeSeats({ capacity: 20, seated: 19, waiting: 1 }), freeSeats({ capacity: 10, seated: 12, waiting: 0 })]).toEqual([5, 0, 0])
  })
})

const span = (day: string, from: string, to: string) => ({ startsAt: new Date(`${day}T${from}:00+08:00`), endsAt: new Date(`${day}T${to}:00+08:00`) })
const evenings: Slot[] = ['weekday-evening', 'weekday-evening']
const timetable: Timetable = {
  slots: evenings, spans: [span('2026-12-08', '18:30', '20:45'), span('2026-12-10', '18:30', '20:45')], first: '2026-12-08', last: '2026-12-10', canAttend: (windows) => windows.length === 0 || windows.includes('weekday-evening'),
}
const seeker = (more: Partial<Seeker> = {}): Seeker => ({
  needId: 'n', personId: 'p', level: null, division: '410202', town: '东墩镇', windows: [], earliest: null, latest: null, askedAt: now, place: null, told: false, wanted: true, sittings: [], today: 0, thisWeek: 0, ...more,
})
const of = { level: 1, division: '410202' }

describe('who is told of free seats, and of the others the first reason', () => {
  test.each([
    ['who said nothing about level and time', {}, null],
    ['of the class’s level', { level: 1 }, null],
    ['of a lower one', { level: 0 }, null],
    ['of a higher one', { level: 2 }, 'other-level'],
    ['has a seat', { place: 'seated' as const }, 'enrolled'],
    ['waits for one', { place: 'waiting' as const }, 'waiting'],
    ['was told of this class before', { told: true }, 'told'],
    ['said no', { wanted: false }, 'declined'],
    ['said no: also when they could not come anyway', { wanted: false, windows: ['weekend' as const] }, 'declined'],
    ['of another county', { division: '410203' }, 'other-town'],
    ['free on evenings', { windows: ['weekday-evening' as const, 'weekend' as const] }, null],
    ['free on weekends only', { windows: ['weekend' as const] }, 'time'],
    ['can come from the first day on', { earliest: '2026-12-08' }, null],
    ['can come only later', { earliest: '2026-12-09' }, 'too-early'],
    ['needs it by its last day', { latest: '2026-12-10' }, null],
    ['needs it before its last day', { latest: '2026-12-09' }, 'too-late'],
    ['sits in another class at the same time', { sittings: [span('2026-12-10', '20:00', '21:00')] }, 'clash'],
    ['whose other lesson ends as this begins', { sittings: [span('2026-12-08', '16:00', '18:30')] }, null],
    ['was told of another class today', { today: 1, thisWeek: 1 }, 'enough-today'],
    ['was told of two this week, none today', { thisWeek: 2 }, null],
    ['was told of three this week', { thisWeek: 3 }, 'enough-week'],
    ['time is said before how much they have heard', { windows: ['weekend' as const], today: 1, thisWeek: 1 }, 'time'],
  ] as const)('%s', (_, more, reason) => expect(reasonAgainst(seeker(more as Partial<Seeker>), of, timetable, null)).toBe(reason))

  test('a class of any level takes every level; one of no county looks everywhere in its range', () => {
    expect(reasonAgainst(seeker({ level: 5 }), { level: null, division: '410202' }, timetable, null)).toBe(null)
    expect(reasonAgainst(seeker({ division: '410203' }), { level: 1, division: null }, timetable, null)).toBe(null)
  })

  test('towns, once chosen, are all that counts: a town over the county’s border too; who named none is not found by town', () => {
    const towns = new Set(['西墩镇', '东墩镇'])
    expect([{ town: '东墩镇' }, { town: '西墩镇', division: '410203' }, { town: '南墩镇' }, { town: null }].map((more) => reasonAgainst(seeker(more), of, timetable, towns))).toEqual([null, null, 'other-town', 'other-town'])
  })
})

describe('nobody is told too much', () => {
  test.each([[0, 0, null], [0, 2, null], [1, 1, 'enough-today'], [0, 3, 'enough-week'], [1, 3, 'enough-today'], [2, 9, 'enough-today']] as const)('%i today and %i in seven days: %s', (today, thisWeek, answer) => expect(tooMuch({ today, thisWeek })).toBe(answer))
})

describe('whom a round reaches', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 1, hour))
  const reasons: Record<string, Reason | null> = {}
  const decide = (seekers: Seeker[], free = 5) => decideOffers(seekers, (one) => reasons[one.needId] ?? null, free)

  test('each person once, the longest waiting first', () => {
    const chosen = decide([seeker({ personId: 'b', needId: '2', askedAt: at(2) }), seeker({ personId: 'a', needId: '1', askedAt: at(1) }), seeker({ personId: 'b', needId: '3', askedAt: at(3) })]).chosen
    expect(chosen.map((one) => [one.personId, one.needId])).toEqual([['a', '1'], ['b', '2']])
  })

  test('of several requests one that fits is enough; when none does, the first says why', () => {
    Object.assign(reasons, { n1: 'time', n2: null, m1: 'other-level', m2: 'time' })
    const result = decide([seeker({ personId: 'a', needId: 'n1', askedAt: at(1) }), seeker({ personId: 'a', needId: 'n2', askedAt: at(2) }), seeker({ personId: 'b', needId: 'm1', askedAt: at(1) }), seeker({ personId: 'b', needId: 'm2', askedAt: at(2) })])
    expect(result.chosen.map((one) => one.needId)).toEqual(['n2'])
    expect(result.leftOut).toEqual([{ reason: 'other-level', people: 1 }])
  })

  test('no more than ten for a seat; the rest are told another time, and it is said', () => {
    const many = Array.from({ length: 25 }, (_, index) => seeker({ personId: `p${index}`, needId: `n${index}x`, askedAt: at(index % 24) }))
    expect(offerLimits.perSeat).toBe(10)
    expect(decide(many, 2)).toMatchObject({ chosen: { length: 20 }, leftOut: [{ reason: 'enough-asked', people: 5 }] })
    expect(decide(many, 3).leftOut).toEqual([])
  })
})
