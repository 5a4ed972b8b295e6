import type { Chances, Meeting } from './chances.ts'
import type { Options } from './options.ts'

/** Who would fill each meeting best when every seat that is filled brings the price of its group, less the way. */
export class Filling {
  /** By meeting and size of its rooms (`Meeting.fill`): what the best people bring, less what idle seats take; -Infinity where the smallest class is not reached. */
  readonly worth: Float64Array
  readonly #options: Options
  readonly #chances: Chances
  readonly #seats: Int32Array
  // By group: what decides whether somebody can come.
  readonly #kinds: Int32Array
  readonly #from: Int32Array
  readonly #until: Int32Array
  /** By site: what a seat of each of its groups brings there, and its groups, those first that brought most when last looked at. */
  readonly #gains: Float64Array[]
  readonly #order: Int32Array[]

  constructor(options: Options, chances: Chances, seats: Int32Array) {
    this.#options = options
    this.#chances = chances
    this.#seats = seats
    this.#kinds = Int32Array.from(options.groups, (group) => group.kinds)
    this.#from = Int32Array.from(options.groups, (group) => group.from)
    this.#until = Int32Array.from(options.groups, (group) => group.until)
    this.#gains = chances.sites.map((site) => new Float64Array(site.groups.length))
    this.#order = chances.sites.map((site) => Int32Array.from(site.groups.keys()))
    this.worth = new Float64Array(chances.fills)
  }

  /** Fills every meeting at these prices of a seat, by group. */
  fill(prices: Float64Array): void {
    const { idle } = this.#options.problem.weights
    for (const [index, { groups, ways }] of this.#chances.sites.entries()) {
      const [order, gains] = [this.#order[index]!, this.#gains[index]!]
      for (let nth = 0; nth < gains.length; nth++) gains[nth] = prices[groups[nth]!]! - ways[nth]! + idle
      // Prices move little from one time to the next, so the order nearly stays: for such, this is the quickest way to sort.
      for (let nth = 1; nth < order.length; nth++) {
        const one = order[nth]!
        const gain = gains[one]!
        let to = nth
        for (; to > 0 && gains[order[to - 1]!]! < gain; to--) order[to] = order[to - 1]!
        order[to] = one
      }
    }
    for (const meeting of this.#chances.meetings) this.#fillOne(meeting)
  }

  /** The best people one after the other, from the smallest room to the largest; up to the smallest class also who brings less than nothing. */
  #fillOne({ site, course, kind, week, last, sizes, fill }: Meeting): void {
    const { groups } = this.#chances.sites[site]!
    const [order, gains, { min }, { idle }] = [this.#order[site]!, this.#gains[site]!, this.#options.problem.courses[course]!, this.#options.problem.weights]
    const bit = 1 << kind
    let [size, worth, nth] = [0, 0, 0]
    for (let at = 0; at < order.length && nth < sizes.length; at++) {
      const gain = gains[order[at]!]!
      if (gain <= 0 && size >= min) break
      const group = groups[order[at]!]!
      if (!(this.#kinds[group]! & bit) || this.#from[group]! > week || this.#until[group]! < last) continue
      const count = gain > 0 ? this.#seats[group]! : Math.min(this.#seats[group]!, min - size)
      for (; nth < sizes.length && size + count >= sizes[nth]!; nth++) this.worth[fill + nth] = worth + (sizes[nth]! - size) * gain - idle * sizes[nth]!
      size += count
      worth += count * gain
    }
    for (; nth < sizes.length; nth++) this.worth[fill + nth] = size >= min ? worth - idle * sizes[nth]! : -Infinity
  }

  /** Tells who fills a meeting up to one of its sizes. */
  tellOf({ site, course, kind, week, last, sizes }: Meeting, nth: number, tell: (group: number, count: number) => void): void {
    const { groups } = this.#chances.sites[site]!
    const [order, gains, { min }] = [this.#order[site]!, this.#gains[site]!, this.#options.problem.courses[course]!]
    let left = sizes[nth]!
    for (let at = 0; at < order.length && left > 0; at++) {
      const gain = gains[order[at]!]!
      const wanted = gain > 0 ? left : min - (sizes[nth]! - left)
      if (wanted <= 0) break
      const group = groups[order[at]!]!
      if (!(this.#kinds[group]! & (1 << kind)) || this.#from[group]! > week || this.#until[group]! < last) continue
      const count = Math.min(this.#seats[group]!, wanted)
      if (count > 0) tell(group, count)
      left -= count
    }
  }
}
