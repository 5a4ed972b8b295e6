import type { AnswerOf, lectureOrderRoutes, lectureShapes } from '@guildhall/contract'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Database } from '#platform/db'

export type OrderRow = Selectable<Database['lecture_order']>
export type EngagementRow = Selectable<Database['lecture_engagement']>
export type OrderState = z.output<typeof lectureShapes.orderState>
export type SessionState = z.output<typeof lectureShapes.sessionState>
export type Side = z.output<typeof lectureShapes.side>
export type WhyNot = z.output<typeof lectureShapes.whyNot>
export type Preference = z.output<typeof lectureShapes.preference>
export type OrderRecord = AnswerOf<typeof lectureOrderRoutes.get>
export type OrderListed = AnswerOf<typeof lectureOrderRoutes.list>['rows'][number]

export const preferencesOf = (row: Pick<OrderRow, 'preferences'>) => row.preferences as Preference[]
