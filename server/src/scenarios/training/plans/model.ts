import type { AnswerOf, plansRoutes } from '@guildhall/contract'

export type Slot = 'weekday-day' | 'weekday-evening' | 'weekend'
export type ClassState = 'draft' | 'opinions' | 'published' | 'running' | 'assessing' | 'confirming' | 'closed' | 'cancelled'
export type ClassKind = 'custom' | 'composite'
/** Weekly opening: days 1 (Monday) to 7, clock times HH:MM in China. */
export type OpeningWindow = { weekdays: number[]; from: string; to: string }
export type Course = { topic: string; hours: number }
export type PlanSession = { day: string; from: string; to: string; topic: string }

export type Checked = AnswerOf<typeof plansRoutes.checkPlan>
export type Conflict = Checked['conflicts'][number]
export type ConflictCode = Conflict['code']
export type Fix = NonNullable<Conflict['fix']>
export type Fit = Checked['fit']
export type Draft = AnswerOf<typeof plansRoutes.suggestPlan>['draft']

export type TrainerFacts = {
  id: string; name: string; active: boolean; level: number | null; honour: string | null; occupationIds: readonly string[]; divisions: readonly string[]; windows: readonly OpeningWindow[]
  weeklyHours: number | null; feeFen: bigint | null
  /** Mean of all judgements, 1 to 5; null while nobody has judged. */
  mean: number | null
}
export type VenueFacts = {
  id: string; name: string; active: boolean; capacity: number; occupationIds: readonly string[]; windows: readonly OpeningWindow[]; division: string | null; town: string | null
  address: string | null; equipment: readonly { name: string; count: number }[]
}
/** A trainer or a room is taken: by what, as far as the planner may know. */
export type Busy = { trainerId: string | null; venueId: string | null; startsAt: Date; endsAt: Date; title: string | null }
export type NeedFacts = {
  id: string; occupationId: string | null; level: number | null; seats: number; windows: readonly Slot[]; earliest: string | null; latest: string | null; division: string; town: string | null
  unitId: string | null; unitName: string | null
}
