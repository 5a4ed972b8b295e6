import { keptThread } from '#platform/threads'
import type { SheetLayout } from './model.ts'
import type { ReadPicture } from './read-picture.ts'

export type Asked = { id: number; bytes: Uint8Array; layouts: Readonly<Record<string, SheetLayout>> }
export type Told = { id: number; kind: 'read'; read: ReadPicture } | { id: number; kind: 'failed'; message: string }

const ask = keptThread<Asked, Told>({ script: new URL('sheets-thread.ts', import.meta.url), does: 'reads sheets', memoryMb: 1_024, longestMs: 60_000 })

/**
 * Reads a picture in a thread of its own: decoding and measuring keep a core busy for half a second, in which this thread goes on answering. A picture that takes a minute takes its
 * thread with it.
 */
export async function readPictureBeside(bytes: Uint8Array, layouts: Readonly<Record<string, SheetLayout>>): Promise<ReadPicture> {
  let read: ReadPicture | undefined
  await ask({ bytes, layouts }, (told) => {
    if (told.kind === 'failed') throw new Error(told.message)
    read = told.read
    return true
  })
  return read!
}
