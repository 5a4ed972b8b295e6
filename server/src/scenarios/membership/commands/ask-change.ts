import type { AnswerOf, InputOf, joiningRoutes } from '@guildhall/contract'
import { openCase } from '#engines/process'
import { appendAudit } from '#platform/audit'
import { loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { withoutNumbers } from '#platform/crypto'
import { holderOf, NotFound, Refused, requireWorker, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { emit } from '#platform/outbox'
import { lockLasting } from '#registry/memberships'
import { findPerson } from '#registry/people'
import { openPerson } from '../facts.ts'
import type { ApplicationRow } from '../model.ts'
import { isAssisted, partyOf, processOf } from '../move.ts'
import { tellApplicant } from '../notices.ts'
import { presentMine } from '../present.ts'
import { decideTransfer } from '../rules.ts'
import { inService } from '../settle.ts'
import { findOpenApplication, findUnionOf, getUnionByCode, insertApplication } from '../store.ts'
import { tellPresentUnion } from '../tell-present-union.ts'
import { holdPerson, sealed } from './apply.ts'

type Answer = AnswerOf<typeof joiningRoutes.askTransfer>

/** A member asks to come to another union: the receiving one decides, the present one sees it and is told. */
export async function askTransfer(ctx: RequestContext, input: InputOf<typeof joiningRoutes.askTransfer>): Promise<Answer> {
  const { personId } = requireWorker(ctx)
  await holdPerson(ctx, personId)
  const union = await getUnionByCode(ctx.tx, input.unionCode)
  const open = await findOpenApplication(ctx.tx, personId)
  const membership = await inService(ctx, () => lockLasting(ctx.tx, personId))
  const sameOpen = open && (open.kind === 'transfer' && open.unit_id === union.unit_id ? 'same' as const : 'other' as const)
  const decision = decideTransfer({ membershipUnitId: membership?.unit_id ?? null, unitId: union.unit_id, union: { open: union.open, dissolved: union.dissolved_on !== null }, open: sameOpen ?? 'none' })
  if (decision === 'same') return { application: await presentMine(ctx, open!), again: true }
  if (decision !== 'ok') throw new Refused(decision)
  return file(ctx, { kind: 'transfer', unit: { id: union.unit_id, scope: union.scope, name: union.unit_name, days: union.promise_days }, from: { id: membership!.unit_id, scope: membership!.scope }, words: input.words, work: input.work, employer: input.employer })
}

/** A member asks to leave. Nobody may say no: the promise of the union is how long it may take. */
export async function askLeave(ctx: RequestContext, input: InputOf<typeof joiningRoutes.askLeave>): Promise<Answer> {
  const { personId } = requireWorker(ctx)
  await holdPerson(ctx, personId)
  const open = await findOpenApplication(ctx.tx, personId)
  if (open?.kind === 'leave') return { application: await presentMine(ctx, open), again: true }
  if (open) throw new Refused('membership.elsewhere-open')
  const membership = await inService(ctx, () => lockLasting(ctx.tx, personId))
  if (!membership) throw new Refused('membership.not-a-member')
  const [unit, union] = [await ctx.tx.selectFrom('unit').select(['id', 'scope', 'name']).where('id', '=', membership.unit_id).executeTakeFirstOrThrow(), await findUnionOf(ctx.tx, membership.unit_id)]
  return file(ctx, { kind: 'leave', unit: { ...unit, days: union?.promise_days }, from: null, words: input.words, work: null, employer: null })
}

type Filing = { kind: 'transfer' | 'leave'; unit: { id: string; scope: string; name: string; days: number | undefined }; from: { id: string; scope: string } | null; words: string; work: string | null; employer: string | null }

async function file(ctx: RequestContext, { kind, unit, from, words, work, employer }: Filing): Promise<Answer> {
  const { personId } = requireWorker(ctx)
  const person = await findPerson(ctx.tx, personId)
  if (!person) throw new NotFound()
  const row = await inService(ctx, async (): Promise<ApplicationRow> => {
    const now = ctx.clock.now()
    const id = newId()
    const opened = await openCase(ctx.tx, { process: processOf(kind), subject: id, scope: unit.scope, title: unit.name, applicant: personId, actor: partyOf(ctx), state: 'review', promised: { days: unit.days }, now, calendar: await loadCalendar(ctx.tx) })
    const filed = await insertApplication(ctx.tx, dayInShanghai(now).slice(0, 4), {
      id, kind, scope: unit.scope, unit_id: unit.id, from_scope: from?.scope ?? null, from_unit_id: from?.id ?? null, person_id: personId, ...sealed(ctx, { ...openPerson(ctx, person), number: null }), work, employer: employer && withoutNumbers(employer),
      words: withoutNumbers(words), found_by: 'member', filed_by: holderOf(ctx.actor), assisted: isAssisted(ctx), applied_at: now, state: opened.state, case_id: opened.id, updated_at: now,
    })
    await appendAudit(ctx, { action: `membership.ask-${kind}`, subject: `application:${id}`, scope: unit.scope, details: { number: filed.number } })
    await emit(ctx, 'membership.applied', { applicationId: id, kind }, { scope: unit.scope })
    await tellPresentUnion(ctx, filed, 'asked')
    return filed
  })
  if (row.assisted) await tellApplicant(ctx, row, 'membership.filed-for-you')
  return { application: await presentMine(ctx, row), again: false }
}
