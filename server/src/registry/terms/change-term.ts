import type { InputOf, termRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { holderOf } from '#platform/http'
import { getUnitInRange, unitPath, type UnitRow } from '../units/index.ts'
import type { Term, TermRow } from './model.ts'
import { recordTerm } from './record-term.ts'
import { decidePostponing, postponableTo, promisedOn } from './rules.ts'
import { lockLastingTerm, presentTerms, findTerms } from './store.ts'

type Routes = typeof termRoutes

/** An election that was held somewhere else and approved: put on record, so that the next one is not forgotten. */
export async function recordElection(ctx: RequestContext, { unitId, ...input }: InputOf<Routes['record']>): Promise<Term> {
  requireStaff(ctx, 'terms.manage')
  const unit = await getUnitInRange(ctx, unitId)
  const above = (await unitPath(ctx.tx, unit)).findLast((one) => one.kind === 'federation')
  await recordTerm(ctx, unit, { ...input, approvedBy: above?.name ?? null })
  return present(ctx, unit)
}

/** A later election, allowed by the union above (`terms.manage` is held there), within the limit of the rules. */
export async function postponeElection(ctx: RequestContext, input: InputOf<Routes['postpone']>): Promise<Term> {
  requireStaff(ctx, 'terms.manage')
  const { unit, term } = await lockTerm(ctx, input.unitId)
  const decision = decidePostponing(term, input.to)
  if (decision !== 'ok') throw new Refused(decision, { latest: postponableTo(term) })
  await ctx.tx.updateTable('union_term').set({ postponed_to: input.to, postponed_reason: input.reason }).where('id', '=', term.id).execute()
  await appendAudit(ctx, { action: 'terms.postpone', subject: `unit:${unit.id}`, scope: unit.scope, reason: input.reason, details: { from: promisedOn(term), to: input.to } })
  return present(ctx, unit)
}

/** Who does what: the old post ends today, the new one begins, so that the history stays. The chair of the committee is elected and not chosen here; other bodies choose theirs. */
export async function setPosts(ctx: RequestContext, input: InputOf<Routes['setPosts']>): Promise<Term> {
  requireStaff(ctx, 'terms.tend')
  const { unit, term } = await lockTerm(ctx, input.unitId)
  const today = dayInShanghai(ctx.clock.now())
  for (const { officerId, post } of input.posts) {
    const row = await ctx.tx.selectFrom('union_officer').selectAll().where('id', '=', officerId).where('term_id', '=', term.id).where('valid_to', 'is', null).executeTakeFirst()
    if (!row) throw new NotFound()
    if (row.body === 'committee' && (row.post === 'chair' || post === 'chair')) throw new Refused('terms.chair-is-elected')
    if (row.post === post) continue
    const from = today > row.valid_from ? today : row.valid_from
    await ctx.tx.updateTable('union_officer').set({ valid_to: from, reason: '分工调整' }).where('id', '=', row.id).execute()
    await ctx.tx.insertInto('union_officer').values({ ...row, id: newId(), post, valid_from: from, valid_to: null, reason: null, recorded_by: holderOf(ctx.actor), recorded_at: ctx.clock.now() }).execute()
  }
  await appendAudit(ctx, { action: 'terms.set-posts', subject: `unit:${unit.id}`, scope: unit.scope, details: { posts: input.posts.length } })
  return present(ctx, unit)
}

export async function endOfficer(ctx: RequestContext, input: InputOf<Routes['replaceOfficer']>): Promise<Term> {
  requireStaff(ctx, 'terms.manage')
  const { unit, term } = await lockTerm(ctx, input.unitId)
  const row = await ctx.tx.selectFrom('union_officer').selectAll().where('id', '=', input.officerId).where('term_id', '=', term.id).where('valid_to', 'is', null).executeTakeFirst()
  if (!row) throw new NotFound()
  const today = dayInShanghai(ctx.clock.now())
  const on = input.on ?? today
  if (on < row.valid_from || on > today) throw new Refused('terms.dates-wrong')
  await ctx.tx.updateTable('union_officer').set({ valid_to: on, reason: input.reason }).where('id', '=', row.id).execute()
  await appendAudit(ctx, { action: 'terms.end-officer', subject: `unit:${unit.id}`, scope: unit.scope, reason: input.reason, details: { officerId: row.id, on } })
  return present(ctx, unit)
}

export async function lockTerm(ctx: RequestContext, unitId: string): Promise<{ unit: UnitRow; term: TermRow }> {
  const unit = await getUnitInRange(ctx, unitId)
  const term = await lockLastingTerm(ctx.tx, unit.id)
  if (!term) throw new Refused('terms.none')
  return { unit, term }
}

async function present(ctx: RequestContext, unit: UnitRow): Promise<Term> {
  const [latest] = await findTerms(ctx.tx, unit.id)
  return (await presentTerms(ctx, [latest!], unit.name, dayInShanghai(ctx.clock.now())))[0]!
}
