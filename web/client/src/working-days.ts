import { calendarRoutes } from '@guildhall/contract'
import { useAnswer } from './hooks.ts'

const oneDay = 86_400_000
const hour = 3_600_000

/**
 * The days from `from` to `to` (both counted, at most `limit`) with whether each is worked, by the State Council's calendar and what was set by hand: what a ruler is drawn
 * from. Until the year has arrived weekends stand in for it.
 */
export function useWorkingDays(from: string, to: string, limit = 90): { date: string; working: boolean }[] {
  const first = useAnswer(calendarRoutes.year, { year: Number(from.slice(0, 4)) }, { staleTime: hour })
  const last = useAnswer(calendarRoutes.year, { year: Number(to.slice(0, 4)) }, { staleTime: hour })
  const known = new Map([...first.data?.days ?? [], ...last.data?.days ?? []].map((one) => [one.day, one.working]))
  const count = Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / oneDay) + 1)
  return Array.from({ length: Math.min(count, limit) }, (_, step) => {
    const at = new Date(Date.parse(from) + step * oneDay)
    const date = at.toISOString().slice(0, 10)
    return { date, working: known.get(date) ?? at.getUTCDay() % 6 !== 0 }
  })
}
