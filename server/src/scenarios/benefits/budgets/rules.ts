/** The accounts of a budget: where it came from (own funds, from above), what was passed down, what came from or went into another year, and what is free. */
export const budgetKinds = ['benefit-own', 'benefit-received', 'benefit-passed', 'benefit-carried', 'benefit-free'] as const
export type BudgetKind = (typeof budgetKinds)[number]
/** The accounts of a release that is paid out of one. */
export const releaseKinds = ['benefit-reserved', 'benefit-spent'] as const

/** What a budget is made of, from the balances of its accounts and of those of its releases. What was put in is the sum of the four, for each posting sums to zero. */
export function standingOf(accounts: readonly { kind: string; balance: bigint }[]): { total: bigint; passed: bigint; reserved: bigint; spent: bigint; free: bigint } {
  const sum = (kind: string) => accounts.reduce((before, one) => (one.kind === kind ? before + one.balance : before), 0n)
  const [passed, reserved, spent, free] = [sum('benefit-passed'), sum('benefit-reserved'), sum('benefit-spent'), sum('benefit-free')]
  return { total: passed + reserved + spent + free, passed, reserved, spent, free }
}

export type Places = { seats: number; handedOver: number }
export type Release = { handOut: 'code' | 'later'; state: string; costFen: bigint }

/**
 * What an ended release has to spend, take off what was spent, and give back. Handed over against a code, it is spent as it is handed over, and what may still be fetched stays set aside.
 * Brought later, all places are spent when nobody gets in any more; a place that is given back after that takes its cost off again. Called off, nothing is left to fetch or to bring.
 */
export function decideSettling({ handOut, state, costFen }: Release, { seats, handedOver }: Places, books: { reserved: bigint; spent: bigint }): { spend: bigint; unspend: bigint; giveBack: bigint } {
  const target = costFen * BigInt(state === 'withdrawn' ? (handOut === 'later' ? 0 : handedOver) : handOut === 'later' ? seats : handedOver)
  const kept = state === 'withdrawn' || handOut === 'later' ? 0n : costFen * BigInt(seats - handedOver)
  if (handOut === 'code') return { spend: 0n, unspend: 0n, giveBack: books.reserved - kept }
  const spend = books.spent < target ? target - books.spent : 0n
  return { spend, unspend: books.spent > target ? books.spent - target : 0n, giveBack: books.reserved - spend - kept }
}

/** Funds go into the budget of this year or of the next. */
export const mayBeFunded = (year: number, today: string): boolean => year === Number(today.slice(0, 4)) || year === Number(today.slice(0, 4)) + 1

/** A decision about the year’s end may be undone in the month of China in which it was made: after that a statement has it. Both as days. */
export const mayUndoYearEnd = (decided: string, today: string): boolean => decided.slice(0, 7) === today.slice(0, 7)

export const isYearOver = (year: number, today: string): boolean => Number(today.slice(0, 4)) > year

/** Yuan with two places, as a statement prints it: -1234.50. */
export function yuan(fen: bigint): string {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, '0')
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** The first instant after a month (YYYY-MM), in China. */
export function endOfMonth(month: string): Date {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(`${number === 12 ? year + 1 : year}-${String(number === 12 ? 1 : number + 1).padStart(2, '0')}-01T00:00:00+08:00`)
}

const fixed: Record<string, 'funded' | 'reserved' | 'returned' | 'spent' | 'unspent' | 'taken-back' | 'back' | 'undone' | 'corrected'> = {
  'benefit.funded': 'funded', 'benefit.reserved': 'reserved', 'benefit.returned': 'returned', 'benefit.spent': 'spent', 'benefit.unspent': 'unspent', 'benefit.taken-back': 'taken-back', 'benefit.undone': 'undone', 'benefit.back': 'back', 'benefit.corrected': 'corrected',
}
/** What an entry means to whoever looks at the account: the same posting is passing down to one unit and getting to the other. */
export function movementKind(postingKind: string, amount: bigint): 'funded' | 'passed' | 'received' | 'reserved' | 'returned' | 'spent' | 'unspent' | 'taken-back' | 'back' | 'on' | 'carried' | 'undone' | 'corrected' {
  if (postingKind === 'benefit.passed') return amount < 0n ? 'passed' : 'received'
  if (postingKind === 'benefit.on') return amount < 0n ? 'on' : 'carried'
  return fixed[postingKind] ?? 'corrected'
}
