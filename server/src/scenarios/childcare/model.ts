import type { childcareShapes } from '@guildhall/contract'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Database } from '#platform/db'

export type ClassRow = Selectable<Database['childcare_class']>
export type ChildRow = Selectable<Database['childcare_child']>
export type DayRow = Selectable<Database['childcare_day']>
export type ClassState = z.output<typeof childcareShapes.classState>
export type ChildState = z.output<typeof childcareShapes.childState>
export type Relation = z.output<typeof childcareShapes.relation>
export type Gender = z.output<typeof childcareShapes.gender>
export type Standing = z.output<typeof childcareShapes.standing>
export type Adult = { name: string; phone: string }
/** What a guardian says of a child; kept sealed as a whole and erased as a whole. `guardian` is the name that was typed under the consent. */
export type About = { name: string; birthMonth: string; gender: Gender | null; health: string; emergency: Adult; pickers: Adult[]; guardian: string }
/** A class with its unit and how full it is. */
export type ClassWith = ClassRow & { unit_name: string; seated: number; waiting: number }
