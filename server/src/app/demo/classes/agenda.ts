import type { Stage } from '../stage.ts'

type Deed = { at: Date; lane: string; do(at: Date): Promise<void> }

const sideBySide = 8
const day = 86_400_000
/** Long ago a week at a time is order enough; of the last days people see what came first. */
const closely = 12

/**
 * Everything that happens, in the order of time: what has nothing to do with each other side by side, each class by itself strictly in order. What would lie in the future
 * does not happen.
 */
export class Agenda {
  readonly #spans = new Map<number, Deed[]>()
  readonly #stage: Stage

  constructor(stage: Stage) {
    this.#stage = stage
  }

  add(lane: string, at: Date, deed: (at: Date) => Promise<void>): void {
    if (at > this.#stage.now) return
    const span = this.#spanOf(at)
    const deeds = this.#spans.get(span)
    if (deeds) deeds.push({ at, lane, do: deed })
    else this.#spans.set(span, [{ at, lane, do: deed }])
  }

  async live(): Promise<void> {
    for (;;) {
      const span = Math.min(...this.#spans.keys())
      const deeds = this.#spans.get(span)
      if (!deeds) return
      this.#spans.delete(span)
      const lanes = [...Map.groupBy(deeds.sort((a, b) => a.at.getTime() - b.at.getTime()), (deed) => deed.lane).values()]
      await Promise.all(Array.from({ length: sideBySide }, async () => {
        for (let lane = lanes.shift(); lane; lane = lanes.shift()) for (const deed of lane) await deed.do(deed.at)
      }))
    }
  }

  /** Days before now, whole weeks of them once they are long past; the earliest is the smallest. */
  #spanOf(at: Date): number {
    const ago = Math.floor((this.#stage.now.getTime() - at.getTime()) / day)
    return ago < closely ? -ago : -(closely + 7 * Math.floor((ago - closely) / 7))
  }
}
