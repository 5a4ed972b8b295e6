import type { Selectable } from 'kysely'
import type { AnswerOf, InputOf, resourcesRoutes } from '@guildhall/contract'
import type { Database } from '#platform/db'

export type TrainerRow = Selectable<Database['training_trainer']>
export type VenueRow = Selectable<Database['training_venue']>
export type OccupationRef = { id: string; name: string; category: 'machining' | 'electrical-care' | 'logistics' | 'service' }
export type OpeningWindow = { weekdays: number[]; from: string; to: string }
export type Equipment = { name: string; count: number }

export type Trainer = AnswerOf<typeof resourcesRoutes.createTrainer>
export type Venue = AnswerOf<typeof resourcesRoutes.createVenue>
export type TrainerForm = InputOf<typeof resourcesRoutes.createTrainer>
export type VenueForm = InputOf<typeof resourcesRoutes.createVenue>
export type Figures = NonNullable<AnswerOf<typeof resourcesRoutes.getTrainer>['figures']>

/** To which column sealed bytes are bound. */
export const sealedIn = { trainerPhone: 'training_trainer.phone', venueContact: 'training_venue.contact', venuePhone: 'training_venue.phone' } as const

/** What changed in a form, as the columns of either table. */
export type ResourceKind = 'trainer' | 'venue'
