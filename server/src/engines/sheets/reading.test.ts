import { createHmac } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { Chance, fillIn, photograph, type Hand, type Shot } from '@guildhall/testkit/kit'
import { describe, expect, test } from 'vitest'
import { openFont, splitRuns } from '#platform/fonts'
import { isGenuine, readCode, writeCode } from './code.ts'
import { decideAnswer, decideBubble } from './decide.ts'
import { layOut } from './layout.ts'
import type { SheetQuestion } from './model.ts'
import { printSheets } from './print.ts'
import { readPicture } from './read-picture.ts'
import { readPictureBeside } from './sheets-beside.ts'

const run = '01931f2e-7c00-7abc-8def-0123456789ab'
const seal = (bytes: Buffer) => createHmac('sha256', 'a key').update(bytes).digest()
const five = [5, 4, 3, 2, 1].map((score) => ({ key: String(score), label: String(score) }))
const rating = (key: string, words: string): SheetQuestion => ({ key, kind: 'one', words, options: five, scale: true })
const choice = (key: string, kind: 'one' | 'several', labels: readonly string[]): SheetQuestion => ({ key, kind, words: '想学什么？', section: '以后', options: labels.map((label, place) => ({ key: `o${place}`, label })) })
const words = { title: '培训班评价表', about: ['电工（初级）班 · PX2026-0031', '海盐县总工会'], lead: '请用深色笔把圆圈涂满。', day: '填表日期', dayKey: '@day', foot: '只汇总，不显示是谁填的。' }
const layout = layOut(words, [
  rating('trainer', '1. 培训教师'), rating('course', '2. 课程设计'), rating('teaching', '3. 教学质量'), choice('when', 'one', ['合适', '太早', '太晚']),
  choice('next', 'several', ['高压电工', '可编程控制器', '电气制图', '工业机器人', '安全用电与急救']), { key: 'comment', kind: 'words', words: '6. 意见建议', options: [], lines: 3 },
])
const bubblesOf = (key: string) => layout.pages[0]!.bubbles.filter((one) => one.question === key).map((one) => one.option)

/** Fills a sheet in by chance with one hand, photographs it and reads the photo. */
async function round(seed: number, hand: Hand, shot: Partial<Shot> = {}) {
  const chance = new Chance(seed)
  const truth = new Map(layout.questions.filter((one) => one.kind !== 'words').map(({ key, kind }) => [key, kind === 'one' ? [chance.pick(bubblesOf(key))] : bubblesOf(key).filter(() => chance.once(2))] as const))
  const written = chance.once(2)
  const paper = fillIn(layout, { page: 1, code: writeCode({ run, copy: 7, page: 1 }, seal), filled: { bubbles: [...truth].flatMap(([question, options]) => options.map((option) => ({ question, option, hand }))), written: written ? ['comment'] : [] }, seed })
  const { data, width, height } = photograph(paper, { dpi: chance.int(100, 125), turned: (chance.next() - 0.5) * 16, tilt: chance.next() * 0.14, tiltTowards: chance.next() * 6.28, shadow: chance.next() * 0.45, noise: chance.int(0, 20), ...shot }, seed)
  const bytes = await sharp(data, { raw: { width, height, channels: 1 } }).jpeg({ quality: chance.int(50, 90) }).toBuffer()
  return { truth, written, bytes, read: await readPicture(bytes, { [run]: layout }) }
}

