import type { Selectable } from 'kysely'
import type { Database } from '#platform/db'

export type MembershipRow = Selectable<Database['membership']>
export type DifferenceRow = Selectable<Database['roster_difference']>

/** Name or number differ from the record; the number is somebody else's; a member of another unit; on record outside the clerk's reach. */
export type DifferenceKind = 'name' | 'phone' | 'phone-taken' | 'unit' | 'elsewhere'
/** What the file says, of the kind that it differs in. */
export type Offered = { name: string } | { phone: string } | { unitId: string }

/** To which column sealed bytes are bound. */
export const privateIn = 'membership.private'
export const offeredIn = 'roster_difference.offered'

/** What a roster says of a person beside the register: kept sealed with the membership. */
export type RosterPrivate = { phone: string | null; registeredHome: string | null; remark: string | null }
