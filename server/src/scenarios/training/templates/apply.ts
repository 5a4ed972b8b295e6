import { withoutNumbers } from '#platform/crypto'
import { holderOf } from '#platform/http'
import { newId } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import type { TemplateRow as ImportedTemplate } from '../import/index.ts'
import { findOccupationIds } from '../resources/index.ts'
import type { TemplateForm } from './model.ts'
import { hoursOf, standAmong } from './rules.ts'
import { findHeldOfUnit, insertTemplate, insertVersion, lockUnit } from './store.ts'

type Unit = { id: string; scope: string }

/**
 * Says of an imported row how it stands to what the unit keeps. Whoever says what holds for the unit waits from here on, so that what was read is still so when it is written.
 */
export async function loadStands(ctx: CommandContext, unit: Unit): Promise<(row: ImportedTemplate) => 'free' | 'known' | 'taken'> {
  await lockUnit(ctx.tx, unit.scope)
  const [held, occupations] = [await findHeldOfUnit(ctx.tx, unit.scope), await findOccupationIds(ctx.tx)]
  return (row) => standAmong(held, formOf(row, occupations))
}

/** Writes understood templates as the unit's own. What it keeps already, word for word, stays: the same file twice changes nothing. */
export async function applyTemplates(ctx: CommandContext, rows: readonly ImportedTemplate[], into: { importId: string; unit: Unit }): Promise<{ created: number; known: number }> {
  const [stand, occupations] = [await loadStands(ctx, into.unit), await findOccupationIds(ctx.tx)]
  const written = { created: 0, known: 0 }
  for (const row of rows) {
    if (stand(row) !== 'free') {
      written.known++
      continue
    }
    const form = formOf(row, occupations)
    const made = { id: newId(), scope: into.unit.scope, unitId: into.unit.id, importId: into.importId, by: holderOf(ctx.actor), now: ctx.clock.now() }
    await insertTemplate(ctx.tx, made, form)
    await insertVersion(ctx.tx, { ...made, version: 1 }, { ...form, ...hoursOf(form.outline) })
    written.created++
  }
  return written
}

/** As the form on the page would have been filled in: free words lose phone and identity numbers before anybody keeps them. */
function formOf(row: ImportedTemplate, occupations: ReadonlyMap<string, string>): TemplateForm {
  return {
    occupationId: row.occupation && (occupations.get(row.occupation.name) ?? null), level: row.level, name: withoutNumbers(row.title), sessionHours: row.sessionHours, minSeats: row.minSeats, maxSeats: row.maxSeats,
    materialFen: String(row.materialFen), fixedFen: String(row.fixedFen), equipment: row.equipment.map(({ name, count }) => ({ name: withoutNumbers(name), count })),
    outline: row.outline.map(({ topic, hours, practice }) => ({ topic: withoutNumbers(topic), hours, practice })), note: row.note && withoutNumbers(row.note), validFrom: row.validFrom, validUntil: row.validUntil,
  }
}
