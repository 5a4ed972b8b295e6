import { memberCockpitRoutes, membershipRoutes } from '@guildhall/contract'
import { handle, NotFound, requireWorker, type Handled } from '#platform/http'
import { findPerson } from '../people/index.ts'
import { endMembershipOf, transferMember } from './change-membership.ts'
import { decideDifference, listDifferences } from './differences.ts'
import { getMemberFigures } from './figures/index.ts'
import { listMembers } from './list-members.ts'
import { membershipsOf } from './store.ts'

export const membershipsHandled: Handled[] = [
  handle(memberCockpitRoutes.get, getMemberFigures), handle(membershipRoutes.list, listMembers),
  handle(membershipRoutes.ofPerson, async (ctx, { id }) => {
    if (!await findPerson(ctx.tx, id)) throw new NotFound()
    return { rows: await membershipsOf(ctx.tx, id) }
  }),
  handle(membershipRoutes.mine, async (ctx) => ({ rows: await membershipsOf(ctx.tx, requireWorker(ctx).personId) })),
  handle(membershipRoutes.transfer, transferMember), handle(membershipRoutes.end, endMembershipOf),
  handle(membershipRoutes.differences, listDifferences), handle(membershipRoutes.decide, decideDifference),
]
