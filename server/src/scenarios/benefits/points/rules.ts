export type Kind = 'lesson' | 'certificate' | 'evaluation' | 'joining'
export type Rule = { kind: Kind; points: number; monthlyCap: number | null }

/** How many points something earns now: what the rule gives, as far as the month has room for this kind. */
export function decideEarning(rules: readonly Rule[], kind: Kind, earnedThisMonth: bigint): bigint {
  const rule = rules.find((one) => one.kind === kind)
  if (!rule) return 0n
  const room = rule.monthlyCap === null ? BigInt(rule.points) : BigInt(rule.monthlyCap) - earnedThisMonth
  return room <= 0n ? 0n : room < BigInt(rule.points) ? room : BigInt(rule.points)
}

/** What was earned in a year is good until the last day of the next: in 2027 that of 2026 and 2027. */
export const isGood = (year: number, thisYear: number): boolean => year >= thisYear - 1
export const lastDay = (year: number): string => `${year + 1}-12-31`

/** Takes a price from the oldest first; null when all together do not reach. */
export function decideSpending<Purse extends { balance: bigint }>(oldestFirst: readonly Purse[], price: bigint): { purse: Purse; amount: bigint }[] | null {
  const parts: { purse: Purse; amount: bigint }[] = []
  let left = price
  for (const purse of oldestFirst) {
    const amount = purse.balance < left ? purse.balance : left
    if (amount > 0n) parts.push({ purse, amount })
    left -= amount > 0n ? amount : 0n
  }
  return left === 0n ? parts : null
}
