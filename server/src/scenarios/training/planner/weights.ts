import type { Input, Settings } from './model.ts'

const longestWaitDays = 180
const daysOfMonth = 30

/** What a seat for a need is worth, in points: priority of its source · (1 + share of a month's waiting · months waited, six at most). docs/planning.md. */
export function weightOf(need: Pick<Input['needs'][number], 'source' | 'asked'>, { priority, waitMonth }: Pick<Settings, 'priority' | 'waitMonth'>, today: string): number {
  const days = Math.max(0, Math.min(longestWaitDays, Math.round((Date.parse(today) - Date.parse(need.asked)) / 86_400_000)))
  return priority[need.source] * (1 + waitMonth * days / daysOfMonth)
}

/** What a proposal is asked with when nobody says otherwise. `startOn` leaves time for opinions, notice and enrolment. */
export function usualSettings(startOn: string): Settings {
  return {
    startOn, weeks: 12, seconds: 20, minSeats: 15, maxSeats: 40, sessionsADay: 2, priority: { worker: 1, enterprise: 1, department: 1 }, waitMonth: 0.1, yuanAPoint: 2_000, idle: 0.02,
    wayToTown: 0.15, wayToCounty: null, change: 2, budgetFen: null, occupationIds: [], forbidden: [],
  }
}
