import { createServer, type IncomingMessage } from 'node:http'
import { existsSync, mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHash, randomBytes } from 'node:crypto'
import type { Readable } from 'node:stream'
import { fileRoutes } from '@guildhall/contract'
import { startSystem, type TestSystem } from '@guildhall/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { createCipher } from '../crypto/index.ts'
import { readConfig } from '../config/index.ts'
import type { JobContext } from '../module/index.ts'
import { sniffKind } from './kinds.ts'
import { ChangedFile, filesModule, openFileStore } from './index.ts'

let system: TestSystem
beforeAll(async () => {
  system = await startSystem({ jobs: false })
})
const all = async (source: Readable) => {
  const chunks: Buffer[] = []
  for await (const chunk of source) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
const placeOf = (sha256: Buffer) => join(system.services.config.DATA_DIR, 'files', sha256.toString('hex').slice(0, 2), sha256.toString('hex'))
const examine = () => system.asService((ctx) => filesModule.checks![0]!.run(ctx.tx, system.services))
const png = Buffer.concat([Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), Buffer.alloc(64, 1)])

describe('stored files', () => {
  test('an upload is given back byte for byte, as an attachment that no browser guesses about', async () => {
    const { client } = await system.worker()
    const file = await client.call(fileRoutes.upload, {}, { file: { name: '张三的 证件.PNG', bytes: png } })
    expect(file).toMatchObject({ name: '张三的 证件.png', contentType: 'image/png', size: png.length })
    const sent = await client.send(fileRoutes.download, { id: file.id })
    expect(Buffer.from((sent.body as { bytes: Uint8Array }).bytes)).toEqual(png)
    expect(sent.headers.get('x-content-type-options')).toBe('nosniff')
    expect(sent.headers.get('content-disposition')).toMatch(/^attachment/)
  })
  test('until a record takes it in, its uploader alone sees it', async () => {
    const [owner, stranger, staff] = [await system.worker(), await system.worker(), await system.staff('training-officer')]
    const file = await owner.client.call(fileRoutes.upload, {}, { file: { name: 'a.csv', bytes: Buffer.from('a,b\n1,2\n') } })
    expect((await stranger.client.send(fileRoutes.download, { id: file.id })).status).toBe(404)
    expect((await staff.client.send(fileRoutes.download, { id: file.id })).status).toBe(404)
    expect((await system.visitor.send(fileRoutes.download, { id: file.id })).status).toBe(401)
  })
  test.each([
    ['an empty file', 'a.csv', Buffer.alloc(0), 'platform.file-empty'],
    ['a page that calls itself a picture', 'a.png', Buffer.from('<html><script>alert(1)</script>'), 'platform.file-kind'],
    ['a program', 'a.pdf', Buffer.from('MZ\u0090'), 'platform.file-kind'],
    ['a zip that is no workbook', 'a.xlsx', Buffer.concat([Buffer.of(0x50, 0x4b, 3, 4), Buffer.from('other.txt')]), 'platform.file-kind'],
  ])('%s is refused', async (_what, name, bytes, code) => {
    const { client } = await system.worker()
    expect(await client.send(fileRoutes.upload, {}, { file: { name, bytes } })).toMatchObject({ status: 422, body: { code } })
  })
  test('a request without a file is refused', async () => {
    expect(await (await system.worker()).client.send(fileRoutes.upload)).toMatchObject({ status: 400, body: { code: 'platform.file-missing' } })
  })
  test('the same key with another file got the first answer', async () => {
    const { client } = await system.worker()
    const send = (text: string, key: string, name = 'a.csv') => client.send(fileRoutes.upload, {}, { key, file: { name, bytes: Buffer.from(text) } })
    const first = await send('a,b\n1,2\n', 'upload-key-1')
    expect(await send('a,b\n1,2\n', 'upload-key-1')).toMatchObject({ status: 200, body: first.body })
    for (const other of [send('a,b\n1,3\n', 'upload-key-1'), send('a,b\n1,2\n', 'upload-key-1', 'b.csv'), send('', 'upload-key-1'), client.send(fileRoutes.upload, {}, { key: 'upload-key-1' })]) {
      expect(await other).toMatchObject({ status: 422, body: { code: 'platform.idempotency-key-reused' } })
    }
    expect(await system.query('select 1 from stored_file where id = $1', [(first.body as { id: string }).id])).toHaveLength(1)
  })
  test('a file that was refused is refused again under its key, and another under the same key is told so', async () => {
    const { client } = await system.worker()
    const send = (bytes: Uint8Array) => client.send(fileRoutes.upload, {}, { key: 'upload-key-2', file: { name: 'a.pdf', bytes } })
    const program = Buffer.from('MZ\u0090')
    expect(await send(program)).toMatchObject({ status: 422, body: { code: 'platform.file-kind' } })
    expect(await send(program)).toMatchObject({ status: 422, body: { code: 'platform.file-kind' } })
    expect(await send(png)).toMatchObject({ status: 422, body: { code: 'platform.idempotency-key-reused' } })
  })
  test('twins with one key and one file store it once; a file that broke off leaves the key for the whole one', async () => {
    const { client } = await system.worker()
    const big = Buffer.concat([png, Buffer.alloc(3_000_000, 7)])
    const twins = await Promise.all([1, 2, 3].map(() => client.send(fileRoutes.upload, {}, { key: 'upload-key-3', file: { name: 'a.png', bytes: big } })))
    expect(new Set(twins.map((sent) => (sent.body as { id: string }).id)).size).toBe(1)
    const half = await client.fetch('/api/files', { method: 'POST', body: '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nbroken off', headers: { cookie: client.cookie, 'content-type': 'multipart/form-data; boundary=x', 'idempotency-key': 'upload-key-4' } })
    expect(half.status).toBe(400)
    expect(await client.send(fileRoutes.upload, {}, { key: 'upload-key-4', file: { name: 'a.csv', bytes: Buffer.from('a,b\n') } })).toMatchObject({ status: 200 })
  })
  test('text in any encoding is a table; names of files are sealed in the database', async () => {
    expect(sniffKind(Buffer.from([0xff, 0xfe, 0x53, 0x00]), Buffer.alloc(0))?.extension).toBe('csv')
    expect(sniffKind(Buffer.from(' {"a":1}'), Buffer.alloc(0))?.extension).toBe('json')
    const { client } = await system.worker()
    await client.call(fileRoutes.upload, {}, { file: { name: '13800001234.csv', bytes: Buffer.from('x') } })
    expect(await system.query(`select 1 from stored_file f where f::text like '%13800001234%' or position(convert_to('13800001234', 'UTF8') in name_sealed) > 0`)).toEqual([])
  })
  test('doctor finds a file without a record and a record without its file', async () => {
    expect(await examine()).toEqual([])
    const stray = join(mkdtempSync(join(tmpdir(), 'guildhall-stray-')), 'stray')
    writeFileSync(stray, 'stray')
    const sha256 = createHash('sha256').update('stray').digest()
    await system.services.files.put(sha256, stray)
    expect(await examine()).toEqual([`file ${sha256.toString('hex')} belongs to no record: it may be removed`])
    await system.services.files.remove(sha256)
    const [row] = await system.query<{ sha256: Buffer }>('select sha256 from stored_file limit 1')
    const bytes = readFileSync(placeOf(row!.sha256))
    await system.services.files.remove(row!.sha256)
    expect(await examine()).toEqual([expect.stringContaining('is missing')])
    writeFileSync(placeOf(row!.sha256), bytes)
  })
})

