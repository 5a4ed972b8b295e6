import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'
import type { Cipher } from '../crypto/index.ts'

/**
 * A file as it lies on disk or in a bucket (README.md has the layout): a header with a data key of its own, sealed by the key ring, then chunks, each AES-256-GCM with its number
 * in the nonce and the header as additional data. A changed byte, a chunk moved, left out or added, and a file cut short do not open: the last chunk is marked as the last.
 */
const magic = Buffer.from([0x89, 0x47, 0x48, 0x46, 0x00, 0x01, 0x1a, 0x0a]) // 0x89 "GHF" NUL 1: no kind of file that we take begins like this
const chunkSize = 65_536
const tagSize = 16
const about = 'stored_file.key'

/** That what is stored is not what was stored. */
export class ChangedFile extends Error {
  constructor(why: string) { super(`a stored file was changed: ${why}`) }
}

export function isSealed(head: Buffer): boolean {
  return head.subarray(0, magic.length).equals(magic)
}

/** How many bytes tell {@link isSealed}. */
export const headBytes = magic.length

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(number, 7)
  nonce[11] = last ? 1 : 0
  return nonce
}

/** Seals what flows through it, under a key made now. Nothing of it is kept in clear beyond one chunk. */
export function sealing(cipher: Cipher): Transform {
  const key = randomBytes(32)
  const header = headerOf(cipher.seal(key.toString('base64'), about))
  let [number, waiting, begun]: [number, Buffer, boolean] = [0, Buffer.alloc(0), false]
  const chunk = (data: Buffer, last: boolean) => {
    const gcm = createCipheriv('aes-256-gcm', key, nonceOf(number++, last)).setAAD(header)
    return Buffer.concat([gcm.update(data), gcm.final(), gcm.getAuthTag()])
  }
  const begin = (stream: Transform) => {
    if (!begun) stream.push(header)
    begun = true
  }
  return new Transform({
    transform(data: Buffer, _encoding, done) {
      begin(this)
      waiting = waiting.length === 0 ? data : Buffer.concat([waiting, data])
      // One chunk is always held back: only the end tells whether it is the last.
      while (waiting.length > chunkSize) {
        this.push(chunk(waiting.subarray(0, chunkSize), false))
        waiting = waiting.subarray(chunkSize)
      }
      done()
    },
    flush(done) {
      begin(this)
      this.push(chunk(waiting, true))
      done()
    },
  })
}

function headerOf(sealedKey: Buffer): Buffer {
  const sizes = Buffer.alloc(6)
  sizes.writeUInt32BE(chunkSize, 0)
  sizes.writeUInt16BE(sealedKey.length, 4)
  return Buffer.concat([magic, sizes, sealedKey])
}

type Opened = { header: Buffer; key: Buffer; chunk: number }

/** Opens what {@link sealing} made. A file that was stored before files were sealed flows through as it is. Fails with {@link ChangedFile} before it gives a byte of a chunk that was touched. */
export function opening(cipher: Cipher): Transform {
  let [waiting, number]: [Buffer, number] = [Buffer.alloc(0), 0]
  let state: 'unknown' | 'plain' | Opened = 'unknown'

  function open(stream: Transform, { header, key }: Opened, data: Buffer, last: boolean): void {
    if (data.length < tagSize) throw new ChangedFile('it ends too early')
    const gcm = createDecipheriv('aes-256-gcm', key, nonceOf(number, last)).setAAD(header).setAuthTag(data.subarray(data.length - tagSize))
    try {
      const clear = Buffer.concat([gcm.update(data.subarray(0, data.length - tagSize)), gcm.final()])
      if (clear.length > 0) stream.push(clear)
    } catch {
      throw new ChangedFile(last ? `its end (chunk ${number}) is not what was written` : `chunk ${number} is not what was written`)
    }
    number += 1
  }
  function take(stream: Transform, ended: boolean): void {
    if (state === 'unknown') {
      state = readHeader(cipher, waiting, ended) ?? 'unknown'
      if (typeof state === 'object') waiting = waiting.subarray(state.header.length)
    }
    if (state === 'unknown') return
    if (state === 'plain') {
      if (waiting.length > 0) stream.push(waiting)
      waiting = Buffer.alloc(0)
      return
    }
    const size = state.chunk + tagSize
    while (waiting.length > size) {
      open(stream, state, waiting.subarray(0, size), false)
      waiting = waiting.subarray(size)
    }
    if (ended) open(stream, state, waiting, true)
  }
  const guarded = (stream: Transform, done: TransformCallback, ended: boolean) => {
    try {
      take(stream, ended)
      done()
    } catch (error) {
      done(error as Error)
    }
  }
  return new Transform({
    transform(data: Buffer, _encoding, done) {
      waiting = waiting.length === 0 ? data : Buffer.concat([waiting, data])
      guarded(this, done, false)
    },
    flush(done) { guarded(this, done, true) },
  })
}

/** The header once it is all there; 'plain' for what never was sealed. */
function readHeader(cipher: Cipher, bytes: Buffer, ended: boolean): Opened | 'plain' | undefined {
  if (bytes.length < headBytes && !ended && magic.subarray(0, bytes.length).equals(bytes)) return undefined
  if (!isSealed(bytes)) return 'plain'
  const fixed = headBytes + 6
  const length = bytes.length >= fixed ? fixed + bytes.readUInt16BE(headBytes + 4) : fixed
  if (bytes.length < length || bytes.length < fixed) {
    if (ended) throw new ChangedFile('it ends too early')
    return undefined
  }
  const chunk = bytes.readUInt32BE(headBytes)
  if (chunk !== chunkSize) throw new ChangedFile('its header is not what was written')
  try {
    return { header: Buffer.from(bytes.subarray(0, length)), key: Buffer.from(cipher.open(bytes.subarray(fixed, length), about).reveal(), 'base64'), chunk }
  } catch {
    throw new ChangedFile('its key does not open: the header was changed, or the key file is not the right one')
  }
}
