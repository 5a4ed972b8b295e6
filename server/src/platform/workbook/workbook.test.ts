import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync, inflateSync } from 'node:zlib'
import exceljs from 'exceljs'
import { afterAll, expect, test } from 'vitest'
import { harmless } from './harmless.ts'
import { watermarkPng } from './watermark.ts'
import { writeWorkbook, type SheetValue } from './write-workbook.ts'

const folder = mkdtempSync(join(tmpdir(), 'guildhall-workbook-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const mark = { lines: ['龙亭区总工会 𠮷田', '2026-11-20 09:00:00'], sentence: '龙亭区总工会 𠮷田 2026-11-20 09:00:00 导出，用途：A&B 汇总', author: '𠮷田', at: new Date('2026-11-20T01:00:00Z') }

async function* batchesOf(...batches: SheetValue[][][]) { yield* batches }

/** One part of the zip, by its directory. */
function partOf(zip: Buffer, name: string): string {
  for (let at = zip.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 4, 'latin1')) {
    const length = zip.readUInt16LE(at + 28)
    if (zip.toString('utf8', at + 46, at + 46 + length).replace(/^\//, '') !== name) continue
    const offset = zip.readUInt32LE(at + 42)
    const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
    return inflateRawSync(zip.subarray(start, start + zip.readUInt32LE(at + 20))).toString('utf8')
  }
  throw new Error(`no ${name}`)
}

test.each(['=1+1', '+cmd|1', '-2+3', '@SUM(A1)', '\t=1', '\n=1', ' =1', '＝1+1', '＋1', '－x', '＠x'])('%j is no formula after a round trip', (text) => {
  expect(harmless(text)).toMatch(/^'/)
})

test.each(['-5', '+86', '3.5', '—', '林**', 'a=b', ''])('%j stays as it is', (text) => {
  expect(harmless(text)).toBe(text)
})

test('half a character and what XML cannot hold are left out', () => {
  expect(harmless('a\u0001b\u000bc')).toBe('abc')
  expect(harmless('x\ud842')).toBe('x\ufffd')
})

test('a workbook is read back as it was written, rare characters too, and formulas are text', async () => {
  const path = join(folder, 'rare.xlsx')
  await writeWorkbook(path, { title: '培训/需求', columns: [{ label: '姓名', width: 12 }, { label: '人数', width: 8 }], mark }, batchesOf([['𠮷田', 3], ['龘**', null]], [["=HYPERLINK(\"http://x\")", 0]]))
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.readFile(path)
  const sheet = workbook.worksheets[0]!
  expect(sheet.name).toBe('培训需求')
  expect(sheet.getRow(1).getCell(1).value).toBe(mark.sentence)
  const cells = [2, 3, 4, 5].map((row) => [1, 2].map((column) => sheet.getRow(row).getCell(column).value))
  expect(cells).toEqual([['姓名', '人数'], ['𠮷田', 3], ['龘**', null], ["'=HYPERLINK(\"http://x\")", 0]])
  expect(workbook.creator).toBe('𠮷田')
})

test('the mark stands behind the cells and on every printed page, in the order in which Excel reads a sheet', async () => {
  const path = join(folder, 'mark.xlsx')
  await writeWorkbook(path, { title: '清单', columns: [{ label: '编号', width: 12 }], mark }, batchesOf([['XQ-1']]))
  const zip = await readFile(path)
  const sheet = partOf(zip, 'xl/worksheets/sheet1.xml')
  const order = [...sheet.matchAll(/<(sheetData|autoFilter|mergeCells|pageMargins|pageSetup|headerFooter|picture)[ >/]/g)].map((found) => found[1])
  expect(order).toEqual(['sheetData', 'autoFilter', 'pageMargins', 'pageSetup', 'headerFooter', 'picture'])
  expect(sheet).toMatch(/<oddHeader>[^<]*𠮷田[^<]*A&amp;&amp;B/)
  expect(sheet).not.toContain('<f>')
  const picture = /<picture r:id="(rId\d+)"/.exec(sheet)![1]
  expect(partOf(zip, 'xl/worksheets/_rels/sheet1.xml.rels')).toMatch(new RegExp(`Id="${picture}"[^>]*Target="../media/image0.png"|Target="../media/image0.png"[^>]*Id="${picture}"`))
  expect(partOf(zip, '[Content_Types].xml')).toContain('Extension="png"')
  expect(partOf(zip, 'xl/workbook.xml')).toContain('_xlnm.Print_Titles')
})

test('the picture has words on it, rare ones too, and is faint', () => {
  const dark = (text: string) => {
    const png = watermarkPng([text])
    const pixels = inflateSync(png.subarray(png.indexOf('IDAT') + 4, png.indexOf('IEND') - 8))
    return { count: pixels.filter((value) => value > 0 && value < 250).length, darkest: Math.min(...pixels.filter((value) => value > 0)) }
  }
  expect(dark('龘').count).toBeGreaterThan(dark('一').count)
  expect(dark('𠮷').count).toBeGreaterThan(50)
  expect(dark('龘').darkest).toBeGreaterThan(200)
})

test('sixty thousand rows take no more memory than one batch after another', async () => {
  const path = join(folder, 'long.xlsx')
  async function* many() {
    for (let batch = 0; batch < 300; batch++) yield Array.from({ length: 200 }, (_, row): SheetValue[] => [`XQ-${batch}-${row}`, row])
  }
  const before = process.memoryUsage().rss
  await writeWorkbook(path, { title: '清单', columns: [{ label: '编号', width: 12 }, { label: '数', width: 6 }], mark }, many())
  expect(process.memoryUsage().rss - before).toBeLessThan(300e6)
  expect(partOf(await readFile(path), 'xl/worksheets/sheet1.xml').match(/<row /g)).toHaveLength(60_002)
})
