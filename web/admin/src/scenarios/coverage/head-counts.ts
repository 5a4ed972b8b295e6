import { dayOf } from '@guildhall/ui'

/** Whether a head count is more than a year older than the day that is looked at, so that its year has to be said beside it. */
export function isOldCount(countedOn: string | null, on: string | undefined, today = dayOf(Date.now())): boolean {
  if (countedOn === null) return false
  const day = on ?? today
  return countedOn < `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`
}
