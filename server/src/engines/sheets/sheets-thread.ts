import { parentPort } from 'node:worker_threads'
import { readPicture } from './read-picture.ts'
import type { Asked, Told } from './sheets-beside.ts'

/** The thread of sheets-beside.ts: one picture after the other. */
const port = parentPort!
let last: Promise<void> = Promise.resolve()

async function read({ id, bytes, layouts }: Asked): Promise<void> {
  try {
    port.postMessage({ id, kind: 'read', read: await readPicture(bytes, layouts) } satisfies Told)
  } catch (error) {
    port.postMessage({ id, kind: 'failed', message: error instanceof Error ? error.message : String(error) } satisfies Told)
  }
}

port.on('message', (asked: Asked) => {
  last = last.then(() => read(asked))
})
