import { homeRoutes, libraryRoutes, libraryShapes } from '@guildhall/contract'
import { startSystem, type StaffClient, type TestSystem, type WorkerClient } from '@guildhall/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { manualClock } from '#platform/clock'
import { newId } from '#platform/ids'
import { partsOfEpub, writeEpub, writeZip, type Written } from './index.ts'

/** The last evening of the year: a county that lends books, a county next door, a member of the county and somebody who is none. */
const clock = manualClock('2026-12-31T23:50:00+08:00')
let system: TestSystem
let officer: StaffClient, foreign: StaffClient
let member: WorkerClient, other: WorkerClient
let bookId: string

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const hostile = `<p onclick="alert(1)" style="position:fixed" id="top">先看<b>护罩</b>&nbsp;再开机 &lt;b&gt;</p><script>alert(2)</script><SCRIPT src="x.js"/><iframe src="https://evil.example/"></iframe>
  <svg onload="alert(3)"><script>alert(4)</script><image xlink:href="cover.png"/></svg><img src="https://evil.example/pixel.png" alt="远"/><img src="cover.png" alt="一台车床" onerror="alert(5)"/><img src="../../../etc/passwd" alt="没有"/>
  <p><a href="javascript:alert(6)">点这里</a> <a href="https://evil.example/">外面</a> <a href="c2.xhtml#two">下一章</a></p><form action="https://evil.example/"><input name="a"/></form><style>@import "https://evil.example/a.css";</style><math><mtext><img src="x" onerror="alert(7)"/></mtext></math>`
const safety: Written = {
  title: '安全生产口袋书', author: '县总工会', rights: '县总工会编印，可自由传阅。', description: '三分钟读一节。', pictures: [{ name: 'cover.png', bytes: png, cover: true }],
  chapters: [{ title: '开机之前', body: hostile }, { title: '上锁挂牌', body: '<p id="two">关断、上锁、挂牌、验电。</p>' }, { title: '出事之后', body: `<p>${'先断电，再救人。'.repeat(60)}</p>` }],
}
const code = (sent: { status: number; body: unknown }) => (sent.body as { code?: string }).code
const add = (bytes: Buffer, by: StaffClient = officer, name = 'book.epub') => by.client.send(libraryRoutes.add, {}, { file: { name, bytes } })
const words = { title: '安全生产口袋书', author: '县总工会', summary: '三分钟读一节。', category: 'work-safety', licence: '县总工会编印，可自由传阅。', readers: 'everybody' } as const
async function publish(id: string, more: Partial<{ readers: 'everybody' | 'members' }> = {}): Promise<void> {
  const at = async () => (await officer.client.call(libraryRoutes.get, { bookId: id })).updatedAt
  await officer.client.call(libraryRoutes.edit, { ...words, ...more, bookId: id, updatedAt: await at() })
  await officer.client.call(libraryRoutes.publish, { bookId: id, updatedAt: await at() })
}
/** The same book with one part in place of another. */
const changed = (name: string, bytes: string): Buffer => writeZip(partsOfEpub(safety).map((one) => (one.name === name ? { name, bytes } : one)))

beforeAll(async () => {
  system = await startSystem({ clock })
  const county = await system.addUnit({ name: '海盐县总工会', level: 'county', division: '330424' })
  const union = await system.addUnit({ name: '恒禾精密工会', kind: 'union', division: '330424', parent: county });
  [officer, foreign] = [await system.staff('training-officer', county), await system.staff('training-officer', await system.addUnit({ name: '海宁市总工会', level: 'county', division: '330481' }))];
  [member, other] = [await system.worker({ name: '林小禾' }), await system.worker({ name: '骆行' })]
  await system.query(`insert into membership (id, person_id, unit_id, scope, joined_on, valid_from, began_by, recorded_by, recorded_at) values ($1, $2, $3, $4, '2020-01-01', '2020-01-01', 'import', 'test', now())`, [newId(), member.personId, union.id, union.scope])
})

