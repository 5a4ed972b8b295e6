import type { InputOf, windowCaseRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { holderOf, type RequestContext } from '#platform/http'
import { emit } from '#platform/outbox'
import { grant } from '../grant.ts'
import { move, movedCase, openForDeed } from '../load.ts'
import { sealedIn, type Moved } from '../model.ts'
import { tellApplicant } from '../notices.ts'
import { updateCase } from '../store.ts'

/** The registrar's examination: proposes to grant, which a second person decides, or refuses with reasons. */
export async function examineCase(ctx: RequestContext, { caseId, decision, opinion }: InputOf<typeof windowCaseRoutes.examine>): Promise<Moved> {
  const { row, actor } = await openForDeed(ctx, caseId, 'examine')
  const [now, by] = [ctx.clock.now(), holderOf(actor)]
  const examined = { opinion, examined_by: by, examined_at: now }
  if (decision === 'grant') {
    await updateCase(ctx.tx, row.id, examined)
    await move(ctx, row, { event: 'propose', as: 'handler', reason: opinion, by: row.due_on })
  } else {
    await updateCase(ctx.tx, row.id, { ...examined, decided: { outcome: 'refused', opinion, code: null, validUntil: null }, decided_by: by, decided_at: now })
    await move(ctx, row, { event: 'refuse', as: 'handler', reason: opinion })
    await tellApplicant(ctx, row, 'refused')
    await emit(ctx, 'window.case-refused', { caseId: row.id, unitId: row.unit_id }, { scope: row.scope })
  }
  await appendAudit(ctx, { action: 'window.examine-case', subject: `window-case:${row.id}`, scope: row.scope, details: { decision } })
  return movedCase(ctx, row.id)
}

/** The second pair of eyes (W3): in one transaction the decision stands, the register is changed and the credential issued, renewed or revoked (W6). */
export async function approveCase(ctx: RequestContext, input: InputOf<typeof windowCaseRoutes.approve>): Promise<Moved> {
  const { row, actor } = await openForDeed(ctx, input.caseId, 'approve')
  const granted = await grant(ctx, row, input)
  await updateCase(ctx.tx, row.id, {
    decided: { outcome: 'granted', opinion: row.opinion ?? '', code: granted?.code ?? null, validUntil: granted?.validUntil ?? null }, decided_by: holderOf(actor), decided_at: ctx.clock.now(), ...(granted && { legal_person_id: granted.id }),
  })
  await move(ctx, row, { event: 'approve', as: 'handler' })
  await appendAudit(ctx, { action: 'window.approve-case', subject: `window-case:${row.id}`, scope: row.scope, details: { business: row.business, code: granted?.code ?? null } })
  await tellApplicant(ctx, row, row.delivery === 'post' ? 'ready-post' : 'ready-counter')
  return movedCase(ctx, row.id)
}

export async function sendBackCase(ctx: RequestContext, { caseId, reason }: { caseId: string; reason: string }): Promise<Moved> {
  const { row } = await openForDeed(ctx, caseId, 'send-back')
  await updateCase(ctx.tx, row.id, { opinion: null, examined_by: null, examined_at: null })
  await move(ctx, row, { event: 'send-back', as: 'handler', reason, by: row.due_on })
  await appendAudit(ctx, { action: 'window.send-back-case', subject: `window-case:${row.id}`, scope: row.scope, reason })
  return movedCase(ctx, row.id)
}

/** At the window it is one visit, by post it is none. */
export async function handOverCase(ctx: RequestContext, input: InputOf<typeof windowCaseRoutes.handOver>): Promise<Moved> {
  const { row, actor } = await openForDeed(ctx, input.caseId, 'hand-over')
  await updateCase(ctx.tx, row.id, {
    handed: { how: input.how, tracking: input.tracking, minutes: input.minutes }, received_sealed: ctx.cipher.seal(input.to, sealedIn.received), handed_by: holderOf(actor), handed_at: ctx.clock.now(), ...(input.how === 'counter' && { visits: row.visits + 1 }),
  })
  await move(ctx, row, { event: 'hand-over', as: 'handler' })
  await appendAudit(ctx, { action: 'window.hand-over-case', subject: `window-case:${row.id}`, scope: row.scope, details: { how: input.how } })
  await tellApplicant(ctx, row, 'handed')
  await emit(ctx, 'window.case-handed-over', { caseId: row.id, unitId: row.unit_id }, { scope: row.scope })
  return movedCase(ctx, row.id)
}
