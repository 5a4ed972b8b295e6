import { fixDate, fixLabel, fixPersonName, fixPhone, intakeMessages, readCode, readHeadcount, readText, understandRows } from '#engines/intake'
import type { Book, RowRef, TableShape, Understanding } from '#engines/intake'
import { readOccupations } from './lookups.ts'
import type { NamedOccupation, TrainingLookups } from './lookups.ts'
import { trainingImportMessages } from './messages.ts'

type ClassField = 'code' | 'name' | 'kind' | 'trade' | 'trainer' | 'trainerPhone' | 'venue' | 'start' | 'end' | 'seats' | 'client'

const shape: TableShape<ClassField> = {
  columns: [
    { field: 'code', headers: ['班级编号', '班号', '培训班编号'], required: true },
    { field: 'name', headers: ['班级名称', '班名', '培训班名称'], required: true },
    { field: 'kind', headers: ['班型', '班级类型'], required: true },
    { field: 'trade', headers: ['工种', '培训工种', '职业'], required: true },
    { field: 'trainer', headers: ['授课教师', '教师', '培训教师'] },
    { field: 'trainerPhone', headers: ['教师电话', '授课教师电话', '联系电话'] },
    { field: 'venue', headers: ['场地名称', '培训场地', '场地'] },
    { field: 'start', headers: ['开班日期', '开始日期'] },
    { field: 'end', headers: ['结业日期', '结束日期'] },
    { field: 'seats', headers: ['参训人数', '人数', '培训人数'] },
    { field: 'client', headers: ['委托企业', '定制企业', '企业名称'] },
  ],
  identity: ['code', 'name'],
}

/** A class that was held before the system was there. */
export interface ClassRow {
  code: string
  name: string
  kind: 'custom' | 'composite'
  occupation: NamedOccupation
  trainerName: string | null
  trainerPhone: string | null
  venueName: string | null
  startsOn: string | null
  endsOn: string | null
  seats: number | null
  /** The enterprise for which a custom class was held. */
  clientName: string | null
}

/** Understands a list of past classes. Pure. Throws `IntakeRefused('no-table')`. */
export function understandClasses(book: Book, lookups: TrainingLookups): Understanding<ClassRow> {
  const options = { messages: { ...intakeMessages, ...trainingImportMessages }, locale: lookups.locale }
  const codes = new Map<string, RowRef>()
  return understandRows(book, { classes: shape }, options, (reading) => {
    const code = reading.require('code', readCode, { missing: 'code-missing', unreadable: 'code-missing' }) ?? ''
    const name = reading.require('name', readText, { missing: 'name-missing', unreadable: 'name-missing' }) ?? ''
    if (codes.has(code)) reading.reject('code-duplicate', 'code', codes.get(code))
    const kinds = { 定制班: 'custom', 合成班: 'composite' } as const
    const kind = kinds[reading.text('kind') as keyof typeof kinds]
    if (!kind) reading.reject('class-kind-unknown', 'kind')
    const [occupation] = readOccupations(reading, 'trade', lookups.classifier)
    if (!occupation) reading.reject('class-occupation-unknown', 'trade')
    const startsOn = reading.take('start', fixDate, { reject: 'date-format' })
    const endsOn = reading.take('end', fixDate, { reject: 'date-format' })
    if (startsOn !== null && endsOn !== null && endsOn < startsOn) reading.reject('deadline-before-start', 'end')
    const rest = {
      trainerName: reading.take('trainer', fixPersonName, 'ignore'),
      trainerPhone: reading.take('trainerPhone', fixPhone, { warn: 'phone-unreadable' }),
      venueName: reading.take('venue', fixLabel, 'ignore'),
      seats: reading.take('seats', readHeadcount, { warn: 'headcount-unreadable' }),
      clientName: reading.take('client', fixLabel, 'ignore'),
    }
    if (reading.rejected || !kind || !occupation) return null
    codes.set(code, reading.ref)
    return { code, name, kind, occupation, startsOn, endsOn, ...rest }
  })
}
