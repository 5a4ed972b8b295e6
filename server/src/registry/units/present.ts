import type { AnswerOf, unitRoutes } from '@guildhall/contract'
import { findDivision } from '../divisions/index.ts'
import type { UnitKind, UnitLevel, UnitRow } from './model.ts'

/** The name of a division as people write it, or null for a code that the edition does not have. */
export function divisionName(code: string | null): string | null {
  return code ? findDivision(code)?.name ?? null : null
}

export function presentUnit(unit: UnitRow): AnswerOf<typeof unitRoutes.create> {
  return {
    id: unit.id, code: unit.code, kind: unit.kind as UnitKind, level: unit.level as UnitLevel | null, name: unit.name, parentId: unit.parent_id, division: unit.division, divisionName: divisionName(unit.division),
    creditCode: unit.credit_code, industry: unit.industry, staff: unit.staff, foundedOn: unit.founded_on, dissolvedOn: unit.dissolved_on, revision: unit.revision,
  }
}
