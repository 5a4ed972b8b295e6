import { sql } from 'kysely'
import type { Cipher } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { asService, Refused, requireWorker, type RequestContext } from '#platform/http'

export type Way = 'room' | 'phone' | 'online'

/** The caller themselves, as the service: nobody who acts for a worker (代办) comes past here (P3). */
export async function asMyself<T>(ctx: RequestContext, work: (personId: string) => Promise<T>): Promise<T> {
  const { personId, assistedBy } = requireWorker(ctx)
  if (assistedBy) throw new Refused('counselling.own-phone-only')
  return asService(ctx, '', () => work(personId))
}

/** The same for a counsellor, who has at most one standing at a time. */
export function asCounsellor<T>(ctx: RequestContext, work: (counsellor: { id: string; unit_id: string }) => Promise<T>): Promise<T> {
  return asMyself(ctx, async (personId) => {
    const row = await ctx.tx.selectFrom('counsellor').select(['id', 'unit_id']).where('person_id', '=', personId).orderBy(sql`ended_at is not null`).orderBy('admitted_at', 'desc').limit(1).forUpdate().executeTakeFirst()
    if (!row) throw new Refused('counselling.no-counsellor')
    return work(row)
  })
}

export const slots = (tx: Tx) => tx.selectFrom('counselling_slot as t').innerJoin('counsellor as c', 'c.id', 't.counsellor_id').select(['t.id', 't.starts_at', 't.ends_at', 't.way', 't.place', 't.counsellor_id', 'c.name', 'c.scope'])
  .where((is) => is.not(is.exists(is.selectFrom('counselling_session as s').select('s.id').whereRef('s.slot_id', '=', 't.id').where('s.state', '<>', 'cancelled'))))

export const sessions = (tx: Tx) => tx.selectFrom('counselling_session as s').innerJoin('counselling_slot as t', 't.id', 's.slot_id').innerJoin('counsellor as c', 'c.id', 's.counsellor_id').selectAll('s').select(['t.starts_at', 't.ends_at', 't.way', 't.place', 'c.name as counsellor', 'c.person_id as counsellor_person'])

const sealedIn = (column: string) => `counselling_session.${column}`
type Column = 'words' | 'nickname' | 'notes'
export const seal = (cipher: Cipher, column: Column, text: string | null): Buffer | null => (text ? cipher.seal(text, sealedIn(column)) : null)
export const open = (cipher: Cipher, column: Column, sealed: Buffer | null): string => (sealed ? cipher.open(sealed, sealedIn(column)).reveal() : '')

const sealedInRating = 'counselling_rating.words'
export const sealRating = (cipher: Cipher, text: string): Buffer | null => (text ? cipher.seal(text, sealedInRating) : null)
export const openRating = (cipher: Cipher, sealed: Buffer | null): string => (sealed ? cipher.open(sealed, sealedInRating).reveal() : '')

const inShanghai = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString()
export const presentTime = (row: { starts_at: Date; ends_at: Date; way: string }) => ({ day: inShanghai(row.starts_at).slice(0, 10), from: inShanghai(row.starts_at).slice(11, 16), to: inShanghai(row.ends_at).slice(11, 16), way: row.way as Way })
