import type { AnswerOf, InputOf, windowCaseRoutes } from '@guildhall/contract'
import type { Selectable } from 'kysely'
import type { Database } from '#platform/db'

export type CaseRow = Selectable<Database['window_case']>
export type MaterialRow = Selectable<Database['window_material']>
export type Record = AnswerOf<typeof windowCaseRoutes.get>
export type Moved = AnswerOf<typeof windowCaseRoutes.open>
export type Listed = AnswerOf<typeof windowCaseRoutes.list>['rows'][number]
export type CaseState = Listed['state']
export type Business = Listed['item']['business']
export type Form = Omit<InputOf<typeof windowCaseRoutes.edit>, 'caseId'>
/** What was asked for, as it is kept; the representative lies in a sealed column. */
export type Asked = Omit<Form['facts'], 'representative'>
export type Place = Record['materials'][number]
export type Decided = { outcome: 'granted' | 'refused'; opinion: string; code: string | null; validUntil: string | null }
export type Handed = { how: 'counter' | 'post'; tracking: string | null; minutes: number | null }

/** To which column sealed bytes are bound. */
export const sealedIn = { representative: 'window_case.representative', contactName: 'window_case.contact_name', contactPhone: 'window_case.contact_phone', address: 'window_case.address', received: 'window_case.received', follow: 'window_case.follow' } as const

/** States in which the applicant may change what is asked for and hand in files. */
export const openForApplicant: readonly CaseState[] = ['preparing', 'correcting']
