import exceljs from 'exceljs'
import type { CellValue } from 'exceljs'
import type { Chance } from './chance.ts'
import { isoDay, writeDate } from './dates.ts'
import { creditCode, firmName, fullWidth, personName, phoneNumber, spoiled } from './people.ts'
import { TruthKeeper } from './truth.ts'
import type { FileTruth } from './truth.ts'

export interface KitCity { code: string; name: string; counties: readonly { code: string; name: string }[] }
export interface KitUnit { code: string; name: string; credit: string; division: string }

const SHEET = '基层组织'
/** Two header rows with groups, stars and spaces; a title and a note above. */
const GROUPS = ['基本信息', '', '', '', '证照', '所在地', '', '规模', '', '联系', '']
const HEADERS = ['*组织编码', '组 织 名 称', '*组织类型', '*上级组织编码', '统一社会信用代码', '行政区划代码', '所属行业', '职工人数', '成立日期', '联系人', '联系电话']

interface Row { cells: CellValue[]; repairs: string[]; fault?: { column: number; code: string; first?: number } }

/** A ledger of units of one city with every kind of defect, in a layout of its own. */
export async function writeUnits(chance: Chance, city: KitCity): Promise<{ bytes: Buffer; truth: FileTruth; units: KitUnit[] }> {
  const rows: Row[] = []
  const units: KitUnit[] = []
  const add = (code: string, name: string, type: string, parent: string | null, division: string): Row => {
    const credit = creditCode(chance, division, type === '企业' ? '91' : '81')
    const date = writeDate(chance, isoDay(chance, chance.int(1985, 2024)))
    const row: Row = { cells: [code, name, type, parent, credit, division, '纺织业', chance.int(3, 900), date.cell, personName(chance), phoneNumber(chance)], repairs: date.repairs }
    rows.push(row)
    units.push({ code, name, credit, division })
    return row
  }
  // Children first: the order of the file says nothing about the tree.
  for (const [i, county] of city.counties.entries()) {
    for (let n = 0; n < 12; n++) {
      const row = add(`${county.code}E${100 + n}`, firmName(chance, i * 100 + n), '企业', `${county.code}F001`, county.code)
      if (chance.once(4)) {
        row.cells[1] = ` ${plain(row.cells[1]).replace('有限', '\u3000有限')}`
        row.repairs.push('name-spaces')
      }
      if (chance.once(4)) {
        row.cells[4] = chance.once(2) ? plain(row.cells[4]).toLowerCase() : fullWidth(plain(row.cells[4]))
        row.repairs.push('credit-code-normalised')
      }
      const written = row.cells[1]
      if (chance.once(5) && typeof written === 'string') row.cells[1] = { richText: [{ text: written.slice(0, 2) }, { text: written.slice(2), font: { bold: true } }] }
    }
  }
  add(`${city.code}F001`, `${city.name}总工会`, '市总工会', null, city.code)
  for (const county of city.counties) add(`${county.code}F001`, `${county.name}总工会`, '县级总工会', `${city.code}F001`, county.code)
  units.length = 0
  for (const { cells } of rows) units.push({ code: plain(cells[0]), name: plain(cells[1]), credit: plain(cells[4]).normalize('NFKC').toUpperCase(), division: plain(cells[5]) })
  const home = city.counties[0]!
  const bad = (code: string, column: number, spoil: (row: Row) => void, first?: number): void => {
    const row = add(`${home.code}X${rows.length}`, firmName(chance, 900 + rows.length), '企业', `${home.code}F001`, home.code)
    units.pop()
    spoil(row)
    row.repairs = []
    row.fault = { column, code, ...(first !== undefined && { first }) }
  }
  bad('name-missing', 1, (row) => { row.cells[1] = ' ' })
  bad('credit-code-checksum', 4, (row) => { row.cells[4] = spoiled(plain(row.cells[4])) })
  bad('credit-code-duplicate', 4, (row) => { row.cells[4] = rows[1]!.cells[4]! }, 1)
  bad('code-duplicate', 0, (row) => { row.cells[0] = rows[2]!.cells[0]! }, 2)
  bad('unit-type-unknown', 2, (row) => { row.cells[2] = '俱乐部' })
  bad('division-unknown', 5, (row) => { row.cells[5] = city.code === '110100' ? '120101' : '110101' })
  bad('parent-unknown', 3, (row) => { row.cells[3] = 'NOBODY' })
  bad('parent-unknown', 3, (row) => { row.cells[3] = null })
  bad('parent-cycle', 3, (row) => { row.cells[3] = row.cells[0]! })
  const ring = rows.length
  for (let i = 0; i < 3; i++) bad('parent-cycle', 3, () => undefined)
  for (let i = 0; i < 3; i++) rows[ring + i]!.cells[3] = rows[ring + ((i + 1) % 3)]!.cells[0]!
  bad('cell-error', 4, (row) => { row.cells[4] = { error: '#N/A' } })

  const workbook = new exceljs.Workbook()
  workbook.addWorksheet('填写说明').addRow(['请如实填写，带 * 的为必填项'])
  const dictionary = workbook.addWorksheet('字典', { state: 'hidden' })
  dictionary.addRow(HEADERS)
  const sheet = workbook.addWorksheet(SHEET)
  sheet.addRow([`${city.name}基层组织一览`])
  sheet.mergeCells('A1:K1')
  sheet.addRow(['填报说明：每行一个组织'])
  sheet.addRow(GROUPS)
  sheet.addRow(HEADERS)
  for (const merge of ['A3:D3', 'F3:G3', 'H3:I3', 'J3:K3']) sheet.mergeCells(merge)
  const keeper = new TruthKeeper()
  const numbers = new Map<number, number>()
  for (const [i, row] of rows.entries()) {
    if (chance.once(20)) sheet.addRow(['', '  '])
    const number = sheet.addRow(row.cells).number
    numbers.set(i, number)
    if (row.cells[8] instanceof Date) sheet.getCell(number, 9).numFmt = 'yyyy-mm-dd'
    if (!row.fault) keeper.accept(row.repairs)
    else keeper.reject({
      sheet: SHEET, row: number, column: HEADERS[row.fault.column]!, code: row.fault.code,
      ...(row.fault.first !== undefined && { first: { sheet: SHEET, row: numbers.get(row.fault.first)! } }),
    })
  }
  sheet.addRow(['填报人：', '某某'])
  return { bytes: Buffer.from(await workbook.xlsx.writeBuffer()), truth: keeper.truth, units }
}

/** What a cell says once its spaces are gone. */
function plain(cell: CellValue | undefined): string {
  if (typeof cell === 'string') return cell.replace(/[\s\u3000]/g, '')
  return typeof cell === 'object' && cell !== null && 'richText' in cell ? plain(cell.richText.map((run) => run.text).join('')) : ''
}
