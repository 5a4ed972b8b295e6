type Waiting<Item, Result> = { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void }
type Line<Item, Result> = { waiting: Waiting<Item, Result>[]; running: boolean }

/** Most that share one transaction: beyond it the wait of the first grows faster than the gain of the last. */
const most = 500

/**
 * Gathers items into batches, one line for each key: while a batch is under way those who come form the next (group commit), so nobody waits for a clock, and a single one goes at
 * once. An item is answered only after `run` has ended, that is after its commit. When a batch fails for a reason of one item's, its halves are tried again until that one is alone.
 */
export class Gatherer<Item, Result> {
  readonly #lines = new Map<string, Line<Item, Result>>()
  readonly #run: (items: readonly Item[]) => Promise<Result[]>

  constructor(run: (items: readonly Item[]) => Promise<Result[]>) {
    this.#run = run
  }

  add(key: string, item: Item): Promise<Result> {
    const line = this.#lines.get(key) ?? { waiting: [], running: false }
    this.#lines.set(key, line)
    return new Promise((resolve, reject) => {
      line.waiting.push({ item, resolve, reject })
      if (line.running) return
      line.running = true
      // Whoever comes in the same turn comes along.
      setImmediate(() => void this.#work(key, line))
    })
  }

  async #work(key: string, line: Line<Item, Result>): Promise<void> {
    while (line.waiting.length > 0) {
      await this.#settle(line.waiting.splice(0, most))
      // Those who were just answered may ask again, and those whose packets lie ready come along.
      await new Promise((resolve) => { setImmediate(resolve) })
    }
    this.#lines.delete(key)
  }

  async #settle(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#run(batch.map((one) => one.item))
      for (const [index, one] of batch.entries()) one.resolve(results[index]!)
    } catch (error) {
      if (batch.length === 1 || !isAboutData(error)) {
        for (const one of batch) one.reject(error)
        return
      }
      const middle = batch.length >> 1
      await this.#settle(batch.slice(0, middle))
      await this.#settle(batch.slice(middle))
    }
  }
}

/** A value that does not fit (22), a constraint (23), or a fault of ours, and not a database that is gone: trying again then would only keep everybody waiting. */
function isAboutData(error: unknown): boolean {
  const { code } = error as { code?: string }
  return code === undefined ? !/connect|terminat|timeout/i.test(String(error)) : /^2[23]/.test(code)
}
