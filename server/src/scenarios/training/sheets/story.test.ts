import sharp from 'sharp'
import { fillIn, photograph, type Hand } from '@guildhall/testkit/kit'
import { beforeAll, describe, expect, test } from 'vitest'
import type { JobContext } from '#platform/module'
import { inScope } from '#platform/db'
import type { SheetLayout } from '#engines/sheets'
import { writeCode } from '../../../engines/sheets/code.ts'
import { pdfOfPictures } from '../../../platform/pdf/write-pdf.fixture.ts'
import { formsPart } from '../forms/index.ts'
import { openCity, taughtClass, type Body } from '../results/test-support.ts'
import { sheetsPart } from './index.ts'
import { eraseOldScansJob, readScan } from './read-scans.ts'
import { sealOf } from './seal.ts'

const asks = { key: 'q0000more', kind: 'choice', label: { zh: '还想学什么？', en: null }, required: false, section: null, kinds: null, when: { question: 'trainer', is: [4, 5] }, options: [{ key: 'o1', label: { zh: '气焊', en: null } }, { key: 'o2', label: { zh: '氩弧焊', en: null } }], multiple: true }
const long = Array.from({ length: 18 }, (_, place) => ({ key: `q0000${String(place).padStart(4, '0')}`, kind: 'text', label: { zh: `第 ${place + 1} 课怎么样？`, en: null }, required: false, section: null, kinds: ['enterprise'], when: null, options: [], multiple: false }))

