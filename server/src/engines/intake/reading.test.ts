import exceljs from 'exceljs'
import type { Worksheet } from 'exceljs'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { CellError, defaultLimits, fixLabel, IntakeRefused, intakeMessages, readBook, readCsv, readTable, understandRows, writeRejectedWorkbook } from './index.ts'
import type { Cell, SheetRow, TableShape } from './index.ts'

type Field = 'no' | 'name' | 'unit' | 'day'
const shape: TableShape<Field> = {
  columns: [
    { field: 'no', headers: ['序号'] }, { field: 'name', headers: ['姓名', '职工姓名'], required: true }, { field: 'unit', headers: ['单位', '信用代码（18位）'], required: true }, { field: 'day', headers: ['日期'] },
  ],
  sequence: 'no', identity: ['name'],
}

async function workbookOf(fill: (sheet: Worksheet, workbook: exceljs.Workbook) => void): Promise<Buffer> {
  const workbook = new exceljs.Workbook()
  fill(workbook.addWorksheet('一'), workbook)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

async function rowsOf(bytes: Buffer): Promise<[number, ...Cell[]][]> {
  const book = await readBook(bytes)
  return book.sheets.flatMap((sheet) => readTable(sheet, shape)?.rows ?? [])
    .map((row) => [row.row, ...(['name', 'unit', 'day'] as const).map((field) => row.cells[row.header.index.get(field) ?? 99] ?? null)])
}

const refusalOf = async (bytes: Buffer, limits = defaultLimits): Promise<string> => readBook(bytes, limits).then(() => 'taken', (error: unknown) => error instanceof IntakeRefused ? error.code : String(error))

describe('workbooks', () => {
  test('titles, notes, empty rows, footers and repeated headers are no data', async () => {
    const bytes = await workbookOf((sheet) => {
      sheet.addRows([['花名册'], ['说明：如实填写'], ['序号', ' 姓 名 ', '*单位（必填）', '日期'], [1, '甲', '某厂'], [2, '', ''], [], ['', '  '], [3, '乙', '某厂'], ['序号', ' 姓 名 ', '*单位（必填）', '日期'], [4], ['合计', '', '', 2], ['填表人：某某']])
    })
    expect(await rowsOf(bytes)).toEqual([[4, '甲', '某厂', null], [8, '乙', '某厂', null]])
    expect(readTable((await readBook(bytes)).sheets[0]!, shape)?.skipped).toEqual({ empty: 3, footer: 2 })
  })

  test('formulas count by their cached result, rich text by its letters, links by their text, errors stay errors', async () => {
    const bytes = await workbookOf((sheet) => {
      sheet.addRow(['姓名', '单位', '日期'])
      sheet.addRow([{ formula: 'A9', result: '甲' }, { richText: [{ text: '某' }, { text: '厂', font: { bold: true } }] }, { formula: 'B9', result: new Date('2026-01-02') }]).getCell(3).numFmt = 'yyyy-mm-dd'
      sheet.addRow([{ text: '乙', hyperlink: 'http://x' }, { error: '#N/A' }, 46_024])
      sheet.addRow([{ formula: 'X1', result: { error: '#REF!' } }, true, null])
    })
    expect(await rowsOf(bytes)).toEqual([
      [2, '甲', '某厂', new Date('2026-01-02')], [3, '乙', new CellError('#N/A'), 46_024], [4, new CellError('#REF!'), 'TRUE', null],
    ])
  })

  test('a merged cell gives its value to all rows under it, and makes none of them a row', async () => {
    const bytes = await workbookOf((sheet) => {
      sheet.addRows([['姓名', '单位'], ['甲', '某厂'], ['乙'], [null], ['丙']])
      sheet.mergeCells('B2:B5')
    })
    expect(await rowsOf(bytes)).toEqual([[2, '甲', '某厂', null], [3, '乙', '某厂', null], [5, '丙', '某厂', null]])
  })

  test('a header in two rows with groups is one header', async () => {
    const bytes = await workbookOf((sheet) => {
      sheet.addRows([['名单'], ['序号', '个人', null, '工作'], [null, '职工姓名', '日期', '信用代码(18位)'], [1, '甲', '2026', '某厂']])
      for (const merge of ['A2:A3', 'B2:C2']) sheet.mergeCells(merge)
    })
    expect(await rowsOf(bytes)).toEqual([[4, '甲', '某厂', '2026']])
  })

  test('a header whose second row adds a column is read to its end', async () => {
    const bytes = await workbookOf((sheet) => sheet.addRows([['姓名', '单位', '时间'], [null, null, '日期'], ['甲', '某厂', '2026']]))
    expect(await rowsOf(bytes)).toEqual([[3, '甲', '某厂', '2026']])
  })

  test('hidden sheets and sheets without the header are left out and named', async () => {
    const bytes = await workbookOf((sheet, workbook) => {
      sheet.addRow(['填表说明'])
      workbook.addWorksheet('藏', { state: 'hidden' }).addRows([['姓名', '单位'], ['甲', '某厂']])
      workbook.addWorksheet('真').addRows([['姓名', '单位'], ['乙', '某厂']])
    })
    const { report, rows } = understandRows(await readBook(bytes), { list: shape }, { messages: intakeMessages }, (row) => ({ name: row.text('name') }))
    expect(rows).toEqual([{ name: '乙', sheet: '真', row: 2 }])
    expect(report.skipped.sheets).toEqual([{ sheet: '一', reason: 'no-header' }, { sheet: '藏', reason: 'hidden' }])
  })
})

describe('CSV', () => {
  const text = '标题行\n姓名,单位,日期\n"𬭎, 甲","两\n行","说""好"""\n\n乙,某厂,\n'
  test.each([
    ['UTF-8', Buffer.from(text)], ['UTF-8 with a BOM', Buffer.from(`\ufeff${text}`)], ['GB 18030', iconv.encode(text, 'gb18030')], ['GB 18030 with CRLF', iconv.encode(text.replaceAll(/(?<!两)\n/g, '\r\n'), 'gb18030')],
    ['UTF-16', Buffer.from(`\ufeff${text.replaceAll(',', '\t').replace('𬭎\t', '𬭎,')}`, 'utf16le')],
  ])('%s: rows are records, quotes hold breaks', async (_, bytes) => {
    expect(await rowsOf(bytes)).toEqual([[3, '𬭎, 甲', '两\n行', '说"好"'], [5, '乙', '某厂', '']])
  })

  test('it streams: rows come before the file has ended, and a character may be cut between chunks', async () => {
    const bytes = iconv.encode(`姓名,单位\n${'沈建国,某某某厂\n'.repeat(60_000)}`, 'gb18030')
    let sent = 0
    function* chunks(): Generator<Uint8Array> {
      for (let at = 0; at < bytes.length; at += 70_001) {
        sent = at
        yield bytes.subarray(at, at + 70_001)
      }
    }
    let rows = 0
    let sentAtFirst = 0
    for await (const batch of readCsv(chunks())) {
      sentAtFirst ||= sent
      rows += batch.length
      expect(batch.every((row: SheetRow) => row.row === 1 || (row.cells[0] === '沈建国' && row.cells[1] === '某某某厂' && row.cells.length === 2))).toBe(true)
    }
    expect(rows).toBe(60_001)
    expect(sentAtFirst).toBeLessThan(bytes.length * 0.9)
  })

  test('millions of short lines do not stop everybody else', async () => {
    let answered = 0
    const others = setInterval(() => { answered++ }, 1)
    expect(await refusalOf(Buffer.alloc(30_000_000, 'a,b,c\r\n'))).toBe('too-many-rows')
    clearInterval(others)
    expect(answered).toBeGreaterThan(20)
  })

  test('a quote that never closes is a damaged file', async () => expect(await refusalOf(Buffer.from(`姓名,单位\n"甲,某厂\n${'x'.repeat(1_100_000)}`))).toBe('damaged-file'))
})

describe('what is no spreadsheet is refused as a whole', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'empty-file'], ['a PDF', Buffer.from('%PDF-1.7 …'), 'not-a-spreadsheet'], ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), 'not-a-spreadsheet'],
    ['a web page called .xls', Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'), 'not-a-spreadsheet'], ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'old-or-encrypted-workbook'],
    ['bytes', Buffer.from([1, 2, 0, 4, 0, 0]), 'not-a-spreadsheet'], ['half a zip', Buffer.from('PK\x03\x04 and no more'), 'damaged-file'],
  ])('%s', async (_, bytes, code) => expect(await refusalOf(bytes)).toBe(code))

  test('a zip of other things is none', async () => expect(await refusalOf(zipOf([['word/document.xml', Buffer.from('<w/>')]]))).toBe('not-a-spreadsheet'))
  test('a zip bomb is found by what it declares', async () => {
    expect(await refusalOf(zipOf([['xl/workbook.xml', Buffer.alloc(5_000_000)]]), { ...defaultLimits, unpackedBytes: 1_000_000 })).toBe('too-large')
  })
  test('a zip bomb is found though it lies', async () => {
    expect(await refusalOf(zipOf([['xl/workbook.xml', Buffer.alloc(5_000_000)]], 100), { ...defaultLimits, unpackedBytes: 1_000_000 })).toBe('damaged-file')
  })
  test('a merge over the whole sheet does not keep the server busy', async () => {
    const sheet = '<worksheet><sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    expect(await refusalOf(zipOf([['xl/workbook.xml', Buffer.from('<workbook/>')], ['xl/worksheets/sheet1.xml', Buffer.from(sheet)]]))).toBe('too-many-rows')
  })
  test.each([
    ['a merge in single quotes', `<sheetData/><mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>`, 'too-many-rows'], ['a merge with fixed places', '<sheetData/><mergeCells><mergeCell ref="$A$1:$XFD$1048576"/></mergeCells>', 'too-many-rows'],
    ['a merge in entities', '<sheetData/><mergeCells><mergeCell ref="&#65;1:XFD1048576"/></mergeCells>', 'damaged-file'], ['a merge behind a >', '<sheetData/><mergeCells><mergeCell x=">" ref="A1:XFD1048576"/></mergeCells>', 'damaged-file'],
    ['a row without an end', '<sheetData><row r="999999999"><c r="A999999999"/></row></sheetData>', 'damaged-file'], ['rows with line breaks in their tags', `<sheetData>${'<row\nr="2"/>'.repeat(300_001)}</sheetData>`, 'too-many-rows'],
  ])('%s kept the server busy', async (_, content, code) => {
    expect(await refusalOf(zipOf([['xl/workbook.xml', Buffer.from('<workbook/>')], ['/xl/worksheets/sheet1.xml', Buffer.from(`<worksheet>${content}</worksheet>`)]]))).toBe(code)
  })
  test('columns without end and a name for the whole sheet kept the server busy, and are no harm', async () => {
    const parts = partsOf(await workbookOf((sheet) => sheet.addRows([['姓名', '单位'], ['甲', '某厂']])))
    const changed = parts.map(([name, content]): [string, Buffer] => [name, Buffer.from(content.toString()
      .replace('<sheetData>', '<cols><col min="1" max="99999999" width="3"/></cols><sheetData>')
      .replace('</sheets>', '</sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">一!$A$1:$XFD$1048576</definedName></definedNames>'))])
    expect(await rowsOf(zipOf(changed))).toEqual([[2, '甲', '某厂', null]])
  }, 10_000)
  test('a file with flipped bytes is taken or refused, and nothing else happens', async () => {
    const bytes = await workbookOf((sheet) => sheet.addRows([['姓名', '单位'], ['甲', '某厂']]))
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }), async (flips) => {
      const broken = Buffer.from(bytes)
      for (const [at, byte] of flips) broken[at] = byte
      expect(['taken', 'damaged-file', 'not-a-spreadsheet', 'old-or-encrypted-workbook', 'too-large']).toContain(await refusalOf(broken))
    }), { numRuns: 60 })
  })
  test('too many rows, too many bytes', async () => {
    const bytes = await workbookOf((sheet) => sheet.addRows(Array.from({ length: 50 }, () => ['姓名', '单位'])))
    expect(await refusalOf(bytes, { ...defaultLimits, rows: 49 })).toBe('too-many-rows')
    expect(await refusalOf(Buffer.from('姓名,单位\n'.repeat(50)), { ...defaultLimits, rows: 49 })).toBe('too-many-rows')
    expect(await refusalOf(bytes, { ...defaultLimits, fileBytes: 100 })).toBe('too-large')
  })
  test('a workbook of something else has no table', async () => {
    const book = await readBook(await workbookOf((sheet) => sheet.addRow(['菜单', '价格'])))
    expect(() => understandRows(book, { list: shape }, { messages: {} }, () => ({}))).toThrow(IntakeRefused)
  })
})

