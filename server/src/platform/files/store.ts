import type { Readable } from 'node:stream'
import type { Config } from '../config/index.ts'
import { folderStore } from './folder-store.ts'
import { bucketStore } from './bucket-store.ts'

/** Where bytes lie, by the SHA-256 of their content: the same file twice is stored once, and a changed byte is noticed. */
export type FileStore = {
  /** Returns only when the bytes are durable. */
  put(sha256: Buffer, localPath: string): Promise<void>
  /** Throws when there is no such file. */
  open(sha256: Buffer): Promise<Readable>
  has(sha256: Buffer): Promise<boolean>
  remove(sha256: Buffer): Promise<void>
  list(): AsyncIterable<Buffer>
}

/** The folder DATA_DIR/files, or the bucket that is configured. */
export function openFileStore(config: Config): FileStore {
  return config.S3_BUCKET ? bucketStore(config) : folderStore(config.DATA_DIR)
}
