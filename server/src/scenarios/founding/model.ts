import type { foundingShapes } from '@guildhall/contract'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Database } from '#platform/db'

export type FoundingRow = Selectable<Database['founding']>
export type FounderRow = Selectable<Database['founding_founder']>
export type RosterRow = Selectable<Database['founding_roster']>
export type CongressRow = Selectable<Database['founding_congress']>
export type RoundRow = Selectable<Database['founding_round']>
export type RaceRow = Selectable<Database['founding_race']>
export type CandidateRow = Selectable<Database['founding_candidate']>
export type FoundingKind = z.output<typeof foundingShapes.foundingKind>
export type FoundingState = z.output<typeof foundingShapes.foundingState>
export type Body = z.output<typeof foundingShapes.electedBody>
export type Seats = z.output<typeof foundingShapes.seatsWanted>
export type Mark = z.output<typeof foundingShapes.ballotMark>
export type LegalNote = z.output<typeof foundingShapes.legalNote>
export type TalentFilter = z.output<typeof foundingShapes.talentFilter>
export type FoundingForm = z.output<typeof foundingShapes.foundingForm>
