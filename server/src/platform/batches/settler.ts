/** A rush is over when so long nobody came. */
const quietMs = 100
/** So long a rush has the machine to itself; what it leaves is settled beside it from then on. */
const patienceMs = 60_000
/** How often those of a server that died are looked for. */
const roundMs = 20_000
const againMs = 2_000

/** Settles what was answered in haste: once nobody comes any more, or beside those who still do when that takes long; and, now and then, what others left behind. */
export class Settler {
  readonly #settle: () => Promise<number>
  readonly #failed: (error: unknown) => void
  #timer: NodeJS.Timeout | undefined
  #first = 0
  #last = 0
  #running: Promise<void> | undefined
  #stopped = false

  /** `settle`: some of it, in a transaction; gives how many, 0 when nothing is left. */
  constructor(settle: () => Promise<number>, failed: (error: unknown) => void) {
    this.#settle = settle
    this.#failed = failed
  }

  start(): void {
    this.#arm(quietMs)
  }

  noticed(): void {
    this.#last = performance.now()
    if (this.#first > 0) return
    this.#first = this.#last
    this.#arm(quietMs)
  }

  async whole(): Promise<void> {
    await this.#running
    while (await this.#settle() > 0);
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#running
  }

  #arm(ms: number): void {
    if (this.#stopped) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => { this.#running = this.#work().finally(() => { this.#running = undefined }) }, ms).unref()
  }

  #mayWork(): boolean {
    const now = performance.now()
    return !this.#stopped && (now - this.#last >= quietMs || now - this.#first >= patienceMs)
  }

  async #work(): Promise<void> {
    try {
      let left = true
      while (this.#mayWork() && (left = await this.#settle() > 0));
      // Somebody may have come while the last of them was being settled.
      if (!left && performance.now() - this.#last >= quietMs) this.#first = 0
      this.#arm(left || this.#first > 0 ? quietMs : roundMs)
    } catch (error) {
      if (!this.#stopped) this.#failed(error)
      this.#arm(againMs)
    }
  }
}