describe('photos of sheets', () => {
  test.each([[1, 'full', {}], [4, 'strokes', { turned: 94 }], [5, 'full', { dpi: 190, tilt: 0 }], [6, 'full', { dpi: 100, noise: 24 }], [7, 'strokes', { turned: 173, shadow: 0.55 }]] as const)('S1 S2: photo %i is read, and what is sure is right', async (seed, hand, shot) => {
    const { truth, written, read } = await round(seed, hand, shot)
    expect(read).toMatchObject({ kind: 'read', code: { run, copy: 7, page: 1 } })
    if (read.kind !== 'read') return
    const bubbles = read.answers.filter((one) => truth.has(one.question))
    for (const answer of bubbles.filter((one) => one.sure)) expect([answer.question, answer.options.toSorted()]).toEqual([answer.question, truth.get(answer.question)!.toSorted()])
    expect(bubbles.filter((one) => one.sure).length / truth.size).toBeGreaterThanOrEqual(0.97)
    expect(read.answers.find((one) => one.question === 'comment')).toMatchObject({ sure: !written, doubt: written ? 'written' : null })
    expect((await sharp(read.picture).metadata()).exif).toBeUndefined()
  })

  test.each([[11, 'tick', 'faint'], [12, 'weak', 'faint'], [13, 'struck', 'crossed']] as const)('S1: mark %i, a %s, is in doubt', async (seed, hand, doubt) => {
    const { truth, read } = await round(seed, hand)
    const marked = (read.kind === 'read' ? read.answers : []).filter((one) => truth.get(one.question)?.length)
    expect(marked.map((one) => [one.question, one.sure, one.doubt])).toEqual(marked.map((one) => [one.question, false, doubt]))
    expect(marked.length).toBeGreaterThanOrEqual(4)
  })

  test('S3: a corner under a thumb is a reason, and so is a sheet of nobody’s; a phone’s EXIF turns the picture, another page’s code is not guessed', async () => {
    const { bytes } = await round(21, 'full', { tilt: 0, turned: 0, dpi: 110 })
    const { width, height } = await sharp(bytes).metadata()
    const thumb = await sharp(bytes).composite([{ input: { create: { width: Math.round(width * 0.4), height: Math.round(height * 0.35), channels: 3, background: '#876' } }, gravity: 'southwest' }]).jpeg().toBuffer()
    expect(await readPicture(thumb, { [run]: layout })).toMatchObject({ kind: 'problem', problem: 'no-marks', code: { copy: 7 } })
    expect(await readPicture(bytes, {})).toMatchObject({ kind: 'problem', problem: 'unknown-code' })
    const sideways = await sharp(bytes).rotate(90).withMetadata({ orientation: 8 }).jpeg().toBuffer()
    expect((await sharp(sideways).metadata()).orientation).toBe(8)
    expect(await readPictureBeside(sideways, { [run]: layout })).toMatchObject({ kind: 'read', code: { copy: 7 } })
  })
})

describe('what is no picture of a sheet', () => {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]), head = Buffer.alloc(4), end = Buffer.alloc(4)
    head.writeUInt32BE(data.length)
    end.writeUInt32BE(crc32(body))
    return Buffer.concat([head, body, end])
  }
  const bomb = (side: number) => {
    const header = Buffer.alloc(13)
    header.writeUInt32BE(side, 0)
    header.writeUInt32BE(side, 4)
    header.set([8, 0, 0, 0, 0], 8)
    return Buffer.concat([Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(100_000))), chunk('IEND', Buffer.alloc(0))])
  }
  test('S4: bombs, broken files, other formats and tiny pictures end with a reason', async () => {
    const grey = (side: number) => sharp({ create: { width: side, height: side, channels: 3, background: '#777' } })
    const whole = await grey(1_200).jpeg().toBuffer()
    const cases = [
      [bomb(60_000), 'too-many-pixels'], [bomb(7_900), 'not-a-picture'], [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="2000"/>'), 'not-a-picture'], [Buffer.from('GIF89a'), 'not-a-picture'], [Buffer.alloc(0), 'not-a-picture'],
      [whole.subarray(0, 300), 'not-a-picture'], [await grey(200).png().toBuffer(), 'too-small'], [await grey(1_200).webp().toBuffer(), 'not-a-picture'], [whole, 'blank'], [await sharp(whole).composite([{ input: { create: { width: 300, height: 40, channels: 3, background: '#222' } }, left: 400, top: 500 }]).jpeg().toBuffer(), 'no-code'],
    ] as const
    for (const [bytes, problem] of cases) expect([problem, await readPicture(bytes, {})]).toMatchObject([problem, { kind: 'problem', problem }])
  })
})

