import { z } from 'zod'
import { addNote, findCase } from '#engines/process'
import { appendAudit } from '#platform/audit'
import { holderOf } from '#platform/http'
import { on, type CommandContext } from '#platform/module'
import { sendText } from '#platform/notify'
import { lockLasting } from '#registry/memberships'
import { getUnit, type UnitRow } from '#registry/units'
import { phoneOf } from './facts.ts'
import type { ApplicationKind, ApplicationRow } from './model.ts'
import { moveApplication } from './move.ts'
import { reasonInEnglish } from './present.ts'
import { tellApplicant, unionName } from './notices.ts'
import { newCode } from './commands/set-rule.ts'
import { livingFrom } from './living-union.ts'
import { decideFollowing, mayHaveMembers } from './rules.ts'
import { takeIn } from './settle.ts'
import type { Said } from './settled-words.ts'
import { findUnionOf, lockApplication, updateApplication } from './store.ts'
import { tellPresentUnion } from './tell-present-union.ts'

const payload = z.object({ unitId: z.uuid(), successorId: z.uuid().nullable(), membersAt: z.uuid().nullable() })
type Closed = z.output<typeof payload>

/**
 * A union was merged or dissolved: what was asked of it, or of a member of it, goes on at the union that took over or comes to an end that says why and what now (J9). One by one, so that what
 * was told stays told; run again it finds nothing left to do.
 */
export const followClosedUnion = on({
  event: 'units.closed', name: 'membership.follow-closed-union', payload,
  async run(run, closed) {
    const open = await run.inTransaction(({ tx }) => tx.selectFrom('membership_application').select('id').where('closed_at', 'is', null)
      .where((is) => is.or([is('unit_id', '=', closed.unitId), is('from_unit_id', '=', closed.unitId)])).orderBy('id').execute(), '')
    await run.inTransaction((ctx) => passCodeOn(ctx, closed), '')
    for (const { id } of open) await run.inTransaction((ctx) => followOne(ctx, id, closed), '')
    return { applications: open.length }
  },
})

async function followOne(ctx: CommandContext, id: string, closed: Closed): Promise<void> {
  const row = await lockApplication(ctx.tx, id)
  if (row.closed_at) return
  const membership = await lockLasting(ctx.tx, row.person_id)
  const asked = await getUnit(ctx.tx, row.unit_id)
  const target = await livingFrom(ctx.tx, asked)
  const decision = decideFollowing({ kind: row.kind as ApplicationKind, memberAt: membership?.unit_id ?? null, target: target?.id ?? null })
  if (decision.do === 'end') return end(ctx, row, { why: decision.why, asked, membersAt: closed.membersAt })
  const at = await getUnit(ctx.tx, decision.unitId)
  const fresh = await readdress(ctx, row, { at, membershipUnitId: membership?.unit_id ?? null })
  if (decision.do === 'accept') await takeIn(ctx, fresh, { actor: { id: holderOf(ctx.actor), as: 'handler' }, by: holderOf(ctx.actor) })
  else if (at.id !== row.unit_id) await tellApplicant(ctx, fresh, 'membership.goes-on-at', { former: asked.name })
}

/** The application names the union that answers now, and the one that the member comes from now; its promise stays the one that was given. */
async function readdress(ctx: CommandContext, row: ApplicationRow, { at, membershipUnitId }: { at: UnitRow; membershipUnitId: string | null }): Promise<ApplicationRow> {
  const from = row.kind === 'transfer' && membershipUnitId && membershipUnitId !== at.id ? await getUnit(ctx.tx, membershipUnitId) : null
  const fresh = await updateApplication(ctx.tx, row.id, { unit_id: at.id, scope: at.scope, ...(from && { from_unit_id: from.id, from_scope: from.scope }), updated_at: ctx.clock.now() })
  if (at.id === row.unit_id) return fresh
  const former = await unionName(ctx, row.unit_id)
  await addNote(ctx.tx, {
    caseId: row.case_id!, actor: { id: holderOf(ctx.actor), as: 'handler' }, text: `「${former}」调整，由「${at.name}」接着办`, inputs: { [reasonInEnglish]: `“${former}” was reorganised; “${at.name}” goes on with it` }, internal: false, now: ctx.clock.now(),
  })
  await appendAudit(ctx, { action: 'membership.follow-union', subject: `application:${row.id}`, scope: at.scope, details: { from: row.unit_id, to: at.id } })
  return fresh
}

