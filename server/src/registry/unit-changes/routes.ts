import { unitChangeRoutes } from '@guildhall/contract'
import { handle, requireStaff, type Handled } from '#platform/http'
import { askChange, previewChange } from './ask-change.ts'
import { compareTrees } from './compare.ts'
import { getChange, listChanges } from './queries.ts'

export const unitChangesHandled: Handled[] = [
  handle(unitChangeRoutes.preview, (ctx, { plan }) => {
    requireStaff(ctx, 'units.manage')
    return previewChange(ctx, plan)
  }),
  handle(unitChangeRoutes.ask, async (ctx, input) => {
    requireStaff(ctx, 'units.manage')
    return getChange(ctx, await askChange(ctx, input))
  }),
  handle(unitChangeRoutes.list, listChanges),
  handle(unitChangeRoutes.get, (ctx, { id }) => getChange(ctx, id)),
  handle(unitChangeRoutes.previewTransfer, (ctx, { plan }) => {
    requireStaff(ctx, 'people.manage')
    return previewChange(ctx, plan)
  }),
  handle(unitChangeRoutes.askTransfer, async (ctx, input) => {
    requireStaff(ctx, 'people.manage')
    return getChange(ctx, await askChange(ctx, input))
  }),
  handle(unitChangeRoutes.compare, compareTrees),
]
