import type { AnswerOf, plannerRoutes } from '@guildhall/contract'
import { dotted, useFormat, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import { weeklyOf } from './weekly.ts'

export type Run = AnswerOf<typeof plannerRoutes.getPlan>
export type RunRow = AnswerOf<typeof plannerRoutes.listPlans>['rows'][number]
export type Planned = Run['classes'][number]
export type Brief = AnswerOf<typeof plannerRoutes.comparePlans>['came'][number]
export type Unserved = Run['unserved'][number]
export type Help = Unserved['helps'][number]
export type Settings = Run['settings']
export type Rule = Settings['forbidden'][number]
export type Ground = AnswerOf<typeof plannerRoutes.getPlannerGround>

export const windows = ['weekday-day', 'weekday-evening', 'weekend'] as const
export const categories = ['machining', 'electrical-care', 'logistics', 'service'] as const

/** How a proposal is spoken of. */
export function usePlannerWords() {
  const text = useText(messages)
  const format = useFormat()
  const place = (at: { town: string | null; division: string | null }) => at.town ?? ''
  return {
    course: (one: { occupation: { name: string }; level: number | null }) => dotted(text.dot, [one.occupation.name, text.level(one.level)]),
    span: (one: { firstDay: string; lastDay: string }) => `${format.day(one.firstDay)}–${format.day(one.lastDay)}`,
    /** On which days of the week, when: a class that meets on five is not one of Mondays. */
    weekly: (one: Pick<Planned, 'sessions'>) => weeklyOf(one.sessions).map(({ days, run, times }) => `${run ? text.classes.daysTo(format.weekday(days[0]!), format.weekday(days.at(-1)!)) : days.map(format.weekday).join(text.and)} ${times.join(text.and)}`).join(text.classes.daysApart),
    reason(one: Pick<Unserved, 'reason' | 'lacking'>): string {
      const lacking = one.reason === 'budget' ? format.yuan(String(one.lacking)) : format.count(one.lacking)
      return text.why.reasons[one.reason](lacking)
    },
    help(one: Help): string {
      switch (one.help) {
        case 'people': return text.why.help.people(format.count(one.count), place(one), text.window[one.window])
        case 'dates': return text.why.help.dates(format.count(one.seats), place(one), format.day(one.from), format.day(one.until))
        case 'budget': return text.why.help.budget(format.yuan(one.fen), format.count(one.seats))
        case 'lift': case 'longer': return text.why.help[one.help]()
        default: return text.why.help[one.help](format.count(one.seats), place(one), text.window[one.window])
      }
    },
  }
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10)
}

export function mondayOf(day: string): string {
  return addDays(day, 1 - (new Date(`${day}T00:00:00Z`).getUTCDay() || 7))
}

/** 0 morning, 1 noon, 2 evening. */
export function laneOf(time: string): 0 | 1 | 2 {
  return time < '12:00' ? 0 : time < '17:00' ? 1 : 2
}

export const sameRule = (a: Rule, b: Rule): boolean => a.occupationId === b.occupationId && a.level === b.level && a.trainerId === b.trainerId && a.venueId === b.venueId && a.window === b.window
