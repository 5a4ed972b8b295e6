import type { AnswerOf, plannerRoutes } from '@guildhall/contract'
import type { Reason } from '#engines/planning'
import type { TemplateFacts, TemplateRef } from '../templates/index.ts'

export type PlannerRun = AnswerOf<typeof plannerRoutes.askPlan>
export type FullRun = AnswerOf<typeof plannerRoutes.getPlan>
export type Settings = FullRun['settings']
export type Figures = NonNullable<PlannerRun['figures']>
export type PlannedAnswer = FullRun['classes'][number]
export type UnservedAnswer = FullRun['unserved'][number]
export type DroppedWhy = FullRun['dropped'][number]['why']
export type Window = PlannedAnswer['window']
export type SeatedNeed = AnswerOf<typeof plannerRoutes.listNeedsOfPlanned>['rows'][number]
export type Source = SeatedNeed['source']
type Opening = { weekdays: number[]; from: string; to: string }

/** What a proposal is computed from, as it stood when it was asked for. Ids and facts; no name, number or word of a person. */
export type Input = {
  today: string
  /** Mondays of the weeks that are planned; those with three days off or more are left out. */
  mondays: string[]
  /** Days of these weeks on which nobody teaches: days off, weekends that are worked, and what lies before the first day. */
  closed: string[]
  needs: { id: string; number: string; source: Source; occupationId: string; level: number | null; division: string; town: string | null; seats: number; windows: Window[]; earliest: string | null; latest: string | null; asked: string; unitId: string | null }[]
  trainers: { id: string; occupationIds: string[]; level: number | null; divisions: string[]; windows: Opening[]; weeklyHours: number | null; feeFen: number }[]
  venues: { id: string; occupationIds: string[]; windows: Opening[]; division: string | null; town: string | null; capacity: number; equipment?: { name: string; count: number }[] }[]
  /** Class templates in force on the first day, nearest unit first; older snapshots have none. */
  templates?: TemplateFacts[]
  /** When trainers and venues are taken by classes that are planned or promised. */
  taken: { trainerId: string | null; venueId: string | null; day: string; from: string; to: string }[]
  occupations: { id: string; category: string }[]
  /** Classes of the earlier proposal: those a person fixed, and in a repair the others. */
  fixed: HeldClass[]
  previous: HeldClass[]
}

/** A class in the words of the records. `slots`: thirds of the days of a week, as in the planning engine. */
export type HeldClass = { key: string; occupationId: string; level: number | null; slots: number[]; monday: string; trainerId: string; venueId: string; seats: { needId: string; count: number }[] }
export type StoredClass = HeldClass & { window: Window; sessions: { day: string; from: string; to: string }[]; size: number; min: number; capacity: number; costFen: number; fixed: boolean; template?: (TemplateRef & { name: string }) | null }
export type StoredHelp =
  | { help: 'people'; count: number; division: string | null; town: string | null; window: Window }
  | { help: 'times' | 'teacher' | 'room' | 'travel'; seats: number; division: string | null; town: string | null; window: Window }
  | { help: 'dates'; seats: number; division: string | null; town: string | null; window: Window; from: string; until: string }
  | { help: 'budget'; fen: string; seats: number }
  | { help: 'lift' | 'longer' }
export type StoredUnserved = {
  occupationId: string; level: number | null; division: string; town: string | null; windows: Window[]; from: string; until: string; seats: number; needs: { id: string; seats: number }[]
  reason: Reason; lacking: number; helps: StoredHelp[]
}
export type Dropped = Pick<HeldClass, 'occupationId' | 'level' | 'monday' | 'trainerId' | 'venueId'> & { why: DroppedWhy }
export type Result = { classes: StoredClass[]; unserved: StoredUnserved[]; dropped: Dropped[] }
export type Progress = { share: number; value: number | null; bound: number | null }
