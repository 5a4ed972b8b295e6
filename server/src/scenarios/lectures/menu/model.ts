import type { AnswerOf, lectureMenuRoutes, lectureShapes } from '@guildhall/contract'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Database } from '#platform/db'

export type LecturerRow = Selectable<Database['lecturer']>
export type LectureRow = Selectable<Database['lecture']>
export type Field = z.output<typeof lectureShapes.lectureField>
export type Audience = z.output<typeof lectureShapes.lectureAudience>
export type LectureState = z.output<typeof lectureShapes.lectureState>
export type LecturerState = z.output<typeof lectureShapes.lecturerState>
export type SessionState = z.output<typeof lectureShapes.sessionState>
export type Rating = z.output<typeof lectureShapes.rating>
export type Card = AnswerOf<typeof lectureMenuRoutes.find>['rows'][number]
/** A lecture with who gives it. */
export type LectureWith = LectureRow & { lecturer: string; team: string | null; unit_name: string; held: number }
