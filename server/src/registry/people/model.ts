import type { Selectable } from 'kysely'
import type { Database } from '#platform/db'

export type PersonRow = Selectable<Database['person']>
export type Standing = 'contact' | 'own' | 'real-name'

/** To which column sealed bytes are bound: moved to another, they do not open. */
export const sealedIn = { name: 'person.name', phone: 'person.phone', idNumber: 'person.id-number' } as const
