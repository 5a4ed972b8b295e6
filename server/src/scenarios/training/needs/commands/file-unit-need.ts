import type { AnswerOf, InputOf, needsRoutes } from '@guildhall/contract'
import { Refused, requireStaff, type RequestContext } from '#platform/http'
import { getUnit } from '#registry/units'
import { record } from '../record.ts'

/** An enterprise or a department asks for a class for its own people. */
export async function fileUnitNeed(ctx: RequestContext, input: InputOf<typeof needsRoutes.fileUnitNeed>): Promise<AnswerOf<typeof needsRoutes.fileUnitNeed>> {
  const staff = requireStaff(ctx, 'training.unit.speak')
  const unit = await getUnit(ctx.tx, staff.unitId)
  if (unit.kind === 'federation') throw new Refused('training.need-not-a-unit')
  return record(ctx, {
    ...input, source: unit.kind === 'department' ? 'department' : 'enterprise', personId: null,
    unit: { id: unit.id, name: unit.name, scope: unit.scope, creditCode: unit.credit_code }, assisted: false,
  })
}
