import type { AnswerOf, termRoutes } from '@guildhall/contract'
import type { Selectable } from 'kysely'
import type { Database } from '#platform/db'

export type TermRow = Selectable<Database['union_term']>
export type OfficerRow = Selectable<Database['union_officer']>
export type Body = 'committee' | 'audit' | 'women'
export type Post = 'chair' | 'vice-chair' | 'organisation' | 'publicity' | 'finance' | 'rights' | 'women' | 'member'
export type Term = NonNullable<AnswerOf<typeof termRoutes.chairTasks>['term']>
export type TermState = Term['state']
export type ElectedOfficer = { personId: string; body: Body; post: Post }

/** Kinds of unit that have committees and terms. */
export const unionKinds: readonly string[] = ['union', 'joint-union', 'industry-union']