describe('layout and code', () => {
  const widthOf = (said: string, size: number) => splitRuns(said, 'label').reduce((sum, one) => sum + openFont(one.font).layout(one.text).positions.reduce((wide, glyph) => wide + glyph.xAdvance, 0) / 1_000 * size, 0)
  test('S5: nothing is printed within 1.8 radii of a bubble, whatever is asked; a long form goes on over the page, and each question stays whole', () => {
    const long = layOut(words, Array.from({ length: 24 }, (_, place) => (place % 3 === 0 ? rating(`r${place}`, `${place + 1}. 实训设备够用吗，坏了有没有人及时来修，工具和耗材是不是每个人都分得到？Was there enough equipment?`) : choice(`c${place}`, 'several', ['是', 'Photovoltaic power station operation and maintenance, storage included', '光伏电站运行维护，包括户用光伏与储能系统的安装、调试、日常巡检以及常见故障的判断与处理方法', '否']))))
    expect(long.pages.length).toBeGreaterThan(2)
    for (const { bubbles, printed } of long.pages) {
      for (const one of bubbles) {
        expect([one.x > 20, one.x < 195, one.y > 45, one.y < 280]).toEqual([true, true, true, true])
        for (const other of bubbles) if (other !== one) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(2.8 * long.radius)
        for (const { x, y, words: said, size } of printed) {
          const near = { x: Math.min(Math.max(x, one.x), x + widthOf(said, size)), y: Math.min(Math.max(one.y, y - size * 0.8), y + size * 0.22) }
          expect(Math.hypot(near.x - one.x, near.y - one.y), `${said} at ${x},${y} and ${one.x},${one.y}`).toBeGreaterThan(1.75 * long.radius)
        }
      }
    }
    for (const { key } of long.questions) expect(long.pages.filter((page) => page.bubbles.some((one) => one.question === key))).toHaveLength(1)
  })

  test('S6: a code names run, copy and page, and nobody makes another', () => {
    const text = writeCode({ run, copy: 200, page: 2 }, seal)
    const read = readCode(text)!
    expect(read).toMatchObject({ run, copy: 200, page: 2 })
    expect(isGenuine(read, seal)).toBe(true)
    expect(isGenuine({ ...read, copy: 201 }, seal)).toBe(false)
    expect(['', 'GH1', `${text}A`, text.toLowerCase(), 'https://example.cn/'].map(readCode)).toEqual([null, null, null, null, null])
  })

  test('a printed run is one PDF, all its pages', async () => {
    const pdf = await printSheets({ run, layout, numbers: ['SM000001', 'SM000002'], seal, title: 'x', author: 'y', now: new Date(0), pageWords: (page, of) => `${page}/${of}` })
    expect(Buffer.from(pdf).toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2)
  })
})

describe('one bubble, one answer', () => {
  const at = (fill: number, more = {}) => ({ fill, peak: fill, around: 0, ring: 1, contrast: 180, ...more })
  test.each([
    [at(0.9), 'full'], [at(0.35), 'full'], [at(0.2), 'faint'], [at(0.1), 'faint'], [at(0.03), 'empty'], [at(0.03, { peak: 0.16 }), 'faint'], [at(0.9, { around: 0.1 }), 'crossed'], [at(0, { around: 0.1 }), 'crossed'], [at(0.9, { ring: 0.5 }), 'not-seen'], [at(0.9, { contrast: 20 }), 'not-seen'],
  ])('%o is %s', (measured, says) => {
    expect(decideBubble(measured)).toBe(says)
  })
  test.each([
    ['one', [0.9, 0, 0], ['a'], null], ['one', [0.9, 0.8, 0], [], 'several'], ['one', [0.9, 0.2, 0], ['a'], 'faint'], ['one', [0, 0, 0], [], null], ['several', [0.9, 0.8, 0], ['a', 'b'], null], ['several', [0.9, 0.2, 0], ['a', 'b'], 'faint'],
  ] as const)('of %s answers, %o is %o (%s)', (kind, fills, options, doubt) => {
    const answer = decideAnswer({ key: 'q', kind }, fills.map((fill, place) => ({ option: 'abc'[place]!, measured: at(fill) })))
    expect(answer).toMatchObject({ options, sure: doubt === null, doubt })
  })
})
