import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { Config } from '../config/index.ts'
import type { FileStore } from './store.ts'

/** The same in an S3 bucket, under files/. Path style, so that MinIO and its like work without a name for each bucket. */
export function bucketStore(config: Config): FileStore {
  const client = new S3Client({
    endpoint: config.S3_ENDPOINT, region: config.S3_REGION, forcePathStyle: true,
    credentials: { accessKeyId: config.S3_ACCESS_KEY_ID!, secretAccessKey: config.S3_SECRET_ACCESS_KEY! },
    requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED',
  })
  const Bucket = config.S3_BUCKET!
  const at = (sha256: Buffer) => ({ Bucket, Key: `files/${sha256.toString('hex')}` })
  return {
    async put(sha256, localPath) {
      const { size } = await stat(localPath)
      await client.send(new PutObjectCommand({ ...at(sha256), Body: createReadStream(localPath), ContentLength: size }))
    },
    async open(sha256) {
      const { Body } = await client.send(new GetObjectCommand(at(sha256)))
      return Body as Readable
    },
    async has(sha256) {
      try {
        await client.send(new HeadObjectCommand(at(sha256)))
        return true
      } catch (error) {
        if ((error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404) return false
        throw error
      }
    },
    async remove(sha256) {
      await client.send(new DeleteObjectCommand(at(sha256)))
    },
    async *list() {
      let token: string | undefined
      do {
        const page = await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'files/', ContinuationToken: token }))
        for (const { Key } of page.Contents ?? []) if (Key) yield Buffer.from(Key.slice('files/'.length), 'hex')
        token = page.NextContinuationToken
      } while (token)
    },
  }
}
