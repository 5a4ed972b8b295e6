import type { Selectable } from 'kysely'
import type { AnswerOf, InputOf, unitChangeRoutes } from '@guildhall/contract'
import type { Database } from '#platform/db'

type Routes = typeof unitChangeRoutes
export type UnitPlan = InputOf<Routes['ask']>['plan']
export type TransferPlan = InputOf<Routes['askTransfer']>['plan']
export type Plan = UnitPlan | TransferPlan
export type PlanOf<Kind extends Plan['kind']> = Extract<Plan, { kind: Kind }>
export type Foreseen = AnswerOf<Routes['preview']>
export type Problem = Foreseen['problems'][number]
export type UnitForeseen = Foreseen['units'][number]
export type ChangeAnswer = AnswerOf<Routes['get']>
export type ChangeRow = Selectable<Database['unit_change']>
/** What came of it: members whose membership went on elsewhere or ended, records, units below, roles and accounts that went along or ended. */
export type Counts = { members: number; people: number; children: number; roles: number; accounts: number }

export const nothing: Counts = { members: 0, people: 0, children: 0, roles: 0, accounts: 0 }
