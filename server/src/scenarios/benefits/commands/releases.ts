import type { AnswerOf, benefitRoutes, InputOf } from '@guildhall/contract'
import { close, commitDraw, confirm, createPool, findClaimByTicket, groupOf } from '#engines/quota'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { asService, holderOf, NotFound, Refused, requireStaff, type RequestContext, type StaffActor } from '#platform/http'
import { newId } from '#platform/ids'
import { presentPeople } from '#registry'
import { findBudget, reserveFor, settle, spendOne } from '../budgets/index.ts'
import { isCheckOf, readCode } from '../code.ts'
import { tell, tellTended } from '../notices.ts'
import { findProgrammesAt, givePointsBack } from '../points/index.ts'
import { periodKey, timesFit } from '../rules.ts'
import { findReleaseByNumber, lockRelease, type ReleaseRow } from '../store.ts'

/** Prepares a release of the acting unit; nobody sees it before it is published. */
export async function createRelease(ctx: RequestContext, input: InputOf<typeof benefitRoutes.create>): Promise<{ id: string }> {
  const actor = requireStaff(ctx, 'benefits.manage')
  const [opensAt, closesAt, drawAt, reserveUntil] = [new Date(input.opensAt), new Date(input.closesAt), input.drawAt ? new Date(input.drawAt) : null, input.reserveUntil ? new Date(input.reserveUntil) : null]
  if (!timesFit({ ...input, opensAt, closesAt, drawAt, reserveUntil })) throw new Refused('benefits.times-wrong')
  await checkBudget(ctx, actor, input, opensAt)
  const programme = input.points > 0 ? (await asService(ctx, '', () => findProgrammesAt(ctx.tx, [actor.scope]))).get(actor.scope) : undefined
  if (input.points > 0 && !programme) throw new Refused('benefits.no-points')
  const now = ctx.clock.now()
  const id = newId()
  await ctx.tx.insertInto('benefit_release').values({
    id, scope: actor.scope, unit_id: actor.unitId, name: input.name, summary: input.summary, kind: input.kind, quantity: input.quantity, waitlist: input.waitlist, hand_out: input.handOut, where_to: input.whereTo,
    fetch_days: input.handOut === 'code' ? input.fetchDays : null, period: input.period, series: input.series, eligible: input.eligible, reserve_seats: input.reserveSeats, reserve_until: reserveUntil, no_show: input.noShow,
    opens_at: opensAt, closes_at: closesAt, draw_at: drawAt, cost_fen: BigInt(input.costFen), budget_id: input.budgetId, points: input.points, points_programme_id: programme?.id ?? null, created_by: holderOf(actor), created_at: now, updated_at: now,
  }).execute()
  await appendAudit(ctx, { action: 'benefits.create-release', subject: `benefit:${id}`, scope: actor.scope, details: { kind: input.kind, quantity: input.quantity } })
  return { id }
}

/** What costs something is paid out of a budget of the acting unit, of the year in which it opens; what costs nothing out of none. */
async function checkBudget(ctx: RequestContext, actor: StaffActor, { costFen, budgetId }: InputOf<typeof benefitRoutes.create>, opensAt: Date): Promise<void> {
  if (BigInt(costFen) === 0n && budgetId === null) return
  const budget = budgetId && BigInt(costFen) > 0n ? await findBudget(ctx.tx, budgetId) : undefined
  if (!budget || budget.unit_id !== actor.unitId || String(budget.year) !== dayInShanghai(opensAt).slice(0, 4)) throw new Refused('benefits.budget-wrong')
}

async function lockOwn(ctx: RequestContext, id: string): Promise<ReleaseRow> {
  const { scope } = requireStaff(ctx, 'benefits.manage')
  const row = await lockRelease(ctx.tx, id)
  if (!row || !within(scope, row.scope)) throw new NotFound()
  return row
}

const within = (scope: string, inner: string) => scope === '' || inner === scope || inner.startsWith(`${scope}.`)