describe('at rest', () => {
  const upload = async (text: string) => {
    const { client } = await system.worker()
    const { id } = await client.call(fileRoutes.upload, {}, { file: { name: 'a.csv', bytes: Buffer.from(text) } })
    return { client, id, sha256: createHash('sha256').update(text).digest() }
  }
  test('F1: no folder of the installation has a word of an upload in clear', async () => {
    const { sha256 } = await upload('林小禾,330781199103071234\n')
    const found = readdirSync(system.services.config.DATA_DIR, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).filter((entry) => readFileSync(join(entry.parentPath, entry.name)).includes('330781199103071234'))
    expect(found).toEqual([])
    expect(readFileSync(placeOf(sha256)).subarray(1, 4).toString()).toBe('GHF')
  })
  test('F2: the same content stored twice has another key and other bytes', async () => {
    const { sha256 } = await upload('twice,twice\n')
    const before = readFileSync(placeOf(sha256))
    await upload('twice,twice\n')
    expect(readFileSync(placeOf(sha256)).equals(before)).toBe(false)
  })
  test('F3 F4: doctor names a file with one changed byte, wherever it is, and one that lies in another’s place; neither is given out', async () => {
    const [one, other] = [await upload('first,first\n'), await upload('other,other\n')]
    const [whole, foreign] = [readFileSync(placeOf(one.sha256)), readFileSync(placeOf(other.sha256))]
    for (const at of [0, 12, 20, whole.length - 17, whole.length - 1]) {
      const bytes = Buffer.from(whole)
      bytes[at]! ^= 0x40
      writeFileSync(placeOf(one.sha256), bytes)
      expect([at, await examine()]).toEqual([at, [expect.stringMatching(new RegExp(`^file ${one.sha256.toString('hex')} .*restore it from a backup$`))]])
    }
    writeFileSync(placeOf(one.sha256), foreign)
    expect(await examine()).toEqual([expect.stringContaining('holds something else')])
    expect((await one.client.send(fileRoutes.download, { id: one.id })).status).toBe(500)
    writeFileSync(placeOf(one.sha256), whole)
    expect(await examine()).toEqual([])
  })
  test('F5: files from before are read, named by doctor, and sealed in place by the job, which also sweeps what a crash left', async () => {
    const { client, id, sha256 } = await upload('from,before\n')
    writeFileSync(placeOf(sha256), 'from,before\n')
    expect((await client.send(fileRoutes.download, { id })).status).toBe(200)
    expect(await examine()).toEqual([expect.stringContaining('lies in clear')])
    const left = join(system.services.config.DATA_DIR, 'uploads', 'left')
    const fresh = join(system.services.config.DATA_DIR, 'uploads', 'fresh')
    for (const path of [left, fresh]) writeFileSync(path, 'x')
    utimesSync(left, new Date(0), new Date(0))
    const run = () => filesModule.jobs![0]!.run({ ...system.services, cancelled: () => Promise.resolve(false), progress: () => Promise.resolve() } as unknown as JobContext, {} as never)
    expect(await run()).toMatchObject({ sealed: 1 })
    expect(await run()).toMatchObject({ sealed: 0 })
    expect([await examine(), existsSync(left), existsSync(fresh)]).toEqual([[], false, true])
    expect(Buffer.from(((await client.send(fileRoutes.download, { id })).body as { bytes: Uint8Array }).bytes).toString()).toBe('from,before\n')
  })
})