describe('sheets for a machine', async () => {
  const city = await openCity([...sheetsPart.routes, ...formsPart.routes])
  const { classId } = await taughtClass(city)
  const at = `/api/training/classes/${classId}`
  const clerk = city.officer
  const job = (): JobContext => ({
    ...city.services, actor: { kind: 'job', name: 'test', scope: '' }, jobId: 'test', progress: async () => {}, cancelled: async () => false,
    inTransaction: (work, scope = '') => inScope(city.services.db, { role: 'app_job', holder: 'job:test', scope }, (tx) => work({ ...city.services, actor: { kind: 'job', name: 'test', scope }, tx, requestId: 'test' })),
  })
  type Marks = readonly (readonly [string, string, Hand?])[]
  const layouts = new Map<string, SheetLayout>()
  const photo = async (run: string, copy: number, marks: Marks, { page = 1, written = [] as string[], seal = sealOf(city.services.cipher) } = {}) => {
    if (!layouts.has(run)) layouts.set(run, (await city.database.query<{ layout: SheetLayout }>('select layout from training_sheet_run where id = $1', [run]))[0]!.layout)
    const paper = fillIn(layouts.get(run)!, { page, code: writeCode({ run, copy, page }, seal), filled: { bubbles: marks.map(([question, option, hand = 'full']) => ({ question, option, hand })), written }, seed: copy * 10 + page })
    const { data, width, height } = photograph(paper, { dpi: 100, turned: 3, tilt: 0.04, tiltTowards: 1, shadow: 0.2, noise: 8 }, copy)
    return sharp(data, { raw: { width, height, channels: 1 } }).jpeg({ quality: 80 }).toBuffer()
  }
  const send = (bytes: Uint8Array, as = clerk, key?: string) => city.call(as, 'POST', `${at}/scans`, Buffer.concat([Buffer.from('--x\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n'), bytes, Buffer.from('\r\n--x--\r\n')]), key, { 'content-type': 'multipart/form-data; boundary=x' })
  const put = async (bytes: Uint8Array) => {
    const { id } = await city.must(send(bytes)) as { id: string }
    await readScan(job(), id)
    return id
  }
  const print = async (evaluator: string, copies = 3) => city.must(city.call(clerk, 'POST', `${at}/sheet-runs`, { evaluator, language: 'zh', copies }))
  const list = async (as = clerk) => await city.must(city.call(as, 'GET', `${at}/sheets`)) as Body
  const files = async () => (await city.database.query<{ n: number }>('select count(*)::int as n from stored_file'))[0]!.n
  const good: Marks = [['trainer', '5'], ['course', '4'], ['teaching', '4']]
  const draft = await city.must(city.call(clerk, 'PUT', '/api/training/evaluation-form/draft', { questions: [asks, ...long], updatedAt: null })) as Body
  await city.must(city.call(clerk, 'POST', '/api/training/evaluation-form/publish', { updatedAt: draft['draft'].updatedAt }))
  const run = await print('worker')
  const firm = await print('enterprise', 2)

  test('runs are numbered on, whoever prints at once, and printed again they are the same', async () => {
    expect([run, firm].map((one) => [one!['first'], one!['last'], one!['pages']])).toEqual([['SM000001', 'SM000003', 1], ['SM000004', 'SM000005', 3]])
    const more = await Promise.all([print('worker', 2), print('worker', 2)])
    expect(more.map((one) => String(one['first'])).toSorted((a, b) => a.localeCompare(b))).toEqual(['SM000006', 'SM000008'])
    const [one, other] = [await city.call(clerk, 'GET', `/api/training/sheet-runs/${run!['id']}/pdf`), await city.call(clerk, 'GET', `/api/training/sheet-runs/${run!['id']}/pdf`)]
    expect(one.raw.subarray(0, 5).toString()).toBe('%PDF-')
    expect(one.raw.length).toBe(other.raw.length)
  })

  test('the sure ones are counted with one press, by the command of paper typed in; those in doubt wait for a decision', async () => {
    await put(await photo(run!['id'], 1, [...good, ['q0000more', 'o1'], ['q0000more', 'o2']]))
    const second = await put(await photo(run!['id'], 2, [['trainer', '2'], ['course', '3'], ['course', '4'], ['q0000more', 'o1']], { written: ['comment'] }))
    const { sheets, reading, problems } = await list()
    expect([reading, problems]).toEqual([0, []])
    expect(sheets).toMatchObject([{ number: 'SM000001', state: 'sure' }, { number: 'SM000002', state: 'doubtful' }])
    expect(Object.fromEntries(sheets[1].answers.map((one: Body) => [one['question'], [one['sure'], one['doubt']]]))).toEqual({ trainer: [true, null], course: [false, 'several'], teaching: [false, 'missing'], q0000more: [true, null], comment: [false, 'written'] })
    expect((await city.call(clerk, 'GET', `/api/training/scans/${second}/picture`)).raw.subarray(0, 3)).toEqual(Buffer.of(0xff, 0xd8, 0xff))
    const before = await files()
    const press = () => city.call(clerk, 'POST', `${at}/sheets/confirm-sure`, { filledOn: '2026-12-10' })
    const both = await Promise.all([city.must(press()), city.must(press())])
    expect(both.map((one) => Number(one['confirmed'])).toSorted((a, b) => a - b)).toEqual([0, 1])
    expect(await files()).toBe(before - 1)
    const report = await city.must(city.call(clerk, 'GET', `${at}/report`))
    expect([report['submissions'], report['paper'], report['own'][0].options]).toMatchObject([1, 1, [{ n: 1 }, { n: 1 }]])
    const [kept] = await city.database.query<{ by: string; typed: string }>(`select s.decided_by as by, e.typed_by as typed from training_scan s, evaluation_submission e where s.state = 'confirmed' and e.paper_number = 'SM000001'`)
    expect(kept).toEqual({ by: `account:${clerk.accountId}`, typed: `account:${clerk.accountId}` })
    const decide = () => city.call(clerk, 'POST', `/api/training/sheet-runs/${run!['id']}/sheets/2/confirm`, { filledOn: '2026-12-10', trainer: 2, course: 3, teaching: 3, comment: '讲慢一点，找 13800138000' })
    expect((await city.call(clerk, 'POST', `/api/training/sheet-runs/${run!['id']}/sheets/2/confirm`, { filledOn: '2027-01-10', trainer: 2, course: 3, teaching: 3 })).body['code']).toBe('training.filled-on-wrong')
    expect((await Promise.all([decide(), decide()])).map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(await list()).toMatchObject({ sheets: [], confirmed: 2 })
  })

  test('a sheet of several pages waits for all of them, both sides in any order', async () => {
    const nothing = await put(await photo(firm!['id'], 1, [], { page: 2 }))
    expect((await list())['sheets']).toMatchObject([{ number: 'SM000004', state: 'incomplete', pages: [{ page: 1, scanId: null }, { page: 2, scanId: nothing }, { page: 3, scanId: null }] }])
    expect((await city.call(clerk, 'POST', `/api/training/sheet-runs/${firm!['id']}/sheets/1/confirm`, { filledOn: '2026-12-10', trainer: 5, course: 4, teaching: 4 })).body['code']).toBe('training.sheet-page-missing')
    await put(await photo(firm!['id'], 1, [], { page: 3 }))
    await put(await photo(firm!['id'], 1, good))
    expect((await list())['sheets']).toMatchObject([{ state: 'sure', evaluator: 'enterprise' }])
    expect(await city.must(city.call(clerk, 'POST', `${at}/sheets/confirm-sure`, { filledOn: '2026-12-10' }))).toEqual({ confirmed: 1, left: [] })
  })

  test('what is no page that waits is named, and what was typed in by hand is not counted again', async () => {
    const same = await photo(run!['id'], 3, good)
    const first = await put(same)
    const twice = await put(same)
    const given = await put(await photo(run!['id'], 1, good))
    const forged = await put(await photo(run!['id'], 2, good, { seal: (bytes) => Buffer.alloc(6, bytes[0]) }))
    const blank = await put(await sharp({ create: { width: 1_200, height: 1_000, channels: 3, background: '#999' } }).png().toBuffer())
    const { problems } = await list()
    expect(new Map(problems.map((one: Body) => [one['scanId'], [one['problem'], one['of']]]))).toEqual(new Map([[twice, ['twice', 'SM000003']], [given, ['given', 'SM000001']], [forged, ['unknown-code', null]], [blank, ['blank', null]]]))
    expect((await send(Buffer.from('GIF89a'))).body['code']).toBe('training.scan-kind')
    await city.must(city.call(clerk, 'POST', `${at}/paper-evaluations`, { formNumber: 'sm000003', evaluator: 'worker', filledOn: '2026-12-10', trainer: 5, course: 5, teaching: 5 }))
    expect((await list())['sheets']).toMatchObject([{ number: 'SM000003', state: 'given' }])
    expect((await city.call(clerk, 'POST', `/api/training/sheet-runs/${run!['id']}/sheets/3/confirm`, { filledOn: '2026-12-10', trainer: 5, course: 4, teaching: 4 })).body['code']).toBe('training.form-number-taken')
    const before = await files()
    for (const id of [first, twice]) await city.must(city.call(clerk, 'POST', `/api/training/scans/${id}/discard`))
    expect(await files()).toBe(before - 2)
  })

  test('a wrong PDF leaves as many useless pages as it has: they are erased with one press, those that may be counted and those that nobody was shown are not', async () => {
    const [unused] = await city.database.query<{ id: string }>('select id from training_sheet_run where first_number = 6')
    const sheet = await put(await photo(unused!.id, 1, good))
    const grey = (shade: string) => sharp({ create: { width: 1_200, height: 1_000, channels: 3, background: shade } }).png().toBuffer()
    const [shown, also, later] = [await put(await grey('#777')), await put(await grey('#888')), await put(await grey('#aaa'))]
    const discard = (scanIds: string[], as = clerk) => city.call(as, 'POST', `${at}/scans/discard-unusable`, { scanIds })
    expect((await discard([shown], city.staff(city.other, 'training-officer'))).status).toBe(404)
    expect(await city.must(discard([sheet, shown, also]))).toEqual({ discarded: 2 })
    expect(await city.must(discard([shown, also]))).toEqual({ discarded: 0 })
    const left = await list()
    expect(left['problems'].map((one: Body) => one['scanId'])).toContain(later)
    expect(left['sheets'].flatMap((one: Body) => one['pages'].map((page: Body) => page['scanId']))).toContain(sheet)
    for (const id of [sheet, later]) await city.must(city.call(clerk, 'POST', `/api/training/scans/${id}/discard`))
  })

  test('a neighbour, a firm and a worker have no part in it', async () => {
    const [scan] = await city.database.query<{ id: string }>('select id from training_scan where file_id is not null limit 1')
    for (const [who, status] of [[city.staff(city.other, 'training-officer'), 404], [city.staff(city.firm, 'enterprise-hr'), 403]] as const) {
      const tried = await Promise.all([
        city.call(who, 'GET', `${at}/sheets`), city.call(who, 'POST', `${at}/sheet-runs`, { evaluator: 'worker', language: 'zh', copies: 1 }), city.call(who, 'GET', `/api/training/sheet-runs/${run!['id']}/pdf`), send(Buffer.of(0xff, 0xd8, 0xff), who), city.call(who, 'GET', `/api/training/scans/${scan!.id}/picture`),
        city.call(who, 'POST', `/api/training/scans/${scan!.id}/discard`), city.call(who, 'POST', `${at}/sheets/confirm-sure`, { filledOn: '2026-12-10' }), city.call(who, 'POST', `/api/training/sheet-runs/${run!['id']}/sheets/3/confirm`, { filledOn: '2026-12-10', trainer: 5, course: 4, teaching: 4 }),
      ])
      expect(tried.map((one) => one.status)).toEqual(tried.map(() => status))
    }
  })

  test('pictures nobody decides about are erased after thirty days, at the turn of the year too', async () => {
    city.clock.set('2027-01-09T12:00:00+08:00')
    expect(await eraseOldScansJob.run(job(), {} as never)).toEqual({ erased: 0 })
    city.clock.set('2027-01-10T12:00:00+08:00')
    expect(await eraseOldScansJob.run(job(), {} as never)).toMatchObject({ erased: 3 })
    expect(await files()).toBe(0)
    expect(await list()).toMatchObject({ problems: [], sheets: [], confirmed: 3 })
  })

  describe('a stack from an office scanner is one PDF', () => {
    let stack: Body, coarse: Buffer, pdf: Buffer
    beforeAll(async () => {
      stack = await print('worker', 3)
      coarse = await sharp(await photo(stack['id'], 3, good)).resize({ width: 500 }).jpeg().toBuffer()
      pdf = await pdfOfPictures([await photo(stack['id'], 1, good), null, await photo(stack['id'], 2, [['trainer', '5'], ['course', '4', 'tick'], ['teaching', '4']]), await sharp({ create: { width: 1_240, height: 1_754, channels: 3, background: '#eee' } }).jpeg().toBuffer(), coarse])
    })
    test('its pages become pictures of their own, wherever the reading was stopped and whoever reads beside; blank ones are named once, coarse ones are not guessed at, the PDF is gone', async () => {
      const before = await files()
      const { id } = await city.must(send(pdf)) as { id: string }
      let asked = 0
      expect(await readScan({ ...job(), cancelled: async () => ++asked > 2 }, id)).toEqual({ read: false })
      expect(await list()).toMatchObject({ reading: 3, sheets: [{ number: stack['first'], state: 'sure' }] })
      await Promise.all([readScan(job(), id), readScan(job(), id)])
      const { reading, sheets, problems } = await list()
      expect([reading, sheets.map((one: Body) => [one['number'], one['state']])]).toEqual([0, [[stack['first'], 'sure'], [`SM${String(Number(String(stack['first']).slice(2)) + 1).padStart(6, '0')}`, 'doubtful']]])
      expect(problems.map((one: Body) => [one['problem'], one['of'], one['filePage'], one['picture']])).toEqual([['blank-pages', '2、4', null, false], ['too-small', null, 5, false]])
      expect(await files()).toBe(before + 2)
    })
    test.each<[string, () => Promise<Buffer> | Buffer, string]>([
      ['with a password', () => pdfOfPictures([coarse], { password: 'secret' }), 'training.scan-pdf-locked'],
      ['cut short', () => pdf.subarray(0, 60), 'training.scan-pdf-broken'],
      ['of 201 pages', () => pdfOfPictures(Array.from({ length: 201 }, () => null)), 'training.scan-pdf-pages'],
      ['of more than 60 MB', () => Buffer.concat([pdf, Buffer.alloc(61 * 1024 * 1024)]), 'training.scan-large'],
    ])('one %s is refused in its own words and leaves nothing', async (_, make, code) => {
      const before = await files()
      expect((await send(await make())).body['code']).toBe(code)
      expect([await files(), (await list())['reading']]).toEqual([before, 0])
    })
  })
})
