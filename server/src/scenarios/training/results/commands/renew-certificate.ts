import type { AnswerOf, InputOf, certificatesRoutes } from '@guildhall/contract'
import { renew } from '#engines/credentials'
import { addDays } from '#platform/calendar'
import { appendAudit } from '#platform/audit'
import { instantInShanghai } from '#platform/clock'
import { asService, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { sendNotice } from '#platform/notify'
import { isInRange } from '#registry/units'
import { findCertificate } from '../certificates-store.ts'
import { issuingOf } from '#registry/issuer'
import '../notices.ts'
import { presentCertificate } from '../queries/staff-certificates.ts'
import { noteCertificate } from '../store.ts'

/** Issues a certificate anew with the same number, good through the given day. The old file is revoked as renewed. */
export async function renewCertificate(ctx: RequestContext, input: InputOf<typeof certificatesRoutes.renew>): Promise<AnswerOf<typeof certificatesRoutes.renew>> {
  requireStaff(ctx, 'training.certificate.issue')
  const row = await findCertificate(ctx.tx, input.certificateId)
  if (!row || !isInRange(ctx.actor, row.scope)) throw new NotFound()
  if (row.revoked_at) throw new Refused('training.certificate-revoked')
  const now = ctx.clock.now()
  const validUntil = instantInShanghai(addDays(input.validUntil, 1))
  if (validUntil <= now || (row.valid_until && validUntil <= row.valid_until)) throw new Refused('training.renewal-not-later')
  const renewed = await asService(ctx, row.scope, async () => {
    const issued = await renew(ctx.tx, await issuingOf(ctx), { id: row.id, issuedAt: now, validUntil })
    if (!issued) throw new Refused('training.certificate-revoked')
    await noteCertificate(ctx.tx, row.enrolment_id, issued)
    return issued
  })
  await appendAudit(ctx, { action: 'training.renew-certificate', subject: `certificate:${renewed.id}`, scope: row.scope, details: { number: row.number, replaces: row.id, validUntil: input.validUntil } })
  await sendNotice(ctx, { to: { personId: row.holder }, kind: 'training.certificate-renewed', params: { number: row.number, until: input.validUntil }, link: `/certificates/${renewed.id}` })
  return presentCertificate(ctx, renewed.id)
}
