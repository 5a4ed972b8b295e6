import { Worker } from 'node:worker_threads'

type Options = {
  script: URL
  /** What it does, for whoever reads that it ended: "reads workbooks". */
  does: string
  memoryMb: number
  /** A question that takes longer takes its thread with it, and all who wait; without it a question may take as long as it does. */
  longestMs?: number
  /** What those who wait hear when the thread is lost. */
  lostAs?: (error: Error) => Error
}
type Waiting<Told> = { hear(told: Told): boolean; resolve(): void; reject(error: Error): void }
type Thread<Told> = { worker: Worker; waiting: Map<number, Waiting<Told>>; idle?: NodeJS.Timeout | undefined; watch?: NodeJS.Timeout | undefined }

const keptIdleMs = 30_000

/**
 * A thread that is opened with the first question, answers several at a time, keeps no process alive while nobody waits, and ends when it was idle for half a minute. Every
 * message of either side carries the `id` of its question. `hear` gets what the thread tells and says when that was all; what it throws is what the caller gets.
 */
export function keptThread<Asked extends { id: number }, Told extends { id: number }>(options: Options): (question: Omit<Asked, 'id'>, hear: (told: Told) => boolean) => Promise<void> {
  let kept: Thread<Told> | undefined
  let asked = 0

  function open(): Thread<Told> {
    if (kept) {
      clearTimeout(kept.idle)
      kept.worker.ref()
      return kept
    }
    const worker = new Worker(options.script, { resourceLimits: { maxOldGenerationSizeMb: options.memoryMb } })
    const opened: Thread<Told> = { worker, waiting: new Map() }
    const lost = (error: Error) => {
      if (kept === opened) kept = undefined
      clearTimeout(opened.watch)
      for (const one of opened.waiting.values()) one.reject(options.lostAs?.(error) ?? error)
      opened.waiting.clear()
    }
    worker.on('message', (told: Told) => heard(opened, told))
    worker.on('error', lost)
    worker.on('exit', () => lost(new Error(`the thread that ${options.does} ended`)))
    return kept = opened
  }

  function heard(from: Thread<Told>, told: Told): void {
    const one = from.waiting.get(told.id)
    if (!one) return
    try {
      if (!one.hear(told)) return
      one.resolve()
    } catch (error) {
      one.reject(error as Error)
    }
    from.waiting.delete(told.id)
    rest(from)
  }

  /** The next of those that wait has its time from now; when nobody waits the process may end, and after a while the thread does. */
  function rest(from: Thread<Told>): void {
    clearTimeout(from.watch)
    if (from.waiting.size > 0) {
      if (options.longestMs !== undefined) from.watch = setTimeout(() => void from.worker.terminate(), options.longestMs).unref()
      return
    }
    from.worker.unref()
    from.idle = setTimeout(() => {
      if (kept === from) kept = undefined
      void from.worker.terminate()
    }, keptIdleMs).unref()
  }

  return (question, hear) => new Promise((resolve, reject) => {
    const from = open()
    const id = (asked += 1)
    from.waiting.set(id, { hear, resolve, reject })
    from.worker.postMessage({ ...question, id }, [])
    rest(from)
  })
}
