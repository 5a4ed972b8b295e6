import exceljs from 'exceljs'
import type { CellValue } from 'exceljs'
import iconv from 'iconv-lite'
import type { Chance } from './chance.ts'
import { isoDay, writeDate } from './dates.ts'
import { fullWidth, personName, phoneNumber, spoiled } from './people.ts'
import { TruthKeeper } from './truth.ts'
import type { FileTruth } from './truth.ts'
import type { KitUnit } from './units.ts'

/** A member as the file means it. */
export interface MemberTruth { name: string; id: string; gender: '男' | '女'; phone: string | null; unitCreditCode: string; joinedOn: string; skillLevel: number | null }
export interface RosterFile {
  fileName: string
  bytes: Buffer
  truth: FileTruth & { skipped: { empty: number; footer: number; sheets: string[] } }
  /** Accepted rows by their place. */
  members: { sheet: string | null; row: number; member: MemberTruth }[]
  /** Persons whom no earlier file brought, and of the others how many have another phone or unit here. */
  persons: { created: number; known: number; otherPhone: number; otherUnit: number }
}

type Cell = string | number | Date | null | { error: '#N/A' }
type Field = 'name' | 'gender' | 'id' | 'phone' | 'unit' | 'credit' | 'joined' | 'level'
type Cells = Record<Field, Cell>
interface Row { cells: Cells; member: MemberTruth; repairs: string[]; warnings: string[]; fault?: { field: Field; code: string }; first?: Row; row: number }

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** Worked out from the text of GB 11643, not with the product's own code. */
function idOf(first17: string): string {
  return first17 + '10X98765432'.charAt([...first17].reduce((sum, digit, i) => sum + Number(digit) * WEIGHTS[i]!, 0) % 11)
}

const LEVELS = ['学徒工', '初级工', '中级工', '高级工', '技师', '高级技师', '特级技师', '首席技师']
const SYNONYMS: [string, number][] = [['初级', 1], ['五级', 1], ['4级', 2], ['中级工（四级）', 2], ['三级/高级工', 3], ['高级', 3], ['二级', 4], ['一级/高级技师', 5]]
const UNKNOWN_LEVELS = ['八级', '高级工程师', '会计师']

class Roster {
  readonly rows: Row[] = []
  readonly #chance: Chance
  readonly #units: readonly KitUnit[]
  readonly #used = new Set<string>()

  constructor(chance: Chance, units: readonly KitUnit[]) {
    this.#chance = chance
    this.#units = units
  }

