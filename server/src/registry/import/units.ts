import {
  compact, findTables, fixCreditCode, fixDate, fixLabel, fixPersonName, fixPhone, intakeMessages, readCode, readHeadcount, ReportBuilder, RowReading,
} from '#engines/intake'
import type { Book, Locale, Understanding } from '#engines/intake'
import { findDivision, isWithinCity } from '#registry/divisions'
import { unitMessages } from './messages.ts'
import { closeTree } from './unit-tree.ts'
import { unitShape, unitTypes } from './unit-shape.ts'
import type { UnitField, UnitKind, UnitType } from './unit-shape.ts'

/** A unit as its row says, after repair. */
export interface UnitRow {
  code: string
  name: string
  /** The type as written in the ledger; `kind` and `level` are what it means. */
  type: string
  kind: UnitKind
  level: UnitType['level']
  /** null for the top of the tree only. */
  parentCode: string | null
  creditCode: string | null
  divisionCode: string
  industry: string | null
  staff: number | null
  /** YYYY-MM-DD */
  foundedOn: string | null
  contactName: string | null
  contactPhone: string | null
}

/** A unit that the system already has. */
export interface ExistingUnit { code: string; creditCode: string | null }

export interface UnitLookups {
  /** Six digits of the installation's city; undefined on an empty tree, where the row without a parent decides. */
  cityCode?: string | undefined
  existing?: readonly ExistingUnit[]
  /** The unit in whose name the file is brought: its own row stands, whatever it says is above it. */
  ownCode?: string | undefined
  locale?: Locale
}

/** A row that is sound by itself; the tree and the duplicates are judged over all of them. */
export interface Candidate { reading: RowReading<UnitField>; unit: UnitRow }

/**
 * Understands a ledger of units. A child may stand above its parent, so rows are first read one by one and then judged together:
 * duplicates (the earlier row stands), parents, rings. A unit below a rejected one is rejected as `parent-unknown`: it would hang in the air.
 * Pure. Throws `IntakeRefused('no-table')` when there is no such table.
 */
export function understandUnits(book: Book, lookups: UnitLookups = {}): Understanding<UnitRow> {
  const builder = new ReportBuilder({ messages: { ...intakeMessages, ...unitMessages }, locale: lookups.locale })
  const readings = findTables(book, { units: unitShape }, builder).flatMap(({ table }) => table.rows.map((row) => new RowReading(row, builder)))
  const cityCode = lookups.cityCode ?? topDivision(readings)
  const candidates = readings.map((reading) => ({ reading, unit: readUnit(reading, cityCode) }))
  rejectDuplicates(candidates, lookups.existing ?? [])
  closeTree(candidates, lookups.existing ?? [], lookups.ownCode)
  const rows = candidates.filter(({ reading }) => reading.close()).map(({ reading, unit }) => ({ ...unit, ...reading.ref }))
  return { rows, report: builder.finish(book.sheets.map((sheet) => sheet.name)) }
}

/** The city of the one row without a parent. */
function topDivision(readings: readonly RowReading<UnitField>[]): string | undefined {
  const top = readings.find((reading) => reading.isBlank('parent') && unitType(reading)?.level === 'city') ?? readings.find((reading) => reading.isBlank('parent'))
  return top && compact(top.text('division'))
}

function unitType(reading: RowReading<UnitField>): UnitType | undefined {
  return unitTypes[compact(reading.text('type'))]
}

function readUnit(reading: RowReading<UnitField>, cityCode: string | undefined): UnitRow {
  const code = reading.require('code', readCode, { missing: 'code-missing', unreadable: 'code-missing' })
  const name = reading.require('name', fixLabel, { missing: 'name-missing', unreadable: 'name-missing' })
  const type = unitType(reading)
  if (!type) reading.reject('unit-type-unknown', 'type')
  const creditCode = reading.take('credit', fixCreditCode, { reject: 'credit-code-checksum' })
  const divisionCode = compact(reading.text('division'))
  if (!findDivision(divisionCode) || !cityCode || !isWithinCity(divisionCode, cityCode)) reading.reject('division-unknown', 'division')
  return {
    code: code ?? '', name: name ?? '', type: reading.text('type'), kind: type?.kind ?? 'union', level: type?.level ?? null,
    parentCode: reading.take('parent', readCode, 'ignore'), creditCode, divisionCode,
    industry: reading.text('industry') || null,
    staff: isZero(reading) ? 0 : reading.take('staff', readHeadcount, { warn: 'headcount-unreadable' }),
    foundedOn: reading.take('founded', fixDate, { warn: 'date-unreadable' }),
    contactName: reading.take('contact', fixPersonName, 'ignore'),
    contactPhone: reading.take('phone', fixPhone, { warn: 'phone-unreadable' }),
  }
}

function isZero(reading: RowReading<UnitField>): boolean {
  return /^0+$/.test(compact(reading.text('staff')))
}

/** The later of two rows goes. A credit code that the system has under another code goes too; under the same code it is the same unit again. */
function rejectDuplicates(candidates: readonly Candidate[], existing: readonly ExistingUnit[]): void {
  const byCode = new Map<string, Candidate>()
  const byCredit = new Map<string, Candidate>()
  const creditOwner = new Map(existing.filter((unit) => unit.creditCode).map((unit) => [unit.creditCode, unit.code]))
  for (const candidate of candidates) {
    const { reading, unit } = candidate
    if (reading.rejected) continue
    const sameCode = byCode.get(unit.code)
    const sameCredit = unit.creditCode ? byCredit.get(unit.creditCode) : undefined
    const owner = unit.creditCode ? creditOwner.get(unit.creditCode) : undefined
    if (sameCode) reading.reject('code-duplicate', 'code', sameCode.reading.ref)
    else if (sameCredit) reading.reject('credit-code-duplicate', 'credit', sameCredit.reading.ref)
    else if (owner !== undefined && owner !== unit.code) reading.reject('credit-code-duplicate', 'credit')
    if (reading.rejected) continue
    byCode.set(unit.code, candidate)
    if (unit.creditCode) byCredit.set(unit.creditCode, candidate)
  }
}
