import { cellText, fixDate, fixLabel, fixSkillLevel, intakeMessages, skillLevelNames, understandRows } from '#engines/intake'
import type { BlankSheet, Book, Locale, Repair, RowReading, RowRef, TableShape, Understanding } from '#engines/intake'
import type { Classifier } from '../classify/index.ts'
import { readEquipment } from './equipment.ts'
import { readOccupations, readWords } from './lookups.ts'
import type { NamedOccupation } from './lookups.ts'
import { trainingImportMessages } from './messages.ts'
import { readOutline } from './outline.ts'

type TemplateField = 'title' | 'trade' | 'level' | 'session' | 'min' | 'max' | 'material' | 'fixed' | 'equipment' | 'outline' | 'from' | 'until' | 'note'

const shape: TableShape<TemplateField> = {
  columns: [
    { field: 'title', headers: ['班型名称', '班型', '名称'], required: true },
    { field: 'trade', headers: ['工种', '职业', '培训工种', '职业（工种）'] },
    { field: 'level', headers: ['技能等级', '等级', '职业技能等级'] },
    { field: 'session', headers: ['每次课时', '每次几课时', '单次课时'], required: true },
    { field: 'min', headers: ['最少人数', '最少开班人数', '开班人数'], required: true },
    { field: 'max', headers: ['最多人数', '班额', '最多开班人数'], required: true },
    { field: 'material', headers: ['每人材料费（元）', '每人材料费', '材料费', '人均材料费'] },
    { field: 'fixed', headers: ['每班固定费用（元）', '每班固定费用', '固定费用', '每班费用'] },
    { field: 'equipment', headers: ['场地要有的设备', '设备', '所需设备', '设备要求'] },
    { field: 'outline', headers: ['课程大纲', '大纲', '课程安排', '教学大纲'], required: true },
    { field: 'from', headers: ['启用日期', '开始日期', '生效日期'] },
    { field: 'until', headers: ['停用日期', '最后一天', '截止日期'] },
    { field: 'note', headers: ['说明', '备注'] },
  ],
  identity: ['title', 'outline', 'session'],
}

/** The sheet that is handed out; its headers are the first of `shape`. */
export const blankTemplates: BlankSheet = {
  name: '班型',
  columns: [
    { header: '班型名称', required: true, how: '不超过 60 个字。', example: '焊工初级取证班', width: 24 },
    { header: '工种', required: false, how: '职业名称，只写一个；空着就是哪个工种都管。', example: '焊工', width: 14 },
    { header: '技能等级', required: false, how: '八级工制度里的等级；空着就是哪一级都管。', example: '初级工', width: 12, choices: skillLevelNames },
    { header: '每次课时', required: true, how: '一次课几课时，1 到 4；一课时 45 分钟。', example: '4', width: 10 },
    { header: '最少人数', required: true, how: '至少几个人才开班，2 到 100。', example: '12', width: 10 },
    { header: '最多人数', required: true, how: '一班最多几个人，不能比最少人数少，最多 200。', example: '24', width: 10 },
    { header: '每人材料费（元）', required: false, how: '空着就是 0。', example: '120', width: 16 },
    { header: '每班固定费用（元）', required: false, how: '场租、耗材等不论来几个人都要花的；空着就是 0。', example: '600', width: 18 },
    { header: '场地要有的设备', required: false, how: '名称×数量，几样之间用分号隔开；名称要和场地库里的一样。', example: '电焊机×6；台钻×2', width: 24 },
    { header: '课程大纲', required: true, how: '每门课一行（单元格里换行用 Alt+Enter）或用分号隔开，写明理论还是实操、几课时；写「{occupation}」的地方会换成工种名称。', example: '理论：安全操作与识图 8\n实操：平焊、立焊 16\n实操：管板焊与考前练习 8', width: 44 },
    { header: '启用日期', required: false, how: '写成 2027-01-01；空着就从导入当天起。以前的日子不行。', example: '2027-01-01', width: 14 },
    { header: '停用日期', required: false, how: '最后一天；空着就一直用到改版。', example: '', width: 14 },
    { header: '说明', required: false, how: '给排课的人看的话，不超过 500 个字。', example: '考证在结业次周', width: 24 },
  ],
}

/** What a class is to be from a day on, as a file says it. */
export interface TemplateRow {
  title: string
  /** null: any occupation. */
  occupation: NamedOccupation | null
  level: number | null
  sessionHours: number
  minSeats: number
  maxSeats: number
  materialFen: bigint
  fixedFen: bigint
  equipment: { name: string; count: number }[]
  outline: { topic: string; hours: number; practice: boolean }[]
  validFrom: string
  validUntil: string | null
  note: string | null
}

/** How a row stands to what the unit keeps already: nothing in its way, the very same, or another one in these days. */
export type TemplateStand = 'free' | 'known' | 'taken'
export interface TemplateLookups { classifier: Classifier; today: string; standOf: (row: TemplateRow) => TemplateStand; locale?: Locale | undefined }

const mostHours = 400

