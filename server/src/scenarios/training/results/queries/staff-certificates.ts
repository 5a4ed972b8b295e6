import type { AnswerOf, InputOf, certificatesRoutes } from '@guildhall/contract'
import { asService, cursorOf, NotFound, placeOf, type RequestContext, requireStaff } from '#platform/http'
import { isInRange } from '#registry/units'
import { byName } from '#registry/people'
import { namesOfHolders } from '../../needs/holders.ts'
import { checksByDay, countCertificates, findCertificate, listCertificates as listRows, type CertificateQuery } from '../certificates-store.ts'
import { issuerName } from '#registry/issuer'
import { may } from '../policy.ts'
import { presentRow } from '../present-certificate.ts'

type Listed = AnswerOf<typeof certificatesRoutes.list>
type Record = AnswerOf<typeof certificatesRoutes.get>

/** Certificates of the caller's range, found by number, holder, class or trade. */
export async function listCertificates(ctx: RequestContext, input: InputOf<typeof certificatesRoutes.list>): Promise<Listed> {
  requireStaff(ctx, 'training.class.read')
  const query = await queryOf(ctx, input)
  const found = await listRows(ctx.tx, query, { sort: input.sort, after: placeOf(input.cursor), limit: input.limit + 1 })
  const rows = found.slice(0, input.limit)
  const issuer = (await issuerName(ctx)).name
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => presentRow(ctx, row, issuer)), total: await countCertificates(ctx.tx, query),
    next: last && found.length > rows.length ? cursorOf(last.place, last.id) : null,
  }
}

export async function getCertificate(ctx: RequestContext, input: InputOf<typeof certificatesRoutes.get>): Promise<Record> {
  requireStaff(ctx, 'training.class.read')
  return presentCertificate(ctx, input.certificateId)
}

/** One certificate as staff of its range read it; outside the range there is none. */
export async function presentCertificate(ctx: RequestContext, id: string): Promise<Record> {
  const row = await findCertificate(ctx.tx, id)
  if (!row || !isInRange(ctx.actor, row.scope)) throw new NotFound()
  const names = await asService(ctx, '', () => namesOfHolders(ctx, row.confirmed_by ? [row.confirmed_by] : []))
  return {
    ...presentRow(ctx, row, (await issuerName(ctx)).name), classNumber: row.class_number, theory: row.theory, practice: row.practice, attendancePercent: row.attendance_percent,
    confirmedBy: row.confirmed_by ? names(row.confirmed_by) : null, confirmedAt: row.confirmed_at?.toISOString() ?? null, checksByDay: await checksByDay(ctx.tx, row.id),
    can: row.revoked_at ? [] : [...(may(ctx, 'training.certificate.revoke') ? ['revoke' as const] : []), ...(may(ctx, 'training.certificate.issue') ? ['renew' as const] : [])],
  }
}

/** A number is searched from its beginning, however it was typed; words in the title of the class; a name among the people of the range. */
async function queryOf(ctx: RequestContext, input: InputOf<typeof certificatesRoutes.list>): Promise<CertificateQuery> {
  const words = input.q || undefined
  const number = words?.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
  const holders = words && /\p{Script=Han}/u.test(words) ? (await byName(ctx, words, { after: null, limit: 200 })).rows.flatMap((person) => person.id ?? []) : []
  return { number: number && /^[A-Z]?\d+$/.test(number) ? number : undefined, words, holders, state: input.state, occupationIds: input.occupationId, classId: input.classId, now: ctx.clock.now() }
}