/** Announces a release: from now on its numbers stand. Of a draw the seed is bound in the same moment (B5). */
export async function publishRelease(ctx: RequestContext, { releaseId }: { releaseId: string }): Promise<{ id: string }> {
  const row = await lockOwn(ctx, releaseId)
  if (row.state !== 'draft') throw new Refused('benefits.not-a-draft')
  const now = ctx.clock.now()
  if (row.opens_at < now) throw new Refused('benefits.times-wrong')
  const draw = await asService(ctx, row.scope, async () => {
    await reserveFor(ctx, row)
    const pool = await createPool(ctx.tx, {
      scope: row.scope, subject: row.id, capacity: row.quantity, waitlistLimit: row.waitlist, opensToAllAt: row.opens_at, closesAt: row.closes_at, drawAt: row.draw_at, now,
      ...(row.period !== 'once' && { group: groupOf(`${row.unit_id}\0${row.series}`, periodKey(row.period as 'month', dayInShanghai(row.opens_at))) }),
      eligible: row.eligible === 'everyone' ? null : [row.eligible === 'gig' ? 'gig' : 'member'],
      reserve: row.reserve_seats > 0 ? { for: 'gig', seats: row.reserve_seats, until: row.reserve_until! } : null, holdMinutes: row.fetch_days === null ? null : row.fetch_days * 1440,
    })
    const committed = row.kind === 'draw' ? await commitDraw(ctx, pool) : null
    await ctx.tx.updateTable('benefit_release').set({ state: 'published', pool_id: pool.id, published_at: now, updated_at: now }).where('id', '=', row.id).execute()
    return committed
  })
  await appendAudit(ctx, { action: 'benefits.publish-release', subject: `benefit:${row.id}`, scope: row.scope, details: draw ? { commitment: draw.commitment } : {} })
  return { id: row.id }
}

/** Calls a release off: nobody gets in any more, and whoever had a place is told why. */
export async function withdrawRelease(ctx: RequestContext, { releaseId, reason }: InputOf<typeof benefitRoutes.withdraw>): Promise<{ id: string }> {
  const row = await lockOwn(ctx, releaseId)
  if (row.state !== 'published') throw new Refused('benefits.not-now')
  const now = ctx.clock.now()
  await asService(ctx, row.scope, async () => {
    const { lapsed, released } = await close(ctx.tx, { pool: row.pool_id!, releaseSeats: true, now })
    await ctx.tx.updateTable('benefit_release').set({ state: 'withdrawn', withdrawn_reason: reason, updated_at: now }).where('id', '=', row.id).execute()
    await settle(ctx, { ...row, state: 'withdrawn' })
    if (row.points > 0) await givePointsBack(ctx, released.filter((claim) => claim.confirmedAt === null))
    await tell(ctx, row, [...lapsed, ...released], 'withdrawn', { reason })
  })
  await appendAudit(ctx, { action: 'benefits.withdraw-release', subject: `benefit:${row.id}`, scope: row.scope, reason })
  return { id: row.id }
}

/** Hands the thing over against its code, once (B4): by staff above or below the union that gives it. */
export async function handOver(ctx: RequestContext, { code }: { code: string }): Promise<AnswerOf<typeof benefitRoutes.handOver>> {
  const actor = requireStaff(ctx, 'benefits.hand-out')
  const read = readCode(code)
  const row = read && await findReleaseByNumber(ctx.tx, read.number)
  if (!read || !row?.pool_id || !(within(actor.scope, row.scope) || within(row.scope, actor.scope))) throw new Refused('benefits.code-unknown')
  const now = ctx.clock.now()
  const { claim, who } = await asService(ctx, row.scope, async () => {
    const found = await findClaimByTicket(ctx.tx, row.pool_id!, read.ticket)
    if (!found || !isCheckOf(ctx.cipher, found.id, read.check)) throw new Refused('benefits.code-unknown')
    if (found.state !== 'seat') throw new Refused('benefits.code-lapsed')
    const done = await confirm(ctx.tx, { pool: row.pool_id!, holder: found.holder, now })
    await tellTended(ctx, row, done)
    if (done.kind === 'refused') throw new Refused('benefits.code-lapsed')
    if (done.again) throw new Refused('benefits.handed-over', { at: done.claim.confirmedAt!.toISOString() })
    await spendOne(ctx, row, done.claim.id)
    return { claim: done.claim, who: done.claim.holder }
  })
  await appendAudit(ctx, { action: 'benefits.hand-over', subject: `benefit:${row.id}`, scope: row.scope, details: { ticket: claim.ticket } })
  const people = await asService(ctx, '', () => presentPeople(ctx, [who]))
  return { claimId: claim.id, name: row.name, who: people.get(who)?.name ?? '', at: now.toISOString() }
}
