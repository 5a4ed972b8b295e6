import type { Selectable } from 'kysely'
import type { AnswerOf, resultsRoutes } from '@guildhall/contract'
import type { Database } from '#platform/db'

export type ResultRow = Selectable<Database['training_result']>
export type EntryRow = Selectable<Database['training_mark_entry']>
export type ClassResults = AnswerOf<typeof resultsRoutes.getResults>
export type Outcome = 'passed' | 'failed-theory' | 'failed-practice' | 'failed-attendance' | 'absent'

export type Marks = { theory: number | null; practice: number | null; absent: boolean }
/** What a class asks for; per cent and points. A pass mark of 0 means: there is no such part. */
export type PassRules = { minAttendancePercent: number; passTheory: number; passPractice: number }

/** To which column sealed bytes are bound; the name of an enrolment is the classes story's. */
export const sealedName = 'training_enrolment.name'
