export type EnrolmentTimes = { invitedAt: Date; openAt: Date; closeAt: Date }

/** Those who asked first, then everybody; it closes before the class begins and is not over before it is announced. */
export function enrolmentTimesFit(times: EnrolmentTimes, { now, firstSession }: { now: Date; firstSession: Date | null }): boolean {
  return times.invitedAt <= times.openAt && times.openAt < times.closeAt && times.closeAt > now && firstSession !== null && times.closeAt <= firstSession
}
