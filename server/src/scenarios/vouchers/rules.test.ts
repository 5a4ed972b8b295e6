import { describe, expect, test } from 'vitest'
import { amountOf, decideSpend, endOfMonth, lastClosable, yuan } from './rules.ts'

const voucher = { state: 'issued', valueFen: 80_000n, validFrom: '2026-11-01', validTo: '2026-12-31', occupationIds: ['weld'], level: null as number | null }
const of = { occupationId: 'weld', level: 2, firstDay: '2026-12-08', cancelled: false }
const facts = { voucher, of, priceFen: 60_000n, seated: true, today: '2026-11-20' }

describe('V3: what a voucher may be spent on', () => {
  test.each([
    ['a class that costs less takes its price', {}, { kind: 'spend', fen: 60_000n }],
    ['a class that costs more takes the whole voucher', { priceFen: 90_000n }, { kind: 'spend', fen: 80_000n }],
    ['a spent one', { voucher: { ...voucher, state: 'spent' } }, 'vouchers.spent-already'],
    ['one that has lapsed', { voucher: { ...voucher, state: 'expired' } }, 'vouchers.spent-already'],
    ['another occupation', { of: { ...of, occupationId: 'cook' } }, 'vouchers.class-does-not-fit'],
    ['another level', { voucher: { ...voucher, level: 3 } }, 'vouchers.class-does-not-fit'],
    ['a class that was called off', { of: { ...of, cancelled: true } }, 'vouchers.class-does-not-fit'],
    ['a class nobody knows', { of: null }, 'vouchers.class-does-not-fit'],
    ['a class that takes no vouchers', { priceFen: null }, 'vouchers.class-does-not-fit'],
    ['a day before the period', { today: '2026-10-31' }, 'vouchers.out-of-period'],
    ['the day after the period', { today: '2027-01-01' }, 'vouchers.out-of-period'],
    ['the last day of the period', { today: '2026-12-31' }, { kind: 'spend', fen: 60_000n }],
    ['a class that begins after the period', { of: { ...of, firstDay: '2027-01-01' } }, 'vouchers.out-of-period'],
    ['no seat', { seated: false }, 'vouchers.no-seat'],
  ] as const)('%s', (_title, change, expected) => expect(decideSpend({ ...facts, ...change })).toEqual(typeof expected === 'string' ? { kind: 'refuse', code: expected } : expected))
})

describe('V6: months', () => {
  test.each([['2026-11-01', '2026-09'], ['2026-11-02', '2026-10'], ['2026-01-01', '2025-11'], ['2026-01-02', '2025-12']])('on %s the last month to close is %s', (today, month) => expect(lastClosable(today)).toBe(month))
  test('a month ends when the next begins, in China', () => expect([endOfMonth('2026-11'), endOfMonth('2026-12')]).toEqual([new Date('2026-11-30T16:00:00Z'), new Date('2026-12-31T16:00:00Z')]))
  test('what went back below nothing is taken off the next statement', () => {
    expect(amountOf([5n, -8n], null)).toEqual({ carried: 0n, amount: -3n })
    expect(amountOf([10n], -3n)).toEqual({ carried: -3n, amount: 7n })
    expect(amountOf([10n], 20n)).toEqual({ carried: 0n, amount: 10n })
  })
  test('yuan', () => expect([0n, 5n, 123_450n, -5n].map(yuan)).toEqual(['0.00', '0.05', '1234.50', '-0.05']))
})
