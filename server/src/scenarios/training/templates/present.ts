import { isInRange, unitNames } from '#registry/units'
import type { RequestContext, StaffActor } from '#platform/http'
import { dayInShanghai } from '#platform/clock'
import type { Equipment, StoredTemplate, StoredVersion, TemplateCourse, TemplateRow } from './model.ts'
import { shownVersion, templateStanding } from './rules.ts'
import { countClassesBy, findVersions, spanOf } from './store.ts'

type Context = Pick<RequestContext, 'tx' | 'clock'> & { actor: StaffActor }

/** Templates as rows: each by the version that speaks for it today. */
export async function presentTemplates(ctx: Context, rows: readonly StoredTemplate[]): Promise<TemplateRow[]> {
  const ids = rows.map((row) => row.id)
  const today = dayInShanghai(ctx.clock.now())
  const occupationIds = [...new Set(rows.flatMap((row) => row.occupation_id ?? []))]
  const [versions, counts, units, occupations] = [
    Map.groupBy(await findVersions(ctx.tx, ids), (one) => one.template_id), await countClassesBy(ctx.tx, ids), await unitNames(ctx.tx, [...new Set(rows.map((row) => row.unit_id))]),
    occupationIds.length === 0 ? [] : await ctx.tx.selectFrom('occupation').select(['id', 'name', 'category']).where('id', 'in', occupationIds).execute(),
  ]
  return rows.map((row): TemplateRow => {
    const own = versions.get(row.id)!
    const shown = shownVersion(own.map((one) => ({ ...spanOf(one), version: one.version, one })), today).one
    const within = isInRange(ctx.actor, row.scope)
    return {
      ...contentOfVersion(shown), id: row.id, version: shown.version, latest: row.latest, whose: row.scope === ctx.actor.scope ? 'own' : within ? 'below' : 'above', unitName: units.get(row.unit_id) ?? null,
      occupation: (occupations.find((one) => one.id === row.occupation_id) ?? null) as TemplateRow['occupation'], category: null, levels: row.level === null ? [] : [row.level],
      standing: templateStanding(own.map(spanOf), row.withdrawn_from, today), withdrawnFrom: row.withdrawn_from, withdrawnWhy: row.withdrawn_why,
      classes: counts.filter((one) => one.template_id === row.id).reduce((sum, { n }) => sum + n, 0), updatedAt: row.updated_at.toISOString(), mayEdit: within && row.withdrawn_from === null && ctx.actor.permissions.has('training.resource.manage'),
    }
  })
}

/** What a version says. */
export function contentOfVersion(one: StoredVersion) {
  return {
    name: one.name, sessionHours: one.session_hours, minSeats: one.min_seats, maxSeats: one.max_seats, materialFen: String(one.material_fen), fixedFen: String(one.fixed_fen), equipment: one.equipment as Equipment[],
    outline: one.outline as TemplateCourse[], note: one.note, theoryHours: one.theory_hours, practiceHours: one.practice_hours, classHours: one.theory_hours + one.practice_hours, validFrom: one.valid_from, validUntil: one.valid_until,
  }
}
