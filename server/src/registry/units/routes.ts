import { unitRoutes, type InputOf } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { handle, requireStaff, type Handled, type RequestContext } from '#platform/http'
import { askMove } from './ask-move.ts'
import { editUnit, renameUnit } from './change-unit.ts'
import { createUnit } from './create-unit.ts'
import type { UnitRow } from './model.ts'
import { presentUnit } from './present.ts'
import { getUnitRecord, listDivisions, listUnits, suggestUnits } from './queries.ts'

/** Every change of the tree: the permission, the deed, its trace in the audit log, the unit as it is now. */
function changing<I extends { reason?: string }>(action: string, deed: (ctx: RequestContext, input: I) => Promise<UnitRow>) {
  return async (ctx: RequestContext, input: I) => {
    requireStaff(ctx, 'units.manage')
    const unit = await deed(ctx, input)
    await appendAudit(ctx, { action, subject: `unit:${unit.id}`, scope: unit.scope, ...(input.reason ? { reason: input.reason } : {}) })
    return presentUnit(unit)
  }
}

export const unitsHandled: Handled[] = [
  handle(unitRoutes.list, listUnits), handle(unitRoutes.get, getUnitRecord), handle(unitRoutes.suggest, suggestUnits), handle(unitRoutes.divisions, (_ctx, input) => Promise.resolve(listDivisions(input))),
  handle(unitRoutes.create, changing('units.create', createUnit)),
  handle(unitRoutes.edit, changing('units.edit', (ctx, { id, ...input }: InputOf<typeof unitRoutes.edit> & { reason?: string }) => editUnit(ctx, id, input))),
  handle(unitRoutes.rename, changing('units.rename', (ctx, { id, ...input }) => renameUnit(ctx, id, input))),
  handle(unitRoutes.move, changing('units.move', (ctx, { id, ...input }) => askMove(ctx, id, input))),
]
