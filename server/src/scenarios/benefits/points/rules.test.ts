import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideEarning, decideSpending, isGood, lastDay, type Rule } from './rules.ts'

const rules: Rule[] = [{ kind: 'lesson', points: 10, monthlyCap: 25 }, { kind: 'certificate', points: 100, monthlyCap: null }]

describe('earning', () => {
  test.each([['lesson', 0n, 10n], ['lesson', 20n, 5n], ['lesson', 25n, 0n], ['lesson', 40n, 0n], ['certificate', 900n, 100n], ['evaluation', 0n, 0n]] as const)('%s, with %s of this kind in the month already: %s', (kind, already, points) => {
    expect(decideEarning(rules, kind, already)).toBe(points)
  })
})

test('what was earned in 2026 is good until the last day of 2027', () => {
  expect([isGood(2026, 2026), isGood(2026, 2027), isGood(2026, 2028), lastDay(2026)]).toEqual([true, true, false, '2027-12-31'])
})

test('spending takes the oldest first, exactly the price, never more than there is, and nothing at all when it does not reach', () => {
  expect(decideSpending([{ balance: 30n }, { balance: 50n }], 40n)?.map((one) => one.amount)).toEqual([30n, 10n])
  fc.assert(fc.property(fc.array(fc.bigInt({ min: 0n, max: 100n }), { maxLength: 4 }), fc.bigInt({ min: 1n, max: 250n }), (balances, price) => {
    const sum = balances.reduce((before, one) => before + one, 0n)
    const parts = decideSpending(balances.map((balance) => ({ balance })), price)
    if (sum < price) return parts === null
    return parts !== null && parts.reduce((before, one) => before + one.amount, 0n) === price && parts.every(({ purse, amount }) => amount > 0n && amount <= purse.balance) && parts.slice(0, -1).every(({ purse, amount }) => amount === purse.balance)
  }), { ...(process.env['SEED'] && { seed: Number(process.env['SEED']) }) })
})