describe('a book comes in', () => {
  test('what an EPUB says of itself is the proposal; it is lent only with a word on the right to', async () => {
    const sent = await add(writeEpub({ ...safety, rights: '' }), officer, '../../看起来是.pdf')
    expect(sent.status).toBe(200)
    bookId = (sent.body as { id: string }).id
    const book = await officer.client.call(libraryRoutes.get, { bookId })
    expect(book).toMatchObject({ title: '安全生产口袋书', author: '县总工会', licence: '', state: 'draft', ready: false, cover: 1, chapters: 3, pictures: 1, fileName: '看起来是.epub', contents: safety.chapters.map((one, index) => ({ title: one.title, chapter: index + 1, anchor: null, depth: 0 })) })
    expect(code(await officer.client.send(libraryRoutes.publish, { bookId, updatedAt: book.updatedAt }))).toBe('library.not-ready')
    expect((await member.client.send(libraryRoutes.show, { bookId })).status).toBe(404)
    clock.advance(1_000)
    await publish(bookId)
    expect(code(await officer.client.send(libraryRoutes.edit, { ...words, bookId, updatedAt: book.updatedAt }))).toBe('platform.changed-meanwhile')
    expect(code(await officer.client.send(libraryRoutes.discard, { bookId }))).toBe('library.not-a-draft')
  })

  test.each([
    ['title, author and licence', { title: '', author: '', rights: '' }, ['title', 'author', 'licence'], '缺书名、作者、借阅依据（凭什么可以借给大家看）。', 'it lacks the title, the author and where the right to lend comes from.'],
    ['author and licence', { author: '', rights: '自编' }, ['author', 'licence'], '缺作者、借阅依据（凭什么可以借给大家看）。', 'it lacks the author and where the right to lend comes from.'],
    ['title', { title: '' }, ['title'], '缺书名。', 'it lacks the title.'],
  ] as const)('B1: a draft that lacks %s is told exactly that, all at once', async (_, lacking, missing, zh, en) => {
    const { id } = (await add(writeEpub({ ...safety, ...lacking }))).body as { id: string }
    const book = await officer.client.call(libraryRoutes.get, { bookId: id })
    expect(book.missing).toEqual(missing)
    const sent = await officer.client.send(libraryRoutes.publish, { bookId: id, updatedAt: book.updatedAt })
    expect(sent).toMatchObject({ status: 409, body: { code: 'library.not-ready', details: { missing: missing.map((need) => ({ need, ...libraryShapes.bookNeeds[need] })) } } })
    expect((sent.body as { title: string }).title).toContain(zh)
    const { title } = (await officer.client.send(libraryRoutes.publish, { bookId: id, updatedAt: book.updatedAt }, { headers: { 'accept-language': 'en' } })).body as { title: string }
    expect(title).toContain(en)
    await officer.client.send(libraryRoutes.discard, { bookId: id })
  })

  test('B2: nothing that acts, dresses or comes from elsewhere survives in a chapter', async () => {
    const { html, title } = await member.client.call(libraryRoutes.chapter, { bookId, chapter: 1 })
    expect(title).toBe('开机之前')
    expect(html).not.toMatch(/script|alert|onclick|onload|onerror|style|iframe|form|input|evil|javascript|passwd|svg|src=|href=/i)
    expect(html).toContain('<p id="b-top">先看<strong>护罩</strong>\u00a0再开机 &lt;b&gt;</p>')
    expect(html).toContain('<img data-picture="1" alt="一台车床">')
    expect(html).toContain('点这里 外面 <a data-chapter="2" data-anchor="b-two">下一章</a>')
  })

  const bomb = (): Buffer => writeZip([...partsOfEpub(safety), { name: 'book/big.bin', bytes: Buffer.alloc(5_000_000) }])
  const crowd = (): Buffer => {
    const bytes = writeEpub(safety)
    bytes.writeUInt16LE(3_001, bytes.length - 12)
    return bytes
  }
  /** A directory that says less than comes out. */
  const liar = (): Buffer => {
    const bytes = changed('book/c1.xhtml', `<p>${'a'.repeat(100_000)}</p>`)
    const entry = bytes.lastIndexOf(Buffer.from('book/c1.xhtml')) - 46
    bytes.writeUInt32LE(500, entry + 24)
    return bytes
  }
  test.each<[string, () => Buffer, string]>([
    ['a zip bomb', bomb, 'library.unpacks-too-large'],
    ['an entry that grows beyond what it says', liar, 'library.unpacks-too-large'],
    ['more entries than any book has', crowd, 'library.unpacks-too-large'],
    ['a path that leads out of the book', () => writeZip([...partsOfEpub(safety), { name: '../../etc/cron.d/job', bytes: 'x' }]), 'library.unsafe'],
    ['a package that lies outside', () => changed('META-INF/container.xml', '<container><rootfiles><rootfile full-path="../package.opf"/></rootfiles></container>'), 'library.unsafe'],
    ['entities of its own', () => changed('book/c2.xhtml', '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><html><body><p>&a;</p></body></html>'), 'library.unsafe'],
    ['a book locked for certain readers', () => writeZip([...partsOfEpub(safety), { name: 'META-INF/encryption.xml', bytes: '<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/></EncryptedData></encryption>' }]), 'library.locked'],
    ['a book without text', () => writeEpub({ ...safety, chapters: [{ title: '', body: '' }] }), 'library.no-text'],
    ['a file cut short', () => writeEpub(safety).subarray(0, 900), 'library.broken'],
    ['a zip that is no EPUB', () => writeZip([{ name: 'a.txt', bytes: 'a' }]), 'library.kind'],
    ['a page of HTML', () => Buffer.from('<html><script>alert(1)</script></html>'), 'library.kind'],
    ['a PDF without a page', () => Buffer.from('%PDF-1.7\n%%EOF\n'), 'library.broken'],
  ])('%s is refused in a sentence and leaves nothing', async (_, make, refusal) => {
    const before = await system.query('select 1 from stored_file')
    expect(code(await add(make()))).toBe(refusal)
    expect(await system.query('select 1 from stored_file')).toEqual(before)
  })

  test('asking twice takes one book in; a draft that is thrown away takes its files along', async () => {
    const file = { name: 'a.epub', bytes: writeEpub({ ...safety, title: '一本草稿' }) }
    const twins = await Promise.all([1, 2].map(() => officer.client.send(libraryRoutes.add, {}, { key: 'same-book-twice', file })))
    expect(new Set(twins.map((one) => (one.body as { id: string }).id)).size).toBe(1)
    const files = await system.query('select 1 from stored_file')
    await officer.client.call(libraryRoutes.discard, { bookId: (twins[0]!.body as { id: string }).id })
    expect((await system.query('select 1 from stored_file')).length).toBe(files.length - 2)
  })
})

