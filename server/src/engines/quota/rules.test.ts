import { describe, expect, test } from 'vitest'
import type { Pool } from './model.ts'
import { decideResize, decideTake, opensFor, seatsToFill } from './rules.ts'

const at = (time: string) => new Date(`2026-05-01T${time}:00+08:00`)
const pool: Pool = {
  id: 'p', scope: 's', subject: 'c', group: 'p', capacity: 2, waitlistLimit: 1, seated: 0, waiting: 0,
  opensToInvitedAt: at('09:00'), opensToAllAt: at('12:00'), closesAt: at('18:00'), closedAt: null,
  eligible: null, reserved: 0, reservedFor: null, reservedUntil: null, seatedOthers: 0, holdMinutes: null, drawAt: null, entered: 0, nextTicket: 1, hasArrivals: false,
}

describe('Q7: who may claim when', () => {
  test.each([
    ['an invited holder before the first opening', true, '08:59', { kind: 'refused', code: 'not-open', opensAt: at('09:00') }],
    ['an invited holder from the first opening on', true, '09:00', { kind: 'seat' }],
    ['everybody else then', false, '09:00', { kind: 'refused', code: 'not-open', opensAt: at('12:00') }],
    ['everybody from the second opening on', false, '12:00', { kind: 'seat' }],
    ['the last minute', false, '17:59', { kind: 'seat' }],
    ['the closing minute', true, '18:00', { kind: 'refused', code: 'closed' }],
  ])('%s', (_title, invited, time, expected) => expect(decideTake(pool, { invited, now: at(time) })).toEqual(expected))
  test('a pool without times is open to nobody', () => {
    expect(decideTake({ ...pool, opensToInvitedAt: null, opensToAllAt: null }, { invited: true, now: at('13:00') })).toEqual({ kind: 'refused', code: 'not-open', opensAt: null })
  })
  test('a pool for the invited only stays shut for the others', () => {
    expect(decideTake({ ...pool, opensToAllAt: null }, { invited: false, now: at('13:00') })).toEqual({ kind: 'refused', code: 'not-open', opensAt: null })
  })
  test('a pool that was closed refuses before anything else', () => {
    expect(decideTake({ ...pool, closedAt: at('08:00') }, { invited: false, now: at('08:30') })).toEqual({ kind: 'refused', code: 'closed' })
  })
  test('an invitation never makes anybody wait longer than the others', () => {
    expect(opensFor({ opensToInvitedAt: at('12:00'), opensToAllAt: at('09:00'), closesAt: null }, true)).toEqual(at('09:00'))
  })
})

describe('Q1, Q4: seats, then the waitlist, then no', () => {
  const now = at('13:00')
  test.each([
    [1, 0, 1, { kind: 'seat' }],
    [2, 0, 1, { kind: 'waiting' }],
    [2, 1, 1, { kind: 'refused', code: 'full' }],
    [2, 0, 0, { kind: 'refused', code: 'full' }],
    [2, 900, null, { kind: 'waiting' }],
  ])('%i seated and %i waiting of 2 with a waitlist of %s', (seated, waiting, waitlistLimit, expected) => {
    expect(decideTake({ ...pool, seated, waiting, waitlistLimit }, { invited: false, now })).toEqual(expected)
  })
})

describe('Q3: who moves up', () => {
  test.each([[3, 2, 5, 1], [3, 3, 5, 0], [9, 2, 5, 5], [0, 0, 0, 0]])('of %i seats %i taken, %i waiting: %i move up', (capacity, seated, waiting, expected) => {
    expect(seatsToFill({ capacity, seated, waiting, closedAt: null, reserved: 0, seatedOthers: 0 })).toBe(expected)
  })
  test('nobody after the pool was closed', () => expect(seatsToFill({ capacity: 3, seated: 1, waiting: 0, closedAt: at('08:00'), reserved: 0, seatedOthers: 0 })).toBe(0))
})

describe('resizing', () => {
  test('takes no seat away', () => expect(decideResize({ ...pool, seated: 2 }, { capacity: 1, waitlistLimit: 1 })).toEqual({ kind: 'refused', code: 'below-taken', seated: 2 }))
  test('takes no place in the line away', () => expect(decideResize({ ...pool, seated: 2, waiting: 1 }, { capacity: 2, waitlistLimit: 0 })).toEqual({ kind: 'refused', code: 'below-waiting' }))
  test('may end the waitlist when everyone in it gets a seat', () => expect(decideResize({ ...pool, seated: 2, waiting: 1 }, { capacity: 3, waitlistLimit: 0 })).toEqual({ kind: 'fits' }))
  test('is over when the pool is closed', () => expect(decideResize({ ...pool, closedAt: at('08:00') }, { capacity: 9, waitlistLimit: 1 })).toEqual({ kind: 'refused', code: 'closed' }))
})
