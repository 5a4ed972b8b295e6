import type { AnswerOf, coverageRoutes, InputOf } from '@guildhall/contract'
import { NotFound, requireStaff, type RequestContext } from '#platform/http'
import { staffNames } from '#registry'
import { getUnitInRange, unitPath } from '#registry/units'
import { dayAsked } from '../day-asked.ts'
import { presentEmployers } from '../present.ts'
import { countMembers, findEmployer, findHeadcounts, findNotes } from '../store.ts'

type Answer = AnswerOf<typeof coverageRoutes.get>

/** One employer on a day: what its rating and its tax relief ask about its union, and what was done to win it. */
export async function getEmployer(ctx: RequestContext, input: InputOf<typeof coverageRoutes.get>): Promise<Answer> {
  requireStaff(ctx, 'coverage.read')
  const unit = await getUnitInRange(ctx, input.id)
  const on = dayAsked(ctx, input.on)
  const row = await findEmployer(ctx.tx, unit.id, on)
  if (!row) throw new NotFound()
  const notes = await findNotes(ctx.tx, unit.id)
  const names = await staffNames(ctx, notes.flatMap((one) => one.account_id ?? []))
  const union = row.union_id ? await ctx.tx.selectFrom('unit').select(['scope', 'founded_on']).where('id', '=', row.union_id).executeTakeFirst() : undefined
  return {
    employer: (await presentEmployers(ctx, [row]))[0]!, on, headcounts: (await findHeadcounts(ctx.tx, unit.id)) as Answer['headcounts'],
    notes: notes.map((one) => ({ id: one.id, state: one.state as Answer['notes'][number]['state'], words: one.words, nextOn: one.next_on, by: one.account_id ? names.get(one.account_id) ?? null : null, at: one.at.toISOString() })),
    members: await countMembers(ctx.tx, on, { unitId: unit.id }), unionMembers: union ? await countMembers(ctx.tx, on, { scope: union.scope }) : null, foundedOn: union?.founded_on ?? null,
    path: (await unitPath(ctx.tx, unit)).map(({ id, name }) => ({ id, name })),
  }
}
