import type { AnswerOf, childcareRoutes, InputOf } from '@guildhall/contract'
import { take } from '#engines/quota'
import { appendAudit } from '#platform/audit'
import { asService, holderOf, NotFound, Refused, requireWorker, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { isWithin } from '#registry/units'
import { decideEnrolment } from '../rules.ts'
import { blindChild, findClass, lockClass, scopesOfMember, sealAbout } from '../store.ts'

/** A place for a child, or a place in the line, with the consent of its guardian (C1–C3). The class is held, so enrolments come one after the other. */
export async function enrolChild(ctx: RequestContext, { classId, wait, another, consent, relation, ...child }: InputOf<typeof childcareRoutes.enrol>): Promise<AnswerOf<typeof childcareRoutes.enrol>> {
  const actor = requireWorker(ctx)
  const now = ctx.clock.now()
  const found = await asService(ctx, '', async () => ({ row: await findClass(ctx.tx, classId), scopes: await scopesOfMember(ctx.tx, actor.personId) }))
  const { row: seen } = found
  const member = seen !== undefined && found.scopes.some((scope) => isWithin(scope, seen.scope))
  // Whoever is not meant does not hear of a class, not even that it is there.
  if (!seen || seen.state === 'draft' || !member) throw new NotFound()
  return asService(ctx, seen.scope, async () => {
    const row = await lockClass(ctx.tx, seen.id)
    const decision = decideEnrolment(row, { member, birthMonth: child.birthMonth, hash: consent.hash }, now)
    if (decision.kind === 'refuse') throw new Refused(`childcare.${decision.code}`)
    const blind = blindChild(ctx.cipher, child)
    const alike = await ctx.tx.selectFrom('childcare_child').select('person_id').where('class_id', '=', row.id).where('child_blind', '=', blind).where('ended_at', 'is', null).execute()
    if (alike.some((one) => one.person_id === actor.personId)) throw new Refused('childcare.enrolled-already')
    // It may be the same child, enrolled by the other parent: whoever says that it is another is believed, and the keeper sees both guardians (C2).
    if (alike.length > 0 && !another) throw new Refused('childcare.same-name')
    const id = newId()
    const taken = await take(ctx.tx, { pool: row.pool_id!, holder: id, now })
    if (taken.kind === 'refused') throw new Refused(taken.code === 'full' ? 'childcare.full' : 'childcare.not-open')
    if (taken.kind === 'waiting' && !wait) throw new Refused('childcare.full')
    const state = taken.kind === 'waiting' ? 'waiting' : 'seat'
    await ctx.tx.insertInto('childcare_child').values({
      id, scope: row.scope, class_id: row.id, person_id: actor.personId, about_sealed: sealAbout(ctx.cipher, { ...child, guardian: consent.name }), child_blind: blind, state, relation,
      consent_version: row.consent_version, consent_hash: row.consent_hash, consented_at: now, consented_by: holderOf(actor), enrolled_at: now,
    }).execute()
    await appendAudit(ctx, { action: 'childcare.enrol-child', subject: `childcare-child:${id}`, scope: row.scope, details: { classId: row.id, state, consent: row.consent_version, hash: row.consent_hash } })
    return { id, state } as const
  })
}
