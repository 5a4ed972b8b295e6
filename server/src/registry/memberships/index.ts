import './merging.ts'

export { offeredIn, privateIn, type DifferenceKind, type DifferenceRow, type MembershipRow, type Offered, type RosterPrivate } from './model.ts'
export { figureChecks, foldAfterChange, foldJob, foldMemberFigures, recountMembers } from './figures/index.ts'
export { enterMember } from './enter-member.ts'
export { listMembers } from './list-members.ts'
export { beginMembership, continueAt, endMembership, lockLasting, membershipsOf, movePerson, type Membership } from './store.ts'
export { membershipsHandled } from './routes.ts'