type Ending = { why: 'union-dissolved' | 'membership-ended'; asked: UnitRow; membersAt: string | null }

async function end(ctx: CommandContext, row: ApplicationRow, { why, asked, membersAt }: Ending): Promise<void> {
  const { reason, next } = await wordsOf(ctx, row, { why, asked, membersAt })
  // A case from before this could happen knows no such end: it ends as if it were taken back, with the same words.
  const former = (await findCase(ctx.tx, row.case_id!))!.version === 1
  const moved = await moveApplication(ctx, row, {
    event: former ? 'withdraw' : 'end', actor: { id: holderOf(ctx.actor), as: former ? 'applicant' : 'handler' }, reason: reason.zh,
    change: { decided_by: holderOf(ctx.actor), decided_at: ctx.clock.now(), reason_code: why, reason: reason.zh, reason_en: reason.en, next_step: next.zh, next_step_en: next.en },
  })
  await appendAudit(ctx, { action: 'membership.end-with-union', subject: `application:${row.id}`, scope: row.scope, reason: reason.zh, details: { why } })
  await tellApplicant(ctx, moved, `membership.${why}`)
  if (why === 'union-dissolved') await tellPresentUnion(ctx, moved, 'not-made')
  const phone = row.kind === 'join' ? phoneOf(ctx, row) : null
  if (phone) await sendText(ctx, { phone, template: 'membership.ended', params: { union: asked.name } })
}

/** Why it ended, and the way on. */
async function wordsOf(ctx: CommandContext, row: ApplicationRow, { why, asked, membersAt }: Ending): Promise<{ reason: Said; next: Said }> {
  const former = row.from_unit_id ? await unionName(ctx, row.from_unit_id) : asked.name
  if (why === 'membership-ended') {
    const closed = row.kind === 'leave' ? asked.name : former
    return {
      reason: { zh: `「${closed}」撤销了，你的会籍已经随着结束`, en: `“${closed}” was dissolved, and your membership ended with it` },
      next: row.kind === 'leave' ? { zh: '不用再办什么', en: 'There is nothing more for you to do' } : { zh: `直接向「${asked.name}」申请入会`, en: `Ask “${asked.name}” directly to join it` },
    }
  }
  const reason = { zh: `「${asked.name}」撤销了`, en: `“${asked.name}” was dissolved` }
  if (row.kind === 'transfer') return { reason, next: { zh: '另选一个工会申请转会，你现在的会籍不变', en: 'Choose another union and ask for a transfer; your present membership stays as it is' } }
  const heir = membersAt && await unionName(ctx, membersAt)
  return { reason, next: heir ? { zh: `向「${heir}」申请入会，原来的会员转到了那里`, en: `Ask “${heir}” to join it: the members went there` } : { zh: '另选一个工会申请入会', en: 'Choose another union and ask to join it' } }
}

/**
 * The code of a merged union still hangs on walls and leads to the union that took over (J10), so that one needs a code to be joined by. It takes nobody in unseen until it has said so itself (J5).
 */
async function passCodeOn(ctx: CommandContext, closed: Closed): Promise<void> {
  if (closed.successorId === null) return
  const [former, heir] = [await findUnionOf(ctx.tx, closed.unitId), await livingFrom(ctx.tx, await getUnit(ctx.tx, closed.successorId))]
  if (!former || !heir || !mayHaveMembers(heir.kind)) return
  const now = ctx.clock.now()
  const made = await ctx.tx.insertInto('membership_union').values({
    unit_id: heir.id, scope: heir.scope, code: newCode(), open: former.open, accepts: 'nobody', promise_days: former.promise_days, trades: former.trades, about: null, created_at: now, updated_at: now, updated_by: holderOf(ctx.actor),
  }).onConflict((conflict) => conflict.column('unit_id').doNothing()).returning('unit_id').executeTakeFirst()
  if (made) await appendAudit(ctx, { action: 'membership.set-rule', subject: `unit:${heir.id}`, scope: heir.scope, details: { open: former.open, accepts: 'nobody', promiseDays: former.promise_days, before: null, from: closed.unitId } })
}
