import { sql } from 'kysely'
import type { AnswerOf, InputOf, positionVisitRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { makeDoorCode, makeScanProof, readDoorCode, readScanProof, scanMilliseconds } from '#platform/door-codes'
import { asService, holderOf, Refused, requireStaff, requireWorker, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { findPosition, getPositionInRange, momentOf, type PositionKind } from '../places/index.ts'
import { countVisits } from './metrics.ts'

type Arrived = AnswerOf<typeof positionVisitRoutes.come>
const scanCookie = 'guildhall_door'
/** Whoever booked may come so long before. */
const earlyMinutes = 30

const refOf = (row: { id: string; name: string; kind: string }) => ({ id: row.id, name: row.name, kind: row.kind as PositionKind })

/** The code of this quarter of a minute, for the screen at the door. */
export async function getDoorCode(ctx: RequestContext, { positionId }: { positionId: string }): Promise<AnswerOf<typeof positionVisitRoutes.code>> {
  const position = await getPositionInRange(ctx.tx, requireStaff(ctx, 'venues.serve'), positionId)
  const now = ctx.clock.now()
  const { token, until } = makeDoorCode(ctx.cipher, position.id, now)
  const { n } = await ctx.tx.selectFrom('venue_visit').select(sql<number>`coalesce(sum(people), 0)::int`.as('n')).where('position_id', '=', position.id).where('day', '=', momentOf(now).day).executeTakeFirstOrThrow()
  return { path: `/d/${token}`, until: until.toISOString(), position: refOf(position), today: n }
}

/** Whoever is not logged in yet gets a proof of the scan: the code will have changed before the login is through. */
export async function readDoor(ctx: RequestContext, { token }: { token: string }): Promise<AnswerOf<typeof positionVisitRoutes.read>> {
  const { positionId } = codeAt(ctx, token)
  const now = ctx.clock.now()
  const position = await findPosition(ctx.tx, positionId)
  if (!position?.active) throw new Refused('venues.code-wrong')
  if (readDoorCode(ctx.cipher, token, now).kind === 'fresh') ctx.setCookie(scanCookie, makeScanProof(ctx.cipher, token, now), { maxAgeSeconds: scanMilliseconds / 1_000 })
  return { position: refOf(position), loggedIn: ctx.actor.kind === 'worker' }
}

function codeAt(ctx: RequestContext, token: string): { positionId: string; at: Date } {
  const now = ctx.clock.now()
  const code = readDoorCode(ctx.cipher, token, now)
  if (code.kind === 'wrong') throw new Refused('venues.code-wrong')
  if (code.kind === 'fresh') return { positionId: code.subject, at: now }
  const scannedAt = readScanProof(ctx.cipher, token, ctx.cookie(scanCookie), now)
  if (!scannedAt) throw new Refused('venues.code-old')
  return { positionId: code.subject, at: scannedAt }
}

/** I am here (V7): what I booked for about now has its visit; otherwise the day has one. The second time gives the first answer. */
export async function checkIn(ctx: RequestContext, { token }: InputOf<typeof positionVisitRoutes.come>): Promise<Arrived> {
  const { personId } = requireWorker(ctx)
  const { positionId, at } = codeAt(ctx, token)
  const position = await findPosition(ctx.tx, positionId)
  if (!position?.active) throw new Refused('venues.code-wrong')
  const { day } = momentOf(at)
  return asService(ctx, position.scope, async () => {
    // Two taps at once come one after the other.
    await sql`select pg_advisory_xact_lock(hashtext('guildhall.venue-visit'), hashtext(${`${personId}:${position.id}`}))`.execute(ctx.tx)
    const booked = await ctx.tx.selectFrom('venue_booking as b').innerJoin('venue_room as r', 'r.id', 'b.room_id').selectAll('b').select('r.name as room_name').where('b.position_id', '=', position.id).where('b.person_id', '=', personId).where('b.state', '=', 'booked')
      .where('b.starts_at', '<=', new Date(at.getTime() + earlyMinutes * 60_000)).where('b.ends_at', '>', at).orderBy('b.starts_at').forUpdate('b').executeTakeFirst()
    const answer = (more: Partial<Arrived>): Arrived => ({ position: refOf(position), at: at.toISOString(), again: false, room: null, from: null, to: null, ...more })
    if (!booked) {
      const known = await ctx.tx.selectFrom('venue_visit as v').leftJoin('venue_booking as b', 'b.id', 'v.booking_id').leftJoin('venue_room as r', 'r.id', 'v.room_id').select(['v.noted_at', 'r.name', 'b.starts', 'b.ends']).where('v.position_id', '=', position.id).where('v.person_id', '=', personId).where('v.day', '=', day).orderBy('v.noted_at', 'desc').executeTakeFirst()
      if (known) return answer({ again: true, at: known.noted_at.toISOString(), room: known.name, from: known.starts, to: known.ends })
    } else await ctx.tx.updateTable('venue_booking').set({ state: 'came', ended_at: at }).where('id', '=', booked.id).execute()
    const visit = { id: newId(), scope: position.scope, people: booked?.people ?? 1, day }
    await ctx.tx.insertInto('venue_visit').values({ ...visit, position_id: position.id, room_id: booked?.room_id ?? null, booking_id: booked?.id ?? null, person_id: personId, via: 'code', noted_by: holderOf(ctx.actor), noted_at: at }).execute()
    await countVisits(ctx.tx, [{ ...visit, positionId: position.id, kind: position.kind }])
    await appendAudit(ctx, { action: 'venues.check-in', subject: `position:${position.id}`, scope: position.scope })
    return answer(booked ? { room: booked.room_name, from: booked.starts, to: booked.ends } : {})
  })
}
