export { offeredIn, privateIn, type DifferenceKind, type DifferenceRow, type MembershipRow, type Offered, type RosterPrivate } from './model.ts'
