import type { Clock } from '../clock/index.ts'
import { prepared, type Tx } from '../db/index.ts'

/** How long an answer may be given again, milliseconds: what in it hangs on the hour, or on others' affairs, is never older. What is the person's own is never old at all. */
const keptMilliseconds = 15_000
const most = 5_000

type Kept = { body: string; stamp: string; at: number; now: number }

/**
 * Answers that were read for a worker, kept in memory to be given again while nothing of theirs has changed. Each is kept with the person's stamp of before it was read
 * (`app.stamp_of`: every change of what is theirs leaves a line in `touched`, in the same transaction), and must be asked for with the stamp of now.
 */
export class KeptAnswers {
  readonly #people = new Map<string, Map<string, Kept>>()
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Whether there is an answer at all that could still hold: if not, there is no need to ask for the stamp. */
  has(personId: string, route: string): boolean {
    return this.#fresh(personId, route) !== undefined
  }

  find(personId: string, route: string, stamp: string): string | undefined {
    const kept = this.#fresh(personId, route)
    return kept?.stamp === stamp ? kept.body : undefined
  }

  keep(personId: string, route: string, { body, stamp }: { body: string; stamp: string }): void {
    const own = this.#people.get(personId) ?? new Map<string, Kept>()
    this.#people.delete(personId)
    if (this.#people.size >= most) this.#people.delete(this.#people.keys().next().value!)
    this.#people.set(personId, own.set(route, { body, stamp, at: performance.now(), now: this.#clock.now().getTime() }))
  }

  /** They have just done something: nothing that was read so far is given to them again. */
  forget(personId: string): void {
    this.#people.delete(personId)
  }

  #fresh(personId: string, route: string): Kept | undefined {
    const kept = this.#people.get(personId)?.get(route)
    // Both clocks: a test's stands still or jumps, the machine's goes on.
    return kept && performance.now() - kept.at < keptMilliseconds && Math.abs(this.#clock.now().getTime() - kept.now) < keptMilliseconds ? kept : undefined
  }
}

const stamp = prepared<{ stamp: string }>('platform.stamp', 'select app.stamp_of($1) as stamp')

/** The person's stamp. To be asked before what it is to vouch for: then a change in between shows. */
export async function readStamp(tx: Tx, personId: string): Promise<string> {
  const [row] = await stamp.in(tx, personId)
  return row!.stamp
}
