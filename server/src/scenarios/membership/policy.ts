import type { StaffActor } from '#platform/http'
import { isWithin } from '#registry/units'
import type { ApplicationRow } from './model.ts'

type Of = Pick<ApplicationRow, 'scope'>

/** The union that decides lies in the clerk's range. The union that a member leaves sees a transfer; it does not decide it. */
export const mayDecide = (staff: StaffActor, row: Of): boolean => staff.permissions.has('membership.decide') && isWithin(row.scope, staff.scope)
export const mayAnswer = (staff: StaffActor, row: Of): boolean => staff.permissions.has('membership.answer') && isWithin(row.scope, staff.scope)
