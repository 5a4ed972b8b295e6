import { maskName, maskPhone, type Cipher } from '#platform/crypto'
import type { Equipment, OccupationRef, OpeningWindow, Trainer, TrainerRow, Venue, VenueRow } from './model.ts'
import { sealedIn } from './model.ts'
import { isShared } from './rules.ts'

type Presenting = { cipher: Cipher; actorScope: string }

export function presentTrainer({ cipher, actorScope }: Presenting, row: TrainerRow, occupations: readonly OccupationRef[]): Trainer {
  return {
    id: row.id, code: row.code, name: row.name, unitName: row.unit_name, occupations: [...occupations], windows: row.windows as OpeningWindow[], remark: row.remark, active: row.active,
    updatedAt: row.updated_at.toISOString(), shared: isShared(row.scope, actorScope), gender: row.gender as Trainer['gender'],
    phone: row.phone_sealed && maskPhone(cipher.open(row.phone_sealed, sealedIn.trainerPhone).reveal()), level: row.level, honour: row.honour, divisions: row.divisions,
    weeklyHours: row.weekly_hours, feeFen: row.fee_fen === null ? null : String(row.fee_fen),
  }
}

export function presentVenue({ cipher, actorScope }: Presenting, row: VenueRow, occupations: readonly OccupationRef[]): Venue {
  return {
    id: row.id, code: row.code, name: row.name, unitName: row.unit_name, occupations: [...occupations], windows: row.windows as OpeningWindow[], remark: row.remark, active: row.active,
    updatedAt: row.updated_at.toISOString(), shared: isShared(row.scope, actorScope), division: row.division, town: row.town, address: row.address, capacity: row.capacity,
    equipment: row.equipment as Equipment[], contact: row.contact_sealed && maskName(cipher.open(row.contact_sealed, sealedIn.venueContact).reveal()),
    phone: row.phone_sealed && maskPhone(cipher.open(row.phone_sealed, sealedIn.venuePhone).reveal()),
  }
}
