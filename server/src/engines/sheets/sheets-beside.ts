import { Worker } from 'node:worker_threads'
import type { SheetLayout } from './model.ts'
import type { ReadPicture } from './read-picture.ts'

export type Asked = { id: number; bytes: Uint8Array; layouts: Readonly<Record<string, SheetLayout>> }
export type Told = { id: number; kind: 'read'; read: ReadPicture } | { id: number; kind: 'failed'; message: string }

type Waiting = { resolve(read: ReadPicture): void; reject(error: Error): void }
type Reader = { worker: Worker; waiting: Map<number, Waiting>; idle?: NodeJS.Timeout | undefined; watch?: NodeJS.Timeout | undefined }

const [keptIdleFor, longestOne] = [30_000, 60_000]
let reader: Reader | undefined
let asked = 0

/**
 * Reads a picture in a thread of its own: decoding and measuring keep a core busy for half a second, in which this thread goes on answering. A picture that takes a minute takes its
 * thread with it.
 */
export function readPictureBeside(bytes: Uint8Array, layouts: Readonly<Record<string, SheetLayout>>): Promise<ReadPicture> {
  const from = open()
  const id = (asked += 1)
  return new Promise((resolve, reject) => {
    from.waiting.set(id, { resolve, reject })
    from.worker.postMessage({ id, bytes, layouts } satisfies Asked, [])
    watch(from)
  })
}

function open(): Reader {
  if (reader) {
    clearTimeout(reader.idle)
    reader.worker.ref()
    return reader
  }
  const worker = new Worker(new URL('sheets-thread.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 1_024 } })
  const opened: Reader = { worker, waiting: new Map() }
  const lost = (error: Error) => {
    if (reader === opened) reader = undefined
    clearTimeout(opened.watch)
    for (const one of opened.waiting.values()) one.reject(error)
    opened.waiting.clear()
  }
  worker.on('message', (told: Told) => hear(opened, told))
  worker.on('error', lost)
  worker.on('exit', () => lost(new Error('the thread that reads sheets ended')))
  return reader = opened
}

function hear(from: Reader, told: Told): void {
  const one = from.waiting.get(told.id)
  if (!one) return
  from.waiting.delete(told.id)
  watch(from)
  if (told.kind === 'read') one.resolve(told.read)
  else one.reject(new Error(told.message))
}

/** The next of those that wait has a minute from now; when nobody waits the process may end, and after a while the thread does. */
function watch(from: Reader): void {
  clearTimeout(from.watch)
  if (from.waiting.size > 0) {
    from.watch = setTimeout(() => void from.worker.terminate(), longestOne)
    from.watch.unref()
    return
  }
  from.worker.unref()
  from.idle = setTimeout(() => {
    if (reader === from) reader = undefined
    void from.worker.terminate()
  }, keptIdleFor)
  from.idle.unref()
}
