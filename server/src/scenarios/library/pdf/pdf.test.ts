import { libraryRoutes } from '@guildhall/contract'
import { startSystem, type StaffClient, type TestSystem, type WorkerClient } from '@guildhall/testkit'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { beforeAll, describe, expect, test } from 'vitest'
import { writePdf } from '../../../platform/pdf/write-pdf.fixture.ts'
import { drawPagesJob } from './draw-pages.ts'

let system: TestSystem
let officer: StaffClient, worker: WorkerClient
const code = (sent: { body: unknown }) => (sent.body as { code?: string }).code
const add = async (bytes: Buffer) => officer.client.send(libraryRoutes.add, {}, { file: { name: '手册.pdf', bytes } })
const words = { title: '安全生产手册', author: '县总工会', summary: '', category: 'work-safety', licence: '县总工会编印', readers: 'everybody' } as const
const text = '先看护罩，再看急停，最后才按绿色的按钮。'
const manual = () => writePdf(Array.from({ length: 6 }, (_, index) => ({ title: `第 ${index + 1} 章 上锁挂牌`, text: `${text.repeat(5)}\n龘先生说：一人一锁。` })), { title: '安全生产手册', author: '县总工会' })
/** How much of a picture is not white: something is drawn on it. */
async function inked(bytes: Uint8Array): Promise<number> {
  const image = await loadImage(Buffer.from(bytes))
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  const { data } = canvas.getContext('2d').getImageData(0, 0, image.width, image.height)
  let dark = 0
  for (let at = 0; at < data.length; at += 4) if (data[at]! < 128) dark += 1
  return dark / (data.length / 4)
}

beforeAll(async () => {
  system = await startSystem({ jobs: false })
  officer = await system.staff('training-officer', await system.addUnit({ name: '海盐县总工会', level: 'county', division: '330424' }))
  worker = await system.worker()
})

const draw = (bookId: string, stopAfter = Infinity) => {
  let asked = 0
  return drawPagesJob.run({
    ...system.services, actor: { kind: 'job', name: drawPagesJob.name, scope: '' }, jobId: 'test', progress: async () => {}, cancelled: async () => ++asked > stopAfter,
    inTransaction: (work: Parameters<TestSystem['asService']>[0]) => system.asService(work),
  } as never, { bookId } as never)
}

describe('a PDF becomes a book', () => {
  let bookId: string
  test('what it says of itself is the proposal; it is not lent before its last page is drawn, wherever the drawing was stopped', async () => {
    const sent = await add(await manual())
    expect(sent.status, JSON.stringify(sent.body)).toBe(200)
    bookId = (sent.body as { id: string }).id
    const book = await officer.client.call(libraryRoutes.get, { bookId })
    expect(book).toMatchObject({ kind: 'pdf', title: '安全生产手册', author: '县总工会', chapters: 6, drawn: 0, cover: null, fileName: '手册.pdf' })
    expect(book.contents.map((one) => [one.title, one.chapter])).toEqual([1, 2, 3, 4, 5, 6].map((page) => [`第 ${page} 章 上锁挂牌`, page]))
    await officer.client.call(libraryRoutes.edit, { ...words, bookId, updatedAt: book.updatedAt })
    const publish = async () => officer.client.send(libraryRoutes.publish, { bookId, updatedAt: (await officer.client.call(libraryRoutes.get, { bookId })).updatedAt })
    expect(code(await publish())).toBe('library.not-drawn')
    expect(await draw(bookId, 1)).toMatchObject({ drawn: 4 })
    expect(code(await publish())).toBe('library.not-drawn')
    expect((await officer.client.send(libraryRoutes.picture, { bookId, picture: 4 })).status).toBe(200)
    // Two at once, as when a job is brought again while the first still runs: no page twice.
    await Promise.all([draw(bookId), draw(bookId)])
    expect(await officer.client.call(libraryRoutes.get, { bookId })).toMatchObject({ drawn: 6, pictures: 6, cover: 1, ready: true })
    expect((await publish()).status).toBe(200)
  })

  test('a page is a picture with something on it, and its words are there for larger letters and for reading aloud', async () => {
    const page = await worker.client.call(libraryRoutes.chapter, { bookId, chapter: 2 })
    expect(page).toMatchObject({ chapter: 2, chapters: 6, html: '' })
    expect(page.words!.split('\n')).toEqual(['第 2 章 上锁挂牌', text.repeat(5), '龘先生说：一人一锁。'])
    const picture = await worker.client.send(libraryRoutes.picture, { bookId, picture: 2 })
    expect(picture.headers.get('content-type')).toBe('image/webp')
    expect(await inked((picture.body as { bytes: Uint8Array }).bytes)).toBeGreaterThan(0.01)
    const { standing } = await worker.client.call(libraryRoutes.keep, { bookId, chapter: 3, offset: 1, ago: 0 }).then(() => worker.client.call(libraryRoutes.show, { bookId }))
    expect(standing).toMatchObject({ chapter: 3, share: 0.5 })
  })
})

test.each<[string, () => Promise<Buffer>, string]>([
  ['a PDF that asks for a password', () => writePdf([{ title: '一', text }], { password: 'secret' }), 'library.locked'],
  ['a PDF cut short to its first line', async () => (await manual()).subarray(0, 40), 'library.broken'],
  ['a program that calls itself one', async () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5_000, 0x90)]), 'library.broken'],
  ['a PDF of more pages than a book has', async () => Buffer.from((await writePdf(Array.from({ length: 1_001 }, () => ({ title: '', text: 'a' }))))), 'library.too-many-pages'],
])('%s is refused in a sentence and leaves nothing', async (_, make, refusal) => {
  const before = await system.query('select 1 from stored_file')
  expect(code(await add(await make()))).toBe(refusal)
  expect(await system.query('select 1 from stored_file')).toEqual(before)
})
