import type { Selectable } from 'kysely'
import type { Database } from '#platform/db'

export type UnitRow = Selectable<Database['unit']>
export type UnitVersionRow = Selectable<Database['unit_version']>
export type UnitKind = 'federation' | 'union' | 'joint-union' | 'industry-union' | 'enterprise' | 'social-organisation' | 'school' | 'department' | 'bank' | 'training-body'
export type UnitLevel = 'province' | 'city' | 'county' | 'town'

export const sealedIn = { contactName: 'unit_contact.name', contactPhone: 'unit_contact.phone' } as const
