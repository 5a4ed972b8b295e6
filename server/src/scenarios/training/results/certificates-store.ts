import { sql, type ExpressionBuilder } from 'kysely'
import type { Database, Tx } from '#platform/db'
import { newId } from '#platform/ids'

/** A certificate with what it stands on. Renewed ones are left out: the renewal answers for the number. */
function certificates(tx: Tx) {
  return tx.selectFrom('credential_issued as c').innerJoin('training_enrolment as e', 'e.id', 'c.subject').innerJoin('training_class as k', 'k.id', 'e.class_id')
    .innerJoin('occupation as o', 'o.id', 'k.occupation_id').leftJoin('training_result as r', 'r.enrolment_id', 'e.id').where('c.replaced_by', 'is', null)
    .select(['c.id', 'c.scope', 'c.number', 'c.holder', 'c.issued_at', 'c.valid_until', 'c.revoked_at', 'c.revoked_reason', 'k.id as class_id', 'k.number as class_number', 'k.title as class_title', 'k.level',
      'k.class_hours', 'o.id as occupation_id', 'o.name as occupation', 'o.category', 'e.id as enrolment_id', 'e.name_sealed', 'e.phone_sealed', 'r.theory', 'r.practice', 'r.attendance_percent', 'r.confirmed_by', 'r.confirmed_at'])
    .select((is) => is.selectFrom('training_certificate_check as v').whereRef('v.credential_id', '=', 'c.id').select(sql<number>`count(*)::int`.as('n')).as('checks'))
}
export type CertificateRow = Awaited<ReturnType<ReturnType<typeof certificates>['execute']>>[number]

export function findCertificatesOf(tx: Tx, personId: string): Promise<CertificateRow[]> {
  return certificates(tx).where('c.holder', '=', personId).orderBy('c.issued_at', 'desc').orderBy('c.id', 'desc').execute()
}

export function findCertificate(tx: Tx, id: string): Promise<CertificateRow | undefined> {
  return certificates(tx).where('c.id', '=', id).executeTakeFirst()
}

export type CertificateQuery = { number?: string | undefined; words?: string | undefined; holders?: readonly string[]; state?: 'valid' | 'revoked' | 'expired' | undefined; occupationIds?: readonly string[] | undefined; classId?: string | undefined; now: Date }
type Tables = Database & { c: Database['credential_issued']; k: Database['training_class'] }

const orders = {
  newest: { by: sql`c.issued_at`, down: true },
  oldest: { by: sql`c.issued_at`, down: false },
  // Those for ever end last.
  ending: { by: sql`coalesce(c.valid_until, timestamptz '9999-12-31 00:00:00Z')`, down: false },
} as const
export type CertificateOrder = keyof typeof orders

/** Certificates of the caller's range in order; `place` is after which the next page begins. */
export function listCertificates(tx: Tx, query: CertificateQuery, { sort, after, limit }: { sort: CertificateOrder; after: { value: string; id: string } | null; limit: number }): Promise<(CertificateRow & { place: string })[]> {
  const { by, down } = orders[sort]
  const direction = down ? 'desc' : 'asc'
  return certificates(tx).select(sql<string>`(${by})::text`.as('place')).where((is) => matches(is as never, query))
    .$if(after !== null, (rows) => rows.where(sql<boolean>`(${by}, c.id) ${sql.raw(down ? '<' : '>')} (${after?.value}::timestamptz, ${after?.id}::uuid)`))
    .orderBy(by, direction).orderBy('c.id', direction).limit(limit).execute()
}

export async function countCertificates(tx: Tx, query: CertificateQuery): Promise<number> {
  const { n } = await tx.selectFrom('credential_issued as c').innerJoin('training_enrolment as e', 'e.id', 'c.subject').innerJoin('training_class as k', 'k.id', 'e.class_id')
    .select(sql<number>`count(*)::int`.as('n')).where('c.replaced_by', 'is', null).where((is) => matches(is as never, query)).executeTakeFirstOrThrow()
  return n
}

function matches(is: ExpressionBuilder<Tables, 'c' | 'k'>, query: CertificateQuery) {
  const like = query.words ? `%${query.words.replace(/[%_\\]/g, (sign) => `\\${sign}`)}%` : undefined
  const found = [...(query.number ? [is('c.number', 'like', `${query.number}%`)] : []), ...(like ? [is('k.title', 'ilike', like), is('k.number', 'ilike', like)] : []), ...(query.holders?.length ? [is('c.holder', 'in', query.holders)] : [])]
  return is.and([
    ...(found.length > 0 ? [is.or(found)] : []),
    ...(query.state === 'revoked' ? [is('c.revoked_at', 'is not', null)] : []),
    ...(query.state === 'expired' ? [is('c.revoked_at', 'is', null), is('c.valid_until', '<=', query.now)] : []),
    ...(query.state === 'valid' ? [is('c.revoked_at', 'is', null), is.or([is('c.valid_until', 'is', null), is('c.valid_until', '>', query.now)])] : []),
    ...(query.occupationIds?.length ? [is('k.occupation_id', 'in', query.occupationIds)] : []),
    ...(query.classId ? [is('k.id', '=', query.classId)] : []),
  ])
}

/** That somebody asked about a certificate; never who (certificates.verify-*). */
export async function noteCheck(tx: Tx, check: { scope: string; credentialId: string | null; by: 'number' | 'file'; verdict: string; now: Date }): Promise<void> {
  await tx.insertInto('training_certificate_check').values({ id: newId(), scope: check.scope, credential_id: check.credentialId, by: check.by, verdict: check.verdict, checked_at: check.now }).execute()
}

/** How often a certificate was checked, by day in China, the last thirty days on which it was. */
export async function checksByDay(tx: Tx, credentialId: string): Promise<{ day: string; count: number }[]> {
  const { rows } = await sql<{ day: string; count: number }>`
    select to_char(checked_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day, count(*)::int as count from training_certificate_check
    where credential_id = ${credentialId} group by 1 order by 1 desc limit 30`.execute(tx)
  return rows.toReversed()
}