test('the same through an S3 bucket', async () => {
  const objects = new Map<string, Buffer>()
  const bucket = createServer((request: IncomingMessage, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const { pathname, searchParams } = new URL(request.url!, 'http://bucket')
      const key = pathname.slice('/files-bucket/'.length)
      if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256')) return response.writeHead(403).end()
      if (request.method === 'PUT') {
        objects.set(key, Buffer.concat(chunks))
        return response.writeHead(200).end()
      }
      if (request.method === 'DELETE') {
        objects.delete(key)
        return response.writeHead(204).end()
      }
      if (searchParams.get('list-type') === '2') {
        const contents = [...objects.keys()].map((name) => `<Contents><Key>${name}</Key></Contents>`).join('')
        return response.writeHead(200, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?><ListBucketResult><IsTruncated>false</IsTruncated>${contents}</ListBucketResult>`)
      }
      const found = objects.get(key)
      return found ? response.writeHead(200, { 'content-length': found.length }).end(request.method === 'HEAD' ? undefined : found) : response.writeHead(404).end()
    })
  })
  await new Promise<void>((resolve) => bucket.listen(0, '127.0.0.1', resolve))
  try {
    const { port } = bucket.address() as { port: number }
    const store = openFileStore(readConfig({ S3_ENDPOINT: `http://127.0.0.1:${port}`, S3_BUCKET: 'files-bucket', S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'secret' }), createCipher({ data: randomBytes(32), index: randomBytes(32) }))
    const path = join(mkdtempSync(join(tmpdir(), 'guildhall-s3-')), 'content')
    writeFileSync(path, 'content')
    const sha256 = createHash('sha256').update('content').digest()
    expect(await store.has(sha256)).toBe(false)
    await store.put(sha256, path)
    expect(await store.has(sha256)).toBe(true)
    const chunks: Buffer[] = []
    for await (const chunk of await store.open(sha256)) chunks.push(chunk as Buffer)
    expect(Buffer.concat(chunks).toString()).toBe('content')
    const [[key, stored]] = [...objects] as [[string, Buffer]]
    expect([stored.includes('content'), await store.isSealed(sha256)]).toEqual([false, true])
    stored[stored.length - 20]! ^= 1
    await expect(all(await store.open(sha256))).rejects.toThrow(ChangedFile)
    // One from before files were sealed.
    objects.set(key, Buffer.from('content'))
    expect([(await all(await store.open(sha256))).toString(), await store.isSealed(sha256)]).toEqual(['content', false])
    const listed: string[] = []
    for await (const name of store.list()) listed.push(name.toString('hex'))
    expect(listed).toEqual([sha256.toString('hex')])
    await store.remove(sha256)
    expect(await store.has(sha256)).toBe(false)
  } finally {
    bucket.closeAllConnections()
    bucket.close()
  }
})
