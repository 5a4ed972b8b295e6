import type { AnswerOf, InputOf, certificatesRoutes } from '@guildhall/contract'
import { revoke } from '#engines/credentials'
import { appendAudit } from '#platform/audit'
import { asService, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { sendNotice } from '#platform/notify'
import { emit } from '#platform/outbox'
import { isInRange } from '#registry/units'
import { findCertificate } from '../certificates-store.ts'
import { issuingOf } from '#registry/issuer'
import '../notices.ts'
import { presentCertificate } from '../queries/staff-certificates.ts'

/** Takes a certificate back for good. The reason is public: whoever verifies the certificate reads it, and so does the holder. */
export async function revokeCertificate(ctx: RequestContext, input: InputOf<typeof certificatesRoutes.revoke>): Promise<AnswerOf<typeof certificatesRoutes.revoke>> {
  requireStaff(ctx, 'training.certificate.revoke')
  const row = await findCertificate(ctx.tx, input.certificateId)
  if (!row || !isInRange(ctx.actor, row.scope)) throw new NotFound()
  if (row.revoked_at) throw new Refused('training.certificate-revoked')
  await asService(ctx, row.scope, async () => revoke(ctx.tx, await issuingOf(ctx), { id: row.id, reason: input.reason }))
  await appendAudit(ctx, { action: 'training.revoke-certificate', subject: `certificate:${row.id}`, scope: row.scope, reason: input.reason, details: { number: row.number } })
  await sendNotice(ctx, { to: { personId: row.holder }, kind: 'training.certificate-revoked', params: { number: row.number, reason: input.reason }, link: `/certificates/${row.id}` })
  await emit(ctx, 'training.certificate-revoked', { certificateId: row.id }, { scope: row.scope })
  return presentCertificate(ctx, row.id)
}