describe('reading', () => {
  test('B5: of two devices the one that read last counts, whichever says so last; a clock that is wrong changes nothing', async () => {
    const [phone, tablet] = [member.client, (await system.logIn({ id: member.accountId, kind: 'worker' }))]
    const [a, b] = await Promise.all([phone.call(libraryRoutes.keep, { bookId, chapter: 1, offset: 0.5, ago: 60_000 }), tablet.call(libraryRoutes.keep, { bookId, chapter: 3, offset: 0.5, ago: 1_000 })])
    expect(b.kept).toBe(true)
    expect([true, false]).toContain(a.kept)
    // The phone was in a tunnel: what it did ten minutes ago comes late, over the turn of the year.
    clock.set('2027-01-01T00:05:00+08:00')
    expect(await phone.call(libraryRoutes.keep, { bookId, chapter: 2, offset: 1, ago: 20 * 60_000 })).toMatchObject({ kept: false, chapter: 3, offset: 0.5 })
    expect(await phone.call(libraryRoutes.keep, { bookId, chapter: 2, offset: 1, ago: 0 })).toMatchObject({ kept: true, chapter: 2 })
    const shelf = await tablet.call(libraryRoutes.shelf, {})
    expect(shelf).toMatchObject({ total: 1, rows: [{ id: bookId }], begun: [{ id: bookId, standing: { chapter: 2, offset: 1 } }], categories: [{ category: 'work-safety', count: 1 }] })
    expect(shelf.begun[0]!.standing!.share).toBeGreaterThan(0.05)
    expect(shelf.begun[0]!.standing!.share).toBeLessThan(0.3)
    expect((await phone.send(libraryRoutes.keep, { bookId, chapter: 9, offset: 0, ago: 0 })).status).toBe(404)
  })

  test('B4: officers learn a number, and not below five; who reads sees it among what is held and may have it forgotten', async () => {
    expect((await officer.client.call(libraryRoutes.list, {})).rows).toMatchObject([{ id: bookId, read: null }])
    expect((await member.client.call(homeRoutes.held, {})).sections.find((one) => one.source === 'library.readings')?.rows).toMatchObject([{ what: { zh: '安全生产口袋书' } }])
    await expect(system.query(`set role app_staff; select 1 from library_reading`)).rejects.toThrow(/permission denied/)
    await system.query(`insert into library_reading (id, scope, book_id, person_id, chapter, "offset", share, at, begun_at) select gen_random_uuid(), b.scope, b.id, p.id, 3, 1, 1, now(), now() from library_book b, unnest($1::uuid[]) p (id) where b.id = $2`, [await Promise.all([1, 2, 3, 4].map(async () => (await system.worker()).personId)), bookId])
    expect(await officer.client.call(libraryRoutes.get, { bookId })).toMatchObject({ read: 5, finished: null })
    await member.client.call(libraryRoutes.forget, { bookId })
    expect((await member.client.call(libraryRoutes.shelf, {})).begun).toEqual([])
  })

  test('B3: a book of another range, and one that was withdrawn, is not found on any route, pictures included', async () => {
    const routes = [libraryRoutes.chapter, libraryRoutes.picture, libraryRoutes.show, libraryRoutes.keep] as const
    const all = { bookId, chapter: 1, picture: 1, offset: 0, ago: 0 }
    const answers = async (by: WorkerClient) => Promise.all(routes.map(async (route) => (await by.client.send(route, all)).status))
    const image = await other.client.send(libraryRoutes.picture, all)
    expect([image.status, image.headers.get('content-type'), image.headers.get('cache-control')]).toEqual([200, 'image/png', 'private, no-cache'])
    expect((await other.client.fetch(`/api/library/${bookId}/pictures/1`, { headers: { cookie: other.client.cookie, 'if-none-match': image.headers.get('etag')! } })).status).toBe(304)
    const { updatedAt } = await officer.client.call(libraryRoutes.get, { bookId })
    clock.advance(1_000)
    await officer.client.call(libraryRoutes.edit, { ...words, readers: 'members', bookId, updatedAt })
    expect(await answers(other)).toEqual([404, 404, 404, 404])
    expect((await other.client.call(libraryRoutes.shelf, {})).rows).toEqual([])
    expect(await answers(member)).toEqual([200, 200, 200, 200])
    for (const route of [libraryRoutes.get, libraryRoutes.chapter, libraryRoutes.picture]) expect((await foreign.client.send(route, all)).status).toBe(404)
    expect((await foreign.client.send(libraryRoutes.withdraw, { bookId, reason: '不该我管' })).status).toBe(404)
    await officer.client.call(libraryRoutes.withdraw, { bookId, reason: '授权到期' })
    expect(await answers(member)).toEqual([404, 404, 404, 404])
    expect((await officer.client.call(libraryRoutes.chapter, { bookId, chapter: 1 })).title).toBe('开机之前')
    expect(code(await officer.client.send(libraryRoutes.withdraw, { bookId, reason: '再来一次' }))).toBe('library.not-on-the-shelf')
  })
})
