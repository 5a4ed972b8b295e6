import type { AnswerOf, foundingRoutes, InputOf } from '@guildhall/contract'
import { openCase } from '#engines/process'
import { appendAudit } from '#platform/audit'
import { loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { asService, holderOf, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { moveAside, type Moved } from '../load.ts'
import type { FoundingForm, FoundingRow } from '../model.ts'
import { isAssisting } from '../policy.ts'
import { foundingProcess } from '../process.ts'
import { findFounding, nextFoundingNumber, replaceFounders, replaceGroup, updateFounding } from '../store.ts'
import { withFounding } from '../load.ts'
import { checkForm, findGroupPeople } from './check-form.ts'

type Routes = typeof foundingRoutes

/** Begins a founding: the applicant's own draft until it is handed in. */
export async function beginFounding(ctx: RequestContext, { forUnitId, ...form }: InputOf<Routes['begin']>): Promise<AnswerOf<Routes['begin']>> {
  const row = await createFounding(ctx, form, forUnitId)
  return moveAside(row)
}

export async function createFounding(ctx: RequestContext, form: FoundingForm, forUnitId: string | undefined): Promise<FoundingRow> {
  const actor = requireStaff(ctx, 'founding.apply')
  const { founders, unit, federation } = await checkForm(ctx, actor, form, forUnitId, null)
  const group = await findGroupPeople(ctx, form, unit)
  const [id, now, holder] = [newId(), ctx.clock.now(), holderOf(actor)]
  const assisted = isAssisting(actor, { scope: federation.scope, applicant_scope: unit.scope })
  const row = await asService(ctx, federation.scope, async () => {
    const number = await nextFoundingNumber(ctx.tx, Number(dayInShanghai(now).slice(0, 4)))
    const opened = await openCase(ctx.tx, {
      process: foundingProcess, subject: id, scope: federation.scope, title: `${number} ${form.name}`, actor: { id: holder, as: 'applicant', ...(assisted && { assistedBy: holder }) }, now, calendar: await loadCalendar(ctx.tx),
    })
    const places = { id, scope: federation.scope, applicant_scope: unit.scope }
    await ctx.tx.insertInto('founding').values({
      ...places, number, kind: form.kind, name: form.name, division: form.division, site: form.site, years: form.years, staff: form.staff, members: form.members, unit_id: unit.id, federation_id: federation.id, filed_by: holder, assisted,
      state: 'preparing', case_id: opened.id, created_at: now, updated_at: now,
    }).execute()
    await replaceFounders(ctx.tx, places, founders)
    await replaceGroup(ctx.tx, places, group)
    return (await findFounding(ctx.tx, id))!
  })
  await appendAudit(ctx, { action: 'founding.begin', subject: `founding:${id}`, scope: row.scope, details: { number: row.number, kind: form.kind, founders: founders.length, assisted } })
  return row
}

/** Corrects what has not been handed in. Who asks and who answers stay: for others a new founding is begun. */
export async function editFounding(ctx: RequestContext, { foundingId, revision, ...form }: InputOf<Routes['edit']>): Promise<Moved> {
  const actor = requireStaff(ctx, 'founding.apply')
  const seen = await withFounding(ctx, foundingId, { side: 'apply', states: ['preparing'], revision }, (row) => Promise.resolve(row))
  const { founders, unit } = await checkForm(ctx, actor, form, seen.unit_id, foundingId)
  const group = await findGroupPeople(ctx, form, unit)
  return withFounding(ctx, foundingId, { side: 'apply', states: ['preparing'], revision }, async (row) => {
    const { kind, name, division, site, years, staff, members } = form
    await replaceFounders(ctx.tx, row, founders)
    if (group.length > 0) await replaceGroup(ctx.tx, row, group)
    const next = await updateFounding(ctx.tx, row.id, { kind, name, division, site, years, staff, members }, ctx.clock.now())
    await appendAudit(ctx, { action: 'founding.edit', subject: `founding:${row.id}`, scope: row.scope, details: { number: row.number } })
    return { ...moveAside(row), revision: next }
  })
}
