import { fixLabel, fixPersonName, fixPhone, fixSkillLevel, intakeMessages, readCode, readText, readWindows, understandRows } from '#engines/intake'
import type { Book, OpeningWindow, Repair, RowRef, TableShape, Understanding } from '#engines/intake'
import { readOccupations, readPlace, readWords } from './lookups.ts'
import type { NamedOccupation, TrainingLookups } from './lookups.ts'
import { trainingImportMessages } from './messages.ts'

type TrainerField =
  | 'code' | 'name' | 'gender' | 'phone' | 'unit' | 'trades' | 'level' | 'honours' | 'area' | 'windows' | 'weeklyHours' | 'fee' | 'remark'

const shape: TableShape<TrainerField> = {
  columns: [
    { field: 'code', headers: ['编号', '师资编号', '教师编号', '序号'] },
    { field: 'name', headers: ['姓名', '教师姓名', '教师', '师资姓名'], required: true },
    { field: 'gender', headers: ['性别'] },
    { field: 'phone', headers: ['联系电话', '手机号码', '手机号', '联系方式', '手机', '电话'], required: true },
    { field: 'unit', headers: ['所在单位', '工作单位', '单位名称', '单位'] },
    { field: 'trades', headers: ['授课工种', '可授工种', '授课职业', '授课专业'], required: true },
    { field: 'level', headers: ['技能等级', '职业技能等级', '等级'] },
    { field: 'honours', headers: ['职称/荣誉', '职称', '荣誉', '职称荣誉'] },
    { field: 'area', headers: ['服务区域', '授课区域', '区域'] },
    { field: 'windows', headers: ['可授课时段', '可授课时间', '授课时段', '授课时间'] },
    { field: 'weeklyHours', headers: ['每周最多课时', '周最多课时', '每周课时上限'] },
    { field: 'fee', headers: ['课酬（元/课时）', '课酬', '课时费', '课酬标准'] },
    { field: 'remark', headers: ['备注', '说明'] },
  ],
  identity: ['name', 'phone', 'trades'],
}

/** Someone who can teach. */
export interface TrainerRow {
  code: string | null
  name: string
  gender: 'male' | 'female' | null
  phone: string | null
  unitName: string | null
  occupations: NamedOccupation[]
  level: number | null
  honours: string | null
  /** County, or the city for all of it. */
  division: string
  windows: OpeningWindow[]
  /** Class hours of 45 minutes a week at most; null for no limit. */
  weeklyHours: number | null
  /** Fen per class hour. */
  feeFen: bigint | null
  remark: string | null
}

/** Understands a list of trainers. Pure. Throws `IntakeRefused('no-table')`. */
export function understandTrainers(book: Book, lookups: TrainingLookups): Understanding<TrainerRow> {
  const options = { messages: { ...intakeMessages, ...trainingImportMessages }, locale: lookups.locale }
  const codes = new Map<string, RowRef>()
  return understandRows(book, { trainers: shape }, options, (reading) => {
    const name = reading.require('name', fixPersonName, { missing: 'name-missing', unreadable: 'name-missing' })
    const area = reading.text('area')
    const place = area === '' ? null : readPlace(area, lookups.cityCode)
    if (area !== '' && !place) reading.warn('area-unknown', 'area')
    const gender = reading.text('gender')
    const code = reading.take('code', readCode, 'ignore')
    if (code !== null && codes.has(code)) reading.reject('code-duplicate', 'code', codes.get(code))
    const trainer: TrainerRow = {
      code, name: name ?? '', gender: gender === '男' ? 'male' : gender === '女' ? 'female' : null,
      phone: reading.take('phone', fixPhone, { reject: 'phone-format' }),
      unitName: reading.take('unit', fixLabel, 'ignore'),
      occupations: readOccupations(reading, 'trades', lookups.classifier),
      level: reading.take('level', fixSkillLevel, { warn: 'skill-level-unknown' }),
      honours: readWords(reading, 'honours'),
      division: place?.divisionCode ?? lookups.cityCode,
      windows: reading.take('windows', readWindows, { warn: 'window-unreadable' }) ?? [],
      weeklyHours: reading.take('weeklyHours', readNumber, { warn: 'headcount-unreadable' }),
      feeFen: reading.take('fee', readFen, 'ignore'),
      remark: readWords(reading, 'remark'),
    }
    if (code !== null && !reading.rejected) codes.set(code, reading.ref)
    return trainer
  })
}

/** A number with or without its unit: 16, 16课时. */
const readNumber: Repair<number> = (cell, repairs) => {
  const number = /^\d+(?:\.\d+)?(?=\D*$)/.exec(readText(cell, repairs)?.normalize('NFKC') ?? '')
  return number ? Number(number[0]) : null
}

/** Yuan as typed (120, 120元, 99.5) in fen. */
const readFen: Repair<bigint> = (cell, repairs) => {
  const yuan = /^(\d+)(?:\.(\d{1,2}))?元?(?:\/课时)?$/.exec(readText(cell, repairs)?.normalize('NFKC') ?? '')
  return yuan ? BigInt(yuan[1]!) * 100n + BigInt((yuan[2] ?? '').padEnd(2, '0')) : null
}
