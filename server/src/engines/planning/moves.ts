/** Something that can be tried again and again, and what it brought for the time it took. */
type Move = { act: () => void; gained: number; took: number; times: number }

/** Each has at least this share of the time that the most fruitful one has: what is fruitless now may bear later. */
const least = 0.1

/** Moves of which those are made more often that bring more for the time they take. */
export class Moves {
  readonly #moves: Move[]
  readonly #random: () => number
  readonly #now: () => number

  constructor(acts: readonly (() => void)[], { random, now }: { random: () => number; now: () => number }) {
    this.#moves = acts.map((act) => ({ act, gained: 0, took: 0, times: 0 }))
    this.#random = random
    this.#now = now
  }

  /** Makes one of them. `worth` rises by what is gained. */
  make(worth: () => number): void {
    const move = this.#choose()
    const [before, began] = [worth(), this.#now()]
    move.act()
    move.gained += Math.max(0, worth() - before)
    move.took += this.#now() - began
    move.times += 1
  }

  /** What was long ago counts less. */
  forget(): void {
    for (const move of this.#moves) {
      move.gained /= 2
      move.took /= 2
      move.times /= 2
    }
  }

  #choose(): Move {
    const untried = this.#moves.find((move) => move.times < 1)
    if (untried) return untried
    const fruit = (move: Move) => move.gained / Math.max(move.took, 1e-6)
    const most = Math.max(...this.#moves.map(fruit), 1e-9)
    // A share of the time is sought, so what takes long is made less often.
    const chances = this.#moves.map((move) => Math.max(fruit(move), most * least) / Math.max(move.took / move.times, 1e-6))
    let pick = this.#random() * chances.reduce((sum, one) => sum + one, 0)
    return this.#moves.find((_, nth) => (pick -= chances[nth]!) < 0) ?? this.#moves.at(-1)!
  }
}
