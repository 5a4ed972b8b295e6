import { compact, fixLabel, fixPersonName, fixPhone, intakeMessages, readCode, readHeadcount, readWindows, understandRows } from '#engines/intake'
import type { Book, OpeningWindow, RowRef, TableShape, Understanding } from '#engines/intake'
import { isWithinCity } from '#registry/divisions'
import { readEquipment, type Equipment } from './equipment.ts'
import { readOccupations, readWords } from './lookups.ts'
import type { NamedOccupation, TrainingLookups } from './lookups.ts'
import { trainingImportMessages } from './messages.ts'

type VenueField = 'code' | 'name' | 'owner' | 'division' | 'address' | 'capacity' | 'equipment' | 'trades' | 'windows' | 'contact' | 'phone' | 'remark'

const shape: TableShape<VenueField> = {
  columns: [
    { field: 'code', headers: ['场地编号', '编号', '阵地编号'] },
    { field: 'name', headers: ['场地名称', '名称', '阵地名称', '教室名称'], required: true },
    { field: 'owner', headers: ['所属单位', '产权单位', '单位名称', '所在单位'] },
    { field: 'division', headers: ['行政区划代码', '区划代码', '行政区划'], required: true },
    { field: 'address', headers: ['地址', '详细地址', '场地地址'] },
    { field: 'capacity', headers: ['容纳人数', '可容纳人数', '容量', '座位数'], required: true },
    { field: 'equipment', headers: ['设备', '设施设备', '设备清单'] },
    { field: 'trades', headers: ['适用工种', '适用职业', '可训工种'] },
    { field: 'windows', headers: ['开放时段', '开放时间', '可用时段'] },
    { field: 'contact', headers: ['联系人', '负责人', '联系人姓名'] },
    { field: 'phone', headers: ['联系电话', '联系人电话', '联系方式', '电话', '手机', '手机号', '手机号码'] },
    { field: 'remark', headers: ['备注', '说明'] },
  ],
  identity: ['name', 'division', 'capacity'],
}

/** A room in which classes can be held. */
export interface VenueRow {
  code: string | null
  name: string
  ownerName: string | null
  division: string
  address: string | null
  capacity: number
  equipment: Equipment[]
  occupations: NamedOccupation[]
  windows: OpeningWindow[]
  contactName: string | null
  contactPhone: string | null
  remark: string | null
}

/** Understands a list of venues. Pure. Throws `IntakeRefused('no-table')`. */
export function understandVenues(book: Book, lookups: TrainingLookups): Understanding<VenueRow> {
  const options = { messages: { ...intakeMessages, ...trainingImportMessages }, locale: lookups.locale }
  const codes = new Map<string, RowRef>()
  return understandRows(book, { venues: shape }, options, (reading) => {
    const code = reading.take('code', readCode, 'ignore')
    const name = reading.require('name', fixLabel, { missing: 'name-missing', unreadable: 'name-missing' })
    const division = compact(reading.text('division'))
    if (!isWithinCity(division, lookups.cityCode)) reading.reject('division-unknown', 'division')
    const capacity = reading.require('capacity', readHeadcount, { missing: 'capacity-invalid', unreadable: 'capacity-invalid' })
    if (code !== null && codes.has(code)) reading.reject('code-duplicate', 'code', codes.get(code))
    const venue: VenueRow = {
      code, name: name ?? '', ownerName: reading.take('owner', fixLabel, 'ignore'), division,
      address: readWords(reading, 'address'), capacity: capacity ?? 0,
      equipment: reading.take('equipment', readEquipment, 'ignore') ?? [],
      occupations: readOccupations(reading, 'trades', lookups.classifier),
      windows: reading.take('windows', readWindows, { warn: 'window-unreadable' }) ?? [],
      contactName: reading.take('contact', fixPersonName, 'ignore'),
      contactPhone: reading.take('phone', fixPhone, { warn: 'phone-unreadable' }),
      remark: readWords(reading, 'remark'),
    }
    if (code !== null && !reading.rejected) codes.set(code, reading.ref)
    return venue
  })
}