  person(): MemberTruth {
    const chance = this.#chance
    for (;;) {
      const id = idOf(`${chance.pick(['330602', '330681', '341122', '522636'])}${isoDay(chance, chance.int(1962, 2005)).replaceAll('-', '')}${String(chance.int(1, 999)).padStart(3, '0')}`)
      const phone = chance.once(12) ? null : phoneNumber(chance)
      if (this.#used.has(id) || (phone && this.#used.has(phone))) continue
      this.#used.add(id).add(phone ?? '')
      const name = chance.once(14) ? `${chance.pick(['阿依古丽', '买买提', '次仁'])}·${chance.pick(['艾力', '卓玛', '肉孜'])}` : chance.once(15) ? `${chance.pick(['𠮷', '龘', '㛃'])}${personName(chance)}` : personName(chance)
      return { name, id, gender: Number(id[16]) % 2 === 1 ? '男' : '女', phone, unitCreditCode: chance.pick(this.#units).credit, joinedOn: isoDay(chance, chance.int(1998, 2025)), skillLevel: chance.once(3) ? null : chance.int(0, 7) }
    }
  }

  add(member = this.person()): Row {
    const unit = this.#units.find((one) => one.credit === member.unitCreditCode)!
    const row: Row = {
      member, repairs: [], warnings: [], row: 0,
      cells: { name: member.name, gender: member.gender, id: member.id, phone: member.phone, unit: unit.name, credit: member.unitCreditCode, joined: member.joinedOn, level: member.skillLevel === null ? '无' : LEVELS[member.skillLevel]! },
    }
    this.rows.push(row)
    return row
  }

  /** A sound row with something to repair or to warn of, now and then. */
  messy(member?: MemberTruth): Row {
    const chance = this.#chance
    const row = this.add(member)
    const { cells } = row
    const repair = (kind: string, write: () => void) => { write(); row.repairs.push(kind) }
    if (chance.once(5)) repair('name-spaces', () => { cells.name = ` ${[...row.member.name].join(chance.pick(['\u3000', ' ']))}` })
    if (row.member.name.includes('·') && chance.once(2)) repair('name-dot', () => { cells.name = String(cells.name).replace('·', chance.pick(['•', '．', '.'])) })
    switch (chance.int(0, 7)) {
      case 0: repair('id-spaces', () => { cells.id = `${row.member.id.slice(0, 6)} ${row.member.id.slice(6, 14)}\u00a0${row.member.id.slice(14)}` }); break
      case 1: repair('id-full-width', () => { cells.id = fullWidth(row.member.id) }); break
      case 2: repair('id-apostrophe', () => { cells.id = `'${row.member.id}` }); break
      case 3: if (row.member.id.endsWith('X')) repair('id-lower-x', () => { cells.id = row.member.id.toLowerCase() }); break
      default:
    }
    if (row.member.phone && chance.once(4)) repair('phone-normalised', () => { const { phone } = row.member; cells.phone = chance.pick([`+86${phone}`, `86-${phone}`, `${phone!.slice(0, 3)}-${phone!.slice(3, 7)}-${phone!.slice(7)}`, fullWidth(phone!)]) })
    if (chance.once(6)) repair('credit-code-normalised', () => { cells.credit = fullWidth(row.member.unitCreditCode) })
    else if (chance.once(7)) repair('unit-by-name', () => { cells.credit = chance.pick(['', '—', '暂无']) })
    else if (chance.once(12)) { cells.unit = `${String(cells.unit)}（原厂名）`; row.warnings.push('unit-name-differs') }
    if (chance.once(3)) {
      const [text, level] = chance.pick(SYNONYMS)
      repair('skill-synonym', () => { cells.level = text })
      row.member = { ...row.member, skillLevel: level }
    } else if (chance.once(15)) {
      cells.level = chance.pick(UNKNOWN_LEVELS)
      row.warnings.push('skill-level-unknown')
      row.member = { ...row.member, skillLevel: null }
    }
    if (chance.once(20)) { cells.gender = row.member.gender === '男' ? '女' : '男'; row.warnings.push('gender-mismatch') }
    const date = writeDate(chance, row.member.joinedOn)
    if (chance.once(8)) {
      row.member = { ...row.member, joinedOn: `${row.member.joinedOn.slice(0, 7)}-01` }
      repair('date-month', () => { cells.joined = `${row.member.joinedOn.slice(0, 4)}年${Number(row.member.joinedOn.slice(5, 7))}月` })
    } else {
      cells.joined = date.cell
      row.repairs.push(...date.repairs)
    }
    return row
  }

  bad(field: Field, code: string, spoil: (cells: Cells, member: MemberTruth) => void): Row {
    const row = this.add()
    spoil(row.cells, row.member)
    row.fault = { field, code }
    return row
  }
}

/** Rosters of one city in three files and several layouts, with every kind of defect; some people stand in more than one of them. */
export async function writeRosters(chance: Chance, units: readonly KitUnit[], people = 60): Promise<RosterFile[]> {
  const seen = new Map<string, MemberTruth>()
  const roster = () => {
    const made = new Roster(chance, units)
    for (let i = 0; i < people; i++) made.messy()
    faults(chance, made)
    return made
  }
  const [first, second, third] = [roster(), roster(), roster()]
  const once = first.rows.filter((row) => !row.fault)
  // Who comes again: the same, with another phone, in another unit.
  for (const [i, again] of once.slice(0, 9).entries()) {
    const member = { ...again.member }
    if (i % 3 === 1) member.phone = phoneNumber(chance)
    if (i % 3 === 2) member.unitCreditCode = units.find((unit) => unit.credit !== member.unitCreditCode)!.credit
    second.add(member)
  }
  third.add(once[0]!.member)
  return [
    await writeWorkbook(chance, first, seen),
    writeCsv(second, seen, { fileName: 'members-gb18030.csv', encode: (text) => iconv.encode(text, 'gb18030'), lineEnd: '\r\n', title: null, footer: true }),
    writeCsv(third, seen, { fileName: 'members-utf8bom.csv', encode: (text) => Buffer.from(`\ufeff${text}`), lineEnd: '\n', title: '会员花名册', footer: false }),
  ]
}

function faults(chance: Chance, roster: Roster): void {
  roster.bad('name', 'name-missing', (cells) => { cells.name = '\u3000' })
  roster.bad('id', 'id-missing', (cells) => { cells.id = '无' })
  roster.bad('id', 'id-length', (cells, { id }) => { cells.id = id.slice(0, 6) + id.slice(8, 17) })
  roster.bad('id', 'id-birthdate', (cells, { id }) => { cells.id = idOf(`${id.slice(0, 6)}19900230${id.slice(14, 17)}`) })
  roster.bad('id', 'id-checksum', (cells, { id }) => { cells.id = id.slice(0, 17) + (id.endsWith('1') ? '2' : '1') })
  roster.bad('id', 'id-precision-lost', (cells) => { cells.id = '3.30602E+17' })
  roster.bad('phone', 'phone-format', (cells) => { cells.phone = chance.pick(['0575-85550000', '1385550', '12345678901']) })
  roster.bad('credit', 'credit-code-checksum', (cells, { unitCreditCode }) => { cells.credit = spoiled(unitCreditCode) })
  roster.bad('credit', 'unit-unknown', (cells) => { cells.credit = '91110000XY0000000M' })
  roster.bad('unit', 'unit-unknown', (cells) => { cells.credit = ''; cells.unit = '没有这个单位有限公司' })
  for (const date of ['19年3月', '2019', '2019-02-30', '很久以前']) roster.bad('joined', 'date-format', (cells) => { cells.joined = date })
  const [one, two] = roster.rows.filter((row) => !row.fault)
  const repeat = roster.add(one!.member)
  repeat.fault = { field: 'id', code: 'duplicate-in-file' }
  repeat.first = one!
  const other = roster.add({ ...two!.member, name: `${two!.member.name}甲` })
  other.fault = { field: 'id', code: 'conflict-in-file' }
  other.first = two!
}

function settle(roster: Roster, seen: Map<string, MemberTruth>, headers: Readonly<Record<Field, string>>, sheet: string | null) {
  const keeper = new TruthKeeper()
  const members: RosterFile['members'] = []
  const persons = { created: 0, known: 0, otherPhone: 0, otherUnit: 0 }
  for (const row of roster.rows) {
    if (row.fault) {
      keeper.reject({ sheet, row: row.row, column: headers[row.fault.field], code: row.fault.code, ...(row.first && { first: { sheet, row: row.first.row } }) })
      continue
    }
    keeper.accept(row.repairs, row.warnings)
    members.push({ sheet, row: row.row, member: row.member })
    const before = seen.get(row.member.id)
    persons[before ? 'known' : 'created']++
    if (before && row.member.phone && before.phone && before.phone !== row.member.phone) persons.otherPhone++
    if (before && before.unitCreditCode !== row.member.unitCreditCode) persons.otherUnit++
    if (!before) seen.set(row.member.id, row.member)
  }
  return { truth: keeper.truth, members, persons }
}

/** A title, two header rows with groups, spaces and stars; numbers by formula; a hidden dictionary and an instruction sheet beside it; totals at the end. */
async function writeWorkbook(chance: Chance, roster: Roster, seen: Map<string, MemberTruth>): Promise<RosterFile> {
  const headers: Record<Field, string> = { name: '姓 名', gender: '性别', id: '*证件号码', phone: '联系电话', unit: '工作单位', credit: '信用代码（18位）', joined: '入会时间', level: '职业技能等级' }
  const order: Field[] = ['name', 'gender', 'id', 'phone', 'unit', 'credit', 'joined', 'level']
  const workbook = new exceljs.Workbook()
  workbook.addWorksheet('说明').addRow(['带 * 的必填'])
  workbook.addWorksheet('字典', { state: 'hidden' }).addRow(['姓名', '证件号码'])
  const sheet = workbook.addWorksheet('一分会')
  sheet.addRow(['会员登记'])
  sheet.addRow(['序号', '基本信息', '', '', '', '单位', '', '会籍', ''])
  sheet.addRow(['', ...order.map((field) => headers[field])])
  for (const merge of ['A2:A3', 'B2:E2', 'F2:G2', 'H2:I2']) sheet.mergeCells(merge)
  const skipped = { empty: 0, footer: 1, sheets: ['说明', '字典'] }
  for (const [i, row] of roster.rows.entries()) {
    if (chance.once(25)) {
      sheet.addRow([i])
      skipped.empty++
    }
    const name = row.cells.name
    const written: CellValue[] = order.map((field) => (field === 'name' && typeof name === 'string' && chance.once(8) && [...name].length > 1 ? { richText: [{ text: name.slice(0, 2) }, { text: name.slice(2), font: { bold: true } }] } : row.cells[field]))
    row.row = sheet.addRow([{ formula: `ROW()-3`, result: i + 1 }, ...written]).number
    if (row.cells.joined instanceof Date) sheet.getCell(row.row, 8).numFmt = 'yyyy-mm-dd'
  }
  sheet.addRow(['合计', `${roster.rows.length}人`])
  const settled = settle(roster, seen, headers, '一分会')
  return { fileName: 'members.xlsx', bytes: Buffer.from(await workbook.xlsx.writeBuffer()), ...settled, truth: { ...settled.truth, skipped } }
}

type CsvLayout = { fileName: string; encode: (text: string) => Buffer; lineEnd: string; title: string | null; footer: boolean }

/** No date cells in a CSV: a date is its text, a serial its five digits. The layouts differ in the order of columns too; quoted cells may hold line breaks. */
function writeCsv(roster: Roster, seen: Map<string, MemberTruth>, layout: CsvLayout): RosterFile {
  const headers: Record<Field, string> = { name: '职工姓名', gender: '性别', id: '公民身份号码', phone: '手机', unit: '单位全称', credit: '社会信用代码', joined: '加入工会时间', level: '等级' }
  const order: Field[] = layout.title ? ['joined', 'credit', 'unit', 'id', 'name', 'gender', 'level', 'phone'] : ['name', 'id', 'gender', 'phone', 'credit', 'unit', 'joined', 'level']
  const text = (cell: Cell): string => (cell instanceof Date ? cell.toISOString().slice(0, 10) : typeof cell === 'object' ? '' : String(cell))
  const line = (cells: readonly string[]) => cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')
  const lines = [...(layout.title ? [line([layout.title])] : []), line(['序号', ...order.map((field) => headers[field]), '备注'])]
  for (const [i, row] of roster.rows.entries()) {
    lines.push(line([String(i + 1), ...order.map((field) => text(row.cells[field])), i % 9 === 0 ? '备注里\n换行，还有"引号"' : '']))
    row.row = lines.length
  }
  if (layout.footer) lines.push(line(['合计', '', ...order.map(() => '')]))
  const settled = settle(roster, seen, headers, null)
  return { fileName: layout.fileName, bytes: layout.encode(lines.join(layout.lineEnd)), ...settled, truth: { ...settled.truth, skipped: { empty: 0, footer: layout.footer ? 1 : 0, sheets: [] } } }
}
