import type { Stage } from '../stage.ts'

export type Deed = { at: Date; lane: string; do(at: Date): Promise<void> }

const sideBySide = 6

/**
 * Everything that happens, in the order of days: what has nothing to do with each other side by side, each class by itself in order. After each day the clock's own work
 * is done by `evening`. What would lie in the future does not happen.
 */
export class Agenda {
  readonly #days = new Map<string, Deed[]>()
  readonly #stage: Stage

  constructor(stage: Stage) {
    this.#stage = stage
  }

  add(lane: string, at: Date, deed: (at: Date) => Promise<void>): void {
    if (at > this.#stage.now) return
    const day = dayKey(at)
    const deeds = this.#days.get(day) ?? []
    deeds.push({ at, lane, do: deed })
    this.#days.set(day, deeds)
  }

  async live(evening: (at: Date) => Promise<void>): Promise<void> {
    for (;;) {
      const day = [...this.#days.keys()].sort()[0]
      if (day === undefined) return
      const deeds = this.#days.get(day)!
      this.#days.delete(day)
      const lanes = [...Map.groupBy(deeds.sort((a, b) => a.at.getTime() - b.at.getTime()), (deed) => deed.lane).values()]
      await Promise.all(Array.from({ length: sideBySide }, async () => {
        for (let lane = lanes.shift(); lane; lane = lanes.shift()) for (const deed of lane) await deed.do(deed.at)
      }))
      const night = new Date(Date.parse(`${day}T23:59:00+08:00`))
      await evening(night < this.#stage.now ? night : this.#stage.now)
    }
  }
}

function dayKey(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}
