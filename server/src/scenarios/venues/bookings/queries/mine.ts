import type { AnswerOf, roomBookingRoutes } from '@guildhall/contract'
import { asService, NotFound, requireWorker, type RequestContext } from '#platform/http'
import type { Booking } from '../model.ts'
import { bookingsOf, detailsOf, presentBooking, type Shown } from '../present.ts'

const mayCancel = (row: Shown, now: Date) => (row.state === 'waiting' || row.state === 'booked') && row.starts_at > now

/** What I have booked, what is ahead first. A position that has closed since is still named. */
export async function listMine(ctx: RequestContext): Promise<AnswerOf<typeof roomBookingRoutes.mine>> {
  const { personId } = requireWorker(ctx)
  const now = ctx.clock.now()
  return asService(ctx, '', async () => {
    const rows = await bookingsOf(ctx.tx).where('b.person_id', '=', personId).orderBy('b.starts_at', 'desc').limit(60).execute()
    const details = await detailsOf(ctx.tx, rows)
    const [live, over] = [rows.filter((row) => row.ends_at > now && ['waiting', 'booked', 'came'].includes(row.state)).toReversed(), rows.filter((row) => !(row.ends_at > now && ['waiting', 'booked', 'came'].includes(row.state)))]
    return { now: now.toISOString(), rows: [...live, ...over].map((row) => ({ ...presentBooking(row, details), address: row.address, mayCancel: mayCancel(row, now) })) }
  })
}

export async function readMine(ctx: RequestContext, id: string): Promise<Booking> {
  const { personId } = requireWorker(ctx)
  return asService(ctx, '', async () => {
    const row = await bookingsOf(ctx.tx).where('b.id', '=', id).where('b.person_id', '=', personId).executeTakeFirst()
    if (!row) throw new NotFound()
    return presentBooking(row, await detailsOf(ctx.tx, [row]))
  })
}
