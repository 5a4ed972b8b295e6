import type { CommandContext } from '#platform/module'
import { newId } from '#platform/ids'
import { withoutNumbers } from '#platform/crypto'
import type { TrainerRow as ImportedTrainer, VenueRow as ImportedVenue } from '../import/index.ts'
import { sealedIn } from './model.ts'
import { countiesServed, windowFromMinutes } from './rules.ts'
import { findKnownTrainer, findKnownVenue, findCountyScopes, findOccupationIds, insertTrainer, insertVenue, replaceOccupations, updateTrainer, updateVenue, type TrainerColumns, type VenueColumns } from './store.ts'

/** In whose name a file comes in; what serves one county only belongs to that county's federation, if it has one in this range. */
export type ImportInto = { importId: string; unit: { id: string; scope: string } }
export type Applied = { created: number; updated: number }

/** What stands in a file’s free column, without the numbers of people: those have sealed columns. */
const freeWords = (words: string | null) => words && withoutNumbers(words)

/** Writes understood trainers. Who is known already, by code or by phone and name, is brought up to date: the same file twice changes nothing. */
export async function applyTrainers(ctx: CommandContext, rows: readonly ImportedTrainer[], into: ImportInto): Promise<Applied> {
  const [counties, occupations] = [await findCountyScopes(ctx.tx, into.unit.scope), await findOccupationIds(ctx.tx)]
  const applied = { created: 0, updated: 0 }
  for (const row of rows) {
    const scope = counties.get(row.division) ?? into.unit.scope
    const columns: TrainerColumns = {
      code: row.code, name: row.name, gender: row.gender, unit_name: row.unitName, level: row.level, honour: freeWords(row.honours), divisions: countiesServed(row.division),
      windows: row.windows.map(windowFromMinutes), weekly_hours: row.weeklyHours === null ? null : Math.max(1, Math.round(row.weeklyHours)), fee_fen: row.feeFen, remark: freeWords(row.remark),
      phone_sealed: row.phone === null ? null : ctx.cipher.seal(row.phone, sealedIn.trainerPhone), phone_blind: row.phone === null ? null : ctx.cipher.blind(row.phone, 'phone'),
    }
    const known = await findKnownTrainer(ctx.tx, { scope, code: row.code, name: row.name, phoneBlind: columns.phone_blind ?? null })
    const id = known?.id ?? newId()
    if (known) await updateTrainer(ctx.tx, id, columns, ctx.clock.now())
    else await insertTrainer(ctx.tx, { id, scope, importId: into.importId, now: ctx.clock.now() }, columns)
    await replaceOccupations(ctx.tx, 'trainer', id, known?.scope ?? scope, row.occupations.flatMap((one) => occupations.get(one.name) ?? []))
    applied[known ? 'updated' : 'created']++
  }
  return applied
}

/** Writes understood venues; one that is known by its code, or by name and division, is brought up to date. */
export async function applyVenues(ctx: CommandContext, rows: readonly ImportedVenue[], into: ImportInto): Promise<Applied> {
  const [counties, occupations] = [await findCountyScopes(ctx.tx, into.unit.scope), await findOccupationIds(ctx.tx)]
  const applied = { created: 0, updated: 0 }
  for (const row of rows) {
    const scope = counties.get(row.division) ?? into.unit.scope
    const columns: VenueColumns = {
      code: row.code, name: row.name, unit_name: row.ownerName, division: row.division, town: null, address: freeWords(row.address), capacity: Math.min(row.capacity, 2_000),
      equipment: row.equipment.map(({ name, count }) => ({ name, count: count ?? 1 })), windows: row.windows.map(windowFromMinutes), remark: freeWords(row.remark),
      contact_sealed: row.contactName === null ? null : ctx.cipher.seal(row.contactName, sealedIn.venueContact),
      phone_sealed: row.contactPhone === null ? null : ctx.cipher.seal(row.contactPhone, sealedIn.venuePhone),
    }
    const known = await findKnownVenue(ctx.tx, { scope, code: row.code, name: row.name, division: row.division })
    const id = known?.id ?? newId()
    if (known) await updateVenue(ctx.tx, id, columns, ctx.clock.now())
    else await insertVenue(ctx.tx, { id, scope, importId: into.importId, now: ctx.clock.now() }, columns)
    await replaceOccupations(ctx.tx, 'venue', id, known?.scope ?? scope, row.occupations.flatMap((one) => occupations.get(one.name) ?? []))
    applied[known ? 'updated' : 'created']++
  }
  return applied
}
