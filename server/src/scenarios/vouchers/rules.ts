/** Why a voucher cannot be spent on a class now, or how much of it is spent. */
export type SpendDecision = { kind: 'spend'; fen: bigint } | { kind: 'refuse'; code: 'vouchers.spent-already' | 'vouchers.out-of-period' | 'vouchers.no-seat' | 'vouchers.class-does-not-fit' }

type Facts = {
  voucher: { state: string; valueFen: bigint; validFrom: string; validTo: string; occupationIds: readonly string[]; level: number | null }
  of: { occupationId: string; level: number | null; firstDay: string | null; cancelled: boolean } | null
  /** What the class costs those who pay by voucher; null: this payer's vouchers are not taken. */
  priceFen: bigint | null
  seated: boolean
  today: string
}

/** V3: an unspent voucher, within its period, on a class of its occupation and level that takes it, by somebody who has a seat. It pays the price, at most its value. */
export function decideSpend({ voucher, of, priceFen, seated, today }: Facts): SpendDecision {
  if (voucher.state !== 'issued') return { kind: 'refuse', code: 'vouchers.spent-already' }
  if (!fits(voucher, of) || priceFen === null) return { kind: 'refuse', code: 'vouchers.class-does-not-fit' }
  if (today < voucher.validFrom || today > voucher.validTo || (of!.firstDay !== null && (of!.firstDay < voucher.validFrom || of!.firstDay > voucher.validTo))) return { kind: 'refuse', code: 'vouchers.out-of-period' }
  if (!seated) return { kind: 'refuse', code: 'vouchers.no-seat' }
  return { kind: 'spend', fen: priceFen < voucher.valueFen ? priceFen : voucher.valueFen }
}

/** A programme without a level takes classes of any. */
export function fits(programme: { occupationIds: readonly string[]; level: number | null }, of: Facts['of']): boolean {
  return of !== null && !of.cancelled && programme.occupationIds.includes(of.occupationId) && (programme.level === null || programme.level === of.level)
}

/** The first instant after a month (YYYY-MM), in China. */
export function endOfMonth(month: string): Date {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(`${number === 12 ? year + 1 : year}-${String(number === 12 ? 1 : number + 1).padStart(2, '0')}-01T00:00:00+08:00`)
}

/** The last month that may be closed today: the one before, from the second of a month on, so that nothing posted in its last moments is still under way. */
export function lastClosable(today: string): string {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number]
  const back = day >= 2 ? 1 : 2
  const place = year * 12 + (month - 1) - back
  return `${Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}`
}

/** What a statement comes to: what moved, and what the one before left below nothing. */
export function amountOf(moved: readonly bigint[], before: bigint | null): { carried: bigint; amount: bigint } {
  const carried = before !== null && before < 0n ? before : 0n
  return { carried, amount: moved.reduce((sum, one) => sum + one, carried) }
}

/** Yuan with two places, as a statement prints it: -1234.50. */
export function yuan(fen: bigint): string {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, '0')
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