test('the workbook of rejected rows names place, reason and remedy, keeps the cells, and holds no formula', async () => {
  const bytes = await workbookOf((sheet) => sheet.addRows([['姓名', '单位'], ['', '=cmd|x'], [' 甲', '某厂']]))
  const { report } = understandRows(await readBook(bytes), { list: { ...shape, identity: ['name', 'unit'] as const } }, { messages: intakeMessages }, (row) => {
    const name = row.require('name', fixLabel, { missing: 'name-missing', unreadable: 'name-missing' })
    return { name, unit: row.text('unit') }
  })
  expect(report).toMatchObject({ read: 2, accepted: 1, repaired: { 'name-spaces': 1 }, rejected: [{ sheet: '一', row: 2, column: '姓名', code: 'name-missing', message: intakeMessages['name-missing']!.zh }] })
  const written = new exceljs.Workbook()
  await written.xlsx.load(await writeRejectedWorkbook(report) as unknown as ArrayBuffer)
  const cells = (name: string): unknown[] => (written.getWorksheet(name)!.getRow(2).values as unknown[]).slice(1)
  expect(cells('未导入的行')).toEqual(['一', 2, '姓名', 'name-missing', intakeMessages['name-missing']!.zh, '', '', '单位：=cmd|x'])
  expect(cells('已自动修正')).toEqual(['一', 3, '姓名', '去掉了名称中的空格', ' 甲', '甲'])
})

/** A zip written by hand, so that it can lie about its sizes. */
function zipOf(files: readonly (readonly [name: string, content: Buffer])[], declared?: number): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of files) {
    const packed = deflateRawSync(content)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt16LE(name.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(8, 10)
    central.writeUInt32LE(packed.length, 20)
    central.writeUInt32LE(declared ?? content.length, 24)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE(at, 42)
    parts.push(local, Buffer.from(name), packed)
    directory.push(central, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const size = Buffer.concat(directory).length
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, ...directory, end])
}

/** What is in a zip that tells the truth. */
function partsOf(zip: Buffer): [string, Buffer][] {
  const parts: [string, Buffer][] = []
  for (let at = zip.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 4, 'latin1')) {
    const [size, length, start] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)]
    const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28)
    const packed = zip.subarray(from, from + size)
    parts.push([zip.toString('utf8', at + 46, at + 46 + length), zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)])
  }
  return parts
}
