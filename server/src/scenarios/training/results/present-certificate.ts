import type { AnswerOf, certificatesRoutes } from '@guildhall/contract'
import { skillLevelNames } from '#engines/intake'
import { maskName, maskPhone } from '#platform/crypto'
import type { RequestContext } from '#platform/http'
import { levelLabel } from './certificate.ts'
import type { CertificateRow } from './certificates-store.ts'
import { nameOf } from './load.ts'

type Facts = AnswerOf<typeof certificatesRoutes.listMine>['rows'][number]
type Row = AnswerOf<typeof certificatesRoutes.list>['rows'][number]

/** What a certificate says, for a list or a page. */
export function presentFacts(row: CertificateRow, issuer: string, now: Date): Facts {
  return {
    id: row.id, number: row.number, title: row.level === null ? row.occupation : `${row.occupation}·${skillLevelNames[row.level]!}`,
    occupation: { id: row.occupation_id, name: row.occupation, category: row.category as Facts['occupation']['category'] }, level: row.level, levelLabel: levelLabel(row.level), issuer,
    issuedAt: row.issued_at.toISOString(), validUntil: row.valid_until?.toISOString() ?? null, state: row.revoked_at ? 'revoked' : row.valid_until && row.valid_until <= now ? 'expired' : 'valid',
    revokedAt: row.revoked_at?.toISOString() ?? null, revokedReason: row.revoked_reason, classId: row.class_id, classTitle: row.class_title,
  }
}

export function presentRow(ctx: Pick<RequestContext, 'cipher' | 'clock'>, row: CertificateRow, issuer: string): Row {
  const phone = row.phone_sealed ? maskPhone(ctx.cipher.open(row.phone_sealed, 'training_enrolment.phone').reveal()) : null
  return { ...presentFacts(row, issuer, ctx.clock.now()), holder: { id: row.holder, name: maskName(nameOf(ctx, row)), phone }, checks: row.checks ?? 0, replaced: false }
}
