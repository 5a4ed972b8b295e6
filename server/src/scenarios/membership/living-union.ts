import type { Tx } from '#platform/db'
import { getUnit, type UnitRow } from '#registry/units'

/** The union that goes on for this one today, if any does: its successor may have been merged since. */
export async function livingFrom(tx: Tx, unit: UnitRow): Promise<UnitRow | null> {
  if (unit.dissolved_on === null) return unit
  return unit.successor_id ? livingFrom(tx, await getUnit(tx, unit.successor_id)) : null
}