/** Understands a list of class templates. Pure. Throws `IntakeRefused('no-table')`. */
export function understandTemplates(book: Book, lookups: TemplateLookups): Understanding<TemplateRow> {
  const options = { messages: { ...intakeMessages, ...trainingImportMessages }, locale: lookups.locale }
  const before: { row: TemplateRow; ref: RowRef }[] = []
  return understandRows(book, { templates: shape }, options, (reading) => {
    const row = readTemplate(reading, lookups)
    if (reading.rejected) return null
    const earlier = before.find((one) => overlap(one.row, row))
    if (earlier) {
      reading.reject('template-twice', 'title', earlier.ref)
      return null
    }
    const stand = lookups.standOf(row)
    if (stand === 'taken') reading.reject('template-held', 'title')
    else if (stand === 'free' && row.validFrom < lookups.today) reading.reject('template-from-past', 'from')
    if (reading.rejected) return null
    before.push({ row, ref: reading.ref })
    return row
  })
}

function readTemplate(reading: RowReading<TemplateField>, { classifier, today }: TemplateLookups): TemplateRow {
  const title = reading.require('title', fixLabel, { missing: 'name-missing', unreadable: 'name-missing' }) ?? ''
  if ([...title].length > 60) reading.reject('template-title-long', 'title')
  const sessionHours = reading.require('session', readCount, { missing: 'template-session-hours', unreadable: 'template-session-hours' }) ?? 0
  if (sessionHours < 1 || sessionHours > 4) reading.reject('template-session-hours', 'session')
  const minSeats = reading.require('min', readCount, { missing: 'template-seats', unreadable: 'template-seats' }) ?? 0
  const maxSeats = reading.require('max', readCount, { missing: 'template-seats', unreadable: 'template-seats' }) ?? 0
  if (minSeats < 2 || minSeats > 100) reading.reject('template-seats', 'min')
  if (maxSeats < minSeats || maxSeats > 200) reading.reject('template-seats', 'max')
  const validFrom = reading.take('from', fixDate, { reject: 'date-format' }) ?? today
  const validUntil = reading.take('until', fixDate, { reject: 'date-format' })
  if (validUntil !== null && validUntil < validFrom) reading.reject('template-until', 'until')
  const note = readWords(reading, 'note')
  if (note !== null && [...note].length > 500) reading.reject('template-note-long', 'note')
  return {
    title, occupation: readTrade(reading, classifier), level: reading.take('level', fixSkillLevel, { reject: 'template-level' }), sessionHours, minSeats, maxSeats,
    materialFen: reading.take('material', readYuan, { reject: 'template-money' }) ?? 0n, fixedFen: reading.take('fixed', readYuan, { reject: 'template-money' }) ?? 0n,
    equipment: readThings(reading), outline: readCourses(reading), validFrom, validUntil, note,
  }
}

/** One trade or none. What is no trade is refused: taken for none, the template would hold for all of them. */
function readTrade(reading: RowReading<TemplateField>, classifier: Classifier): NamedOccupation | null {
  if (reading.text('trade') === '') return null
  const found = readOccupations(reading, 'trade', classifier)
  if (found.length === 0) reading.reject('class-occupation-unknown', 'trade')
  if (found.length > 1) reading.reject('template-one-trade', 'trade')
  return found[0] ?? null
}

function readThings(reading: RowReading<TemplateField>): TemplateRow['equipment'] {
  const things = reading.take('equipment', readEquipment, 'ignore') ?? []
  if (things.length > 20 || things.some(({ name, count }) => [...name].length > 40 || count === 0 || (count ?? 1) > 1_000)) reading.reject('template-equipment', 'equipment')
  if (things.some(({ count }) => count === null)) reading.warn('template-equipment-count', 'equipment')
  return things.map(({ name, count }) => ({ name, count: count ?? 1 }))
}

function readCourses(reading: RowReading<TemplateField>): TemplateRow['outline'] {
  const courses = readOutline(reading.text('outline'))
  if (!courses || courses.length > 60) {
    reading.reject('template-outline', 'outline')
    return []
  }
  if (courses.reduce((sum, { hours }) => sum + hours, 0) > mostHours) reading.reject('template-outline-long', 'outline')
  if (courses.some(({ said }) => !said)) reading.warn('template-outline-kind', 'outline')
  return courses.map(({ topic, hours, practice }) => ({ topic, hours, practice }))
}

const sameFor = (a: TemplateRow, b: TemplateRow) => a.occupation?.key === b.occupation?.key && a.level === b.level
const overlap = (a: TemplateRow, b: TemplateRow) => sameFor(a, b) && (b.validUntil === null || a.validFrom <= b.validUntil) && (a.validUntil === null || b.validFrom <= a.validUntil)

/** 12, 12人, 4课时. */
const readCount: Repair<number> = (cell) => {
  const number = /^(\d{1,4})(?:\.0+)?(?:人|名|课时|学时|节)?$/.exec(cellText(cell).normalize('NFKC').replace(/\s+/g, ''))
  return number ? Number(number[1]) : null
}

/** Yuan as typed (120, 120元, 1,200.50) in fen. */
const readYuan: Repair<bigint> = (cell) => {
  const yuan = /^(\d{1,7})(?:\.(\d{1,2}))?元?$/.exec(cellText(cell).normalize('NFKC').replace(/\s+|[¥￥]|,(?=\d{3})/g, ''))
  return yuan ? BigInt(yuan[1]!) * 100n + BigInt((yuan[2] ?? '').padEnd(2, '0')) : null
}
