import { openCase } from '#engines/process'
import { loadCalendar } from '#platform/calendar'
import { holderOf } from '#platform/http'
import type { CommandContext } from '#platform/module'
import { newId } from '#platform/ids'
import type { ClassRow as ImportedClass } from '../import/index.ts'
import { findNamed, findOccupationIds, type Applied, type ImportInto } from '../resources/index.ts'
import { classProcess } from './process.ts'

/**
 * Writes classes that were held before the system was there: closed, with number, trainer, room, days and headcount, so that evaluations can refer to them. A number
 * that is known stays as it is. A class belongs where its room does.
 */
export async function applyClasses(ctx: CommandContext, rows: readonly ImportedClass[], into: ImportInto): Promise<Applied> {
  const [occupations, calendar, now] = [await findOccupationIds(ctx.tx), await loadCalendar(ctx.tx), ctx.clock.now()]
  const applied: Applied = { created: 0, updated: 0 }
  for (const row of rows) {
    const { trainerId, venue } = await findNamed(ctx.tx, { trainerName: row.trainerName, trainerPhoneBlind: row.trainerPhone === null ? null : ctx.cipher.blind(row.trainerPhone, 'phone'), venueName: row.venueName })
    const scope = venue && (venue.scope === into.unit.scope || venue.scope.startsWith(`${into.unit.scope}.`)) ? venue.scope : into.unit.scope
    const occupationId = occupations.get(row.occupation.name)
    if (!occupationId) throw new Error(`the occupation ${row.occupation.name} is not in the register`)
    const unit = row.clientName === null ? undefined : await ctx.tx.selectFrom('unit').select(['id', 'scope']).where('name', '=', row.clientName).orderBy('id').executeTakeFirst()
    const id = newId()
    const inserted = await ctx.tx.insertInto('training_class').values({
      id, scope, applicant_scope: unit?.scope ?? null, unit_id: unit?.id ?? null, number: row.code, title: row.name, kind: row.kind, occupation_id: occupationId, division: venue?.division ?? null,
      town: venue?.town ?? null, trainer_id: trainerId, venue_id: venue?.id ?? null, seats: Math.min(Math.max(row.seats ?? 1, 1), 2_000), first_day: row.startsOn, last_day: row.endsOn,
      state: 'closed', created_by: holderOf(ctx.actor), import_id: into.importId, created_at: now, updated_at: now,
    }).onConflict((conflict) => conflict.columns(['scope', 'number']).doNothing()).returning('id').executeTakeFirst()
    if (!inserted) continue
    const opened = await openCase(ctx.tx, { process: classProcess, subject: id, scope, title: `${row.code} ${row.name}`, state: 'closed', actor: { id: holderOf(ctx.actor), as: 'handler' }, now, calendar })
    await ctx.tx.updateTable('training_class').set({ case_id: opened.id }).where('id', '=', id).execute()
    applied.created++
  }
  return applied
}
