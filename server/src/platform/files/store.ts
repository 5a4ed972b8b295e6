import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Config } from '../config/index.ts'
import type { Cipher } from '../crypto/index.ts'
import { bucketStore } from './bucket-store.ts'
import { folderStore } from './folder-store.ts'
import { headBytes, isSealed, opening, sealing } from './sealed-stream.ts'

/** Where bytes lie, as they are stored, by the SHA-256 of what they hold. */
export type RawStore = {
  /** Returns only when the bytes are durable; what lay there before is replaced as a whole. */
  put(sha256: Buffer, localPath: string): Promise<void>
  /** Throws when there is no such file. */
  open(sha256: Buffer): Promise<Readable>
  has(sha256: Buffer): Promise<boolean>
  remove(sha256: Buffer): Promise<void>
  list(): AsyncIterable<Buffer>
}

/** The store as everybody uses it: bytes in clear go in and come out, what lies there is sealed. The same file twice is stored once, and a changed byte is noticed. */
export type FileStore = RawStore & {
  /** Seals what flows through, for a file that is written before its sum is known; see {@link FileStore.putSealed}. */
  sealing(): Transform
  putSealed(sha256: Buffer, localPath: string): Promise<void>
  /** False for a file from before files were sealed, which is still read. */
  isSealed(sha256: Buffer): Promise<boolean>
}

/** The folder DATA_DIR/files, or the bucket that is configured, with the key ring's cipher around it. */
export function openFileStore(config: Config, cipher: Cipher): FileStore {
  return sealedStore(config.S3_BUCKET ? bucketStore(config) : folderStore(config.DATA_DIR), cipher)
}

export function sealedStore(raw: RawStore, cipher: Cipher): FileStore {
  return {
    ...raw,
    async put(sha256, localPath) {
      const sealed = `${localPath}.${randomUUID()}.sealed`
      try {
        await pipeline(createReadStream(localPath), sealing(cipher), createWriteStream(sealed, { mode: 0o600 }))
        await raw.put(sha256, sealed)
      } finally {
        await rm(sealed, { force: true })
      }
    },
    putSealed: (sha256, localPath) => raw.put(sha256, localPath),
    sealing: () => sealing(cipher),
    async open(sha256) {
      const opened = opening(cipher)
      // Errors of the source and of the seal both reach whoever reads.
      void pipeline(await raw.open(sha256), opened).catch(() => {})
      return opened
    },
    async isSealed(sha256) {
      const source = await raw.open(sha256)
      let head = Buffer.alloc(0)
      for await (const chunk of source) {
        head = Buffer.concat([head, chunk as Buffer])
        if (head.length >= headBytes) break
      }
      source.destroy()
      return isSealed(head)
    },
  }
}
