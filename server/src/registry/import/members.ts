import { compact, fixCreditCode, fixDate, fixIdentity, fixPersonName, fixPhone, fixSkillLevel, isBlankCell } from '#engines/intake'
import type { RowReading } from '#engines/intake'
import type { MemberField } from './member-shape.ts'

/** A member as a row says, after repair. The unit is one on record. */
export interface MemberRow {
  name: string
  idNumber: string
  gender: 'male' | 'female'
  birthYear: number
  phone: string | null
  unit: RosterUnit
  /** YYYY-MM-DD */
  joinedOn: string
  skillLevel: number | null
  employment: string | null
  occupation: string | null
  education: string | null
  registeredHome: string | null
  employmentForm: string | null
  remark: string | null
}

export interface RosterUnit { id: string; scope: string; name: string; creditCode: string | null }

/** Units under the two things that a roster knows of them. */
export class RosterUnits {
  readonly #byCredit = new Map<string, RosterUnit>()
  readonly #byName = new Map<string, RosterUnit | 'several'>()

  constructor(units: Iterable<RosterUnit>) {
    for (const unit of units) {
      if (unit.creditCode) this.#byCredit.set(unit.creditCode, unit)
      const key = compact(unit.name)
      this.#byName.set(key, this.#byName.has(key) ? 'several' : unit)
    }
  }

  withCredit(code: string): RosterUnit | undefined {
    return this.#byCredit.get(code)
  }

  /** The one unit of exactly this name, widths and white space aside; none where two share it, because a name then says nothing. */
  withName(name: string): RosterUnit | undefined {
    const found = this.#byName.get(compact(name))
    return found === 'several' ? undefined : found
  }
}

export interface MemberLookups {
  units: RosterUnits
  /** YYYY-MM-DD: nobody is born after it. */
  today: string
}

const genders: Readonly<Record<string, MemberRow['gender']>> = { 男: 'male', 男性: 'male', 女: 'female', 女性: 'female' }

/**
 * Understands one row of a roster; null after it rejected it. Whether an ID stands in the file twice is for whoever sees the whole file.
 * The ID decides the gender (its 17th digit, GB 11643), the credit code decides the unit.
 */
export function readMember(reading: RowReading<MemberField>, { units, today }: MemberLookups): MemberRow | null {
  const name = reading.require('name', fixPersonName, { missing: 'name-missing', unreadable: 'name-missing' })
  const idNumber = readIdNumber(reading, today)
  const phone = reading.take('phone', fixPhone, { reject: 'phone-format' })
  const unit = readUnit(reading, units)
  const joinedOn = reading.require('joined', fixDate, { missing: 'date-format', unreadable: 'date-format' })
  const skillLevel = readLevel(reading)
  const gender = idNumber ? (Number(idNumber.charAt(16)) % 2 === 1 ? 'male' : 'female') : null
  const said = reading.text('gender')
  if (gender && said && genders[compact(said)] !== gender) reading.warn('gender-mismatch', 'gender')
  const text = (field: MemberField) => reading.text(field) || null
  const taken = {
    employment: text('employ'), occupation: text('occupation'), education: text('education'), registeredHome: text('hukou'), employmentForm: text('form'), remark: text('remark'),
  }
  if (reading.rejected || !name || !idNumber || !gender || !unit || !joinedOn) return null
  return { name, idNumber, gender, birthYear: Number(idNumber.slice(6, 10)), phone, unit, joinedOn, skillLevel, ...taken }
}

function readIdNumber(reading: RowReading<MemberField>, today: string): string | null {
  const cell = reading.cell('id')
  if (isBlankCell(cell)) {
    reading.reject('id-missing', 'id')
    return null
  }
  const written = reading.text('id')
  if (reading.rejected && written === '') return null
  const repairs: string[] = []
  const result = fixIdentity(cell, today, repairs)
  if ('fault' in result) {
    reading.reject(result.fault, 'id')
    return null
  }
  for (const kind of repairs) reading.repaired(kind, 'id', written, result.id)
  return result.id
}

/** A level that may be a number cell of the new scale (0–7) or any of its names. */
function readLevel(reading: RowReading<MemberField>): number | null {
  const cell = reading.cell('level')
  if (typeof cell === 'number' && Number.isInteger(cell) && cell >= 0 && cell <= 7) return cell
  return reading.take('level', fixSkillLevel, { warn: 'skill-level-unknown' })
}

function readUnit(reading: RowReading<MemberField>, units: RosterUnits): RosterUnit | null {
  const name = reading.text('unit')
  if (!reading.isBlank('credit')) {
    const code = reading.take('credit', fixCreditCode, { reject: 'credit-code-checksum' })
    if (!code) return null
    const unit = units.withCredit(code)
    if (!unit) reading.reject('unit-unknown', 'credit')
    else if (name && compact(name) !== compact(unit.name)) reading.warn('unit-name-differs', 'unit')
    return unit ?? null
  }
  const unit = name ? units.withName(name) : undefined
  if (!unit) {
    reading.reject('unit-unknown', 'unit')
    return null
  }
  reading.repaired('unit-by-name', 'unit', name, unit.creditCode ?? unit.name)
  return unit
}
