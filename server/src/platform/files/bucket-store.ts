import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { S3Client } from '@aws-sdk/client-s3'
import type { Config } from '../config/index.ts'
import type { RawStore } from './store.ts'

/** Loaded on first use: the library takes longer to read than the rest of the server together, and most installations have no bucket. */
const library = () => import('@aws-sdk/client-s3')

/** The same in an S3 bucket, under files/. Path style, so that MinIO and its like work without a name for each bucket. */
export function bucketStore(config: Config): RawStore {
  let opened: Promise<S3Client> | undefined
  const client = () => opened ??= library().then(({ S3Client }) => new S3Client({
    endpoint: config.S3_ENDPOINT, region: config.S3_REGION, forcePathStyle: true,
    credentials: { accessKeyId: config.S3_ACCESS_KEY_ID!, secretAccessKey: config.S3_SECRET_ACCESS_KEY! },
    requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED',
  }))
  const Bucket = config.S3_BUCKET!
  const at = (sha256: Buffer) => ({ Bucket, Key: `files/${sha256.toString('hex')}` })
  return {
    async put(sha256, localPath) {
      const { size } = await stat(localPath)
      await (await client()).send(new (await library()).PutObjectCommand({ ...at(sha256), Body: createReadStream(localPath), ContentLength: size }))
    },
    async open(sha256) {
      const { Body } = await (await client()).send(new (await library()).GetObjectCommand(at(sha256)))
      return Body as Readable
    },
    async has(sha256) {
      try {
        await (await client()).send(new (await library()).HeadObjectCommand(at(sha256)))
        return true
      } catch (error) {
        if ((error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404) return false
        throw error
      }
    },
    async remove(sha256) {
      await (await client()).send(new (await library()).DeleteObjectCommand(at(sha256)))
    },
    async *list() {
      let token: string | undefined
      do {
        const page = await (await client()).send(new (await library()).ListObjectsV2Command({ Bucket, Prefix: 'files/', ContinuationToken: token }))
        for (const { Key } of page.Contents ?? []) if (Key) yield Buffer.from(Key.slice('files/'.length), 'hex')
        token = page.NextContinuationToken
      } while (token)
    },
  }
}
