import type { RefusalCode } from '@guildhall/contract'
import { isWithin } from '../units/index.ts'
import type { UnitFacts } from './facts.ts'

type Unit = Pick<UnitFacts, 'name' | 'scope' | 'parentId' | 'dissolvedOn' | 'busy'>
export type Fault = { code: RefusalCode; unitName: string | null }

/** Of all that is done on a day: it is not to come, and the units are there and free. */
export function faultsOfDay(on: string, today: string): Fault[] {
  return on > today ? [{ code: 'unit-changes.future', unitName: null }] : []
}

/** A unit that changes: not the top, not dissolved, not in somebody else's hands. */
export function faultsOfChanging(unit: Unit): Fault[] {
  const faults: RefusalCode[] = []
  if (unit.parentId === null) faults.push('unit-changes.top')
  if (unit.dissolvedOn !== null) faults.push('units.dissolved')
  if (unit.busy) faults.push('unit-changes.under-way')
  return faults.map((code) => ({ code, unitName: unit.name }))
}

/** A unit that is closed on a day: nobody came or went there after that day, as otherwise they would have been nowhere. */
export function faultsOfClosing(unit: Unit & { earliest: string }, on: string): Fault[] {
  return [...faultsOfChanging(unit), ...(unit.dissolvedOn === null && on < unit.earliest ? [{ code: 'unit-changes.too-early' as const, unitName: unit.name }] : [])]
}

/** A unit that takes members or units from a day on: there on that day, and still. */
export function faultsOfTaking(unit: Pick<UnitFacts, 'name' | 'dissolvedOn' | 'busy' | 'firstDay'>, on: string): Fault[] {
  const faults: RefusalCode[] = []
  if (unit.dissolvedOn !== null) faults.push('units.dissolved')
  if (unit.busy) faults.push('unit-changes.under-way')
  if (on < unit.firstDay) faults.push('unit-changes.founded-later')
  return faults.map((code) => ({ code, unitName: unit.name }))
}

/** A union is not merged into itself, nor into what lies below it, which is about to follow. */
export function faultsOfMerging(sources: readonly Unit[], target: { scope: string; name: string }): Fault[] {
  return sources.filter((unit) => isWithin(target.scope, unit.scope)).map((unit) => ({ code: 'unit-changes.into-own' as const, unitName: unit.name }))
}

export function hasTwice(ids: readonly string[]): boolean {
  return new Set(ids).size < ids.length
}
