import type { AnswerOf, cockpitRoutes } from '@guildhall/contract'

export type Cockpit = AnswerOf<typeof cockpitRoutes.get>
export type Figure = Cockpit['figures'][number]
export type Place = Cockpit['places'][number]
export type Happened = Cockpit['events'][number]
export type Behind = AnswerOf<typeof cockpitRoutes.drillDown>['rows'][number]
