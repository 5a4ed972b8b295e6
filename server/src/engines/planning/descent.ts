/** When to stop moving prices: after so many rounds, at a time, and what is known to be reached. */
export type DescentLimits = { rounds: number; until: number; now: () => number; /** The value of a plan that exists. */ target: () => number; onRound?: (bound: number) => void }

/**
 * How it moves. `aim`: how far below the best bound, as a share of it, the first steps aim; half of that after `patience` rounds that gained next to nothing. `memory`: how much of the direction
 * so far goes on (Camerini, Fratta, Maffioli), which damps going to and fro.
 */
export type Gait = { aim: number; patience: number; memory: number }

/** What a relaxation says at some prices: a bound, and by how much more is wanted of each thing than there is (the subgradient). */
export type Evaluated = { bound: number; over: readonly Float64Array[] }

/** Moves prices, none of them below nothing, along the subgradient with Polyak's step until the bound no longer falls. Leaves the best ones where they were given, and returns their bound. */
export function descend(prices: readonly Float64Array[], evaluate: () => Evaluated, { aim, patience, memory, rounds, until, now, target, onRound }: Gait & DescentLimits): number {
  const direction = prices.map((part) => new Float64Array(part.length))
  const best = prices.map((part) => part.slice())
  let lowest = Infinity
  let idle = 0
  const goBack = () => { for (const [nth, part] of prices.entries()) part.set(best[nth]!) }
  // One round there always is: without it there would be no bound at all, however little time is left.
  for (let round = 0; round < rounds && (round === 0 || now() < until); round++) {
    const { bound, over } = evaluate()
    if (bound < lowest) {
      idle = bound < lowest * (1 - aim / 20) ? 0 : idle + 1
      lowest = bound
      for (const [nth, part] of prices.entries()) best[nth]!.set(part)
    } else idle++
    onRound?.(lowest)
    if (idle >= patience) {
      aim /= 2
      idle = 0
      if (aim < 1e-5) break
      goBack()
      for (const part of direction) part.fill(0)
      continue
    }
    let length = 0
    for (const [nth, kept] of direction.entries()) {
      const more = over[nth]!
      for (let index = 0; index < kept.length; index++) {
        kept[index] = more[index]! + memory * kept[index]!
        length += kept[index]! * kept[index]!
      }
    }
    const gap = bound - Math.max(target(), lowest * (1 - aim))
    if (length < 1e-12 || gap <= 1e-9) break
    const step = gap / length
    for (const [nth, part] of prices.entries()) {
      const along = direction[nth]!
      for (let index = 0; index < part.length; index++) part[index] = Math.max(0, part[index]! + step * along[index]!)
    }
  }
  goBack()
  return lowest
}
