import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { needsRoutes } from '@guildhall/contract'
import type { Database } from '#platform/db'

export type NeedRow = Selectable<Database['training_need']>
export type NeedState = 'open' | 'planned' | 'invited' | 'enrolled' | 'served' | 'withdrawn'
export type NeedSource = 'worker' | 'enterprise' | 'department'
export type Window = 'weekday-day' | 'weekday-evening' | 'weekend'
export type OccupationRef = { id: string; name: string; category: 'machining' | 'electrical-care' | 'logistics' | 'service' }
export type Sure = 'sure' | 'likely'

export type NeedFilter = z.output<typeof needsRoutes.getDemand.query>
export type Understood = z.output<typeof needsRoutes.suggestOccupation.response>

/** What may be corrected; everything else stays as it was said (T5). */
export type Correctable = {
  occupationId: string | null; level: number | null; division: string; town: string | null; windows: Window[]; earliest: string | null; latest: string | null; seats: number
}
