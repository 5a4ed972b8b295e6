import type { CommandContext } from '#platform/module'
import { registerNotices, sendNotices } from '#platform/notify'
import { accountsAt } from '#registry'
import type { BookingRow } from './model.ts'

registerNotices({
  'venues.moved-up': { zh: '排到你了：{day} {time} 「{where}」有你一位。来不了请提前退，别人还能约。', en: 'Your turn: {where}, {day} at {time}, is yours. Give it back if you cannot come.' },
  'venues.called-off': { zh: '{day} {time} 「{where}」的预约取消了：{why}。可以另约时间。', en: '{where}, {day} at {time}, was called off: {why}. You can book another time.' },
  'venues.no-longer-fits': { zh: '{day} {time} 「{where}」的预约取消了：阵地的开放时间或房间有变动。可以另约时间。', en: '{where}, {day} at {time}, was called off: its hours or the room have changed. You can book another time.' },
  'venues.tomorrow': { zh: '{day} {time} 约好到「{where}」。来不了请提前退，别人还能约。', en: 'You have booked {where} on {day} at {time}. Give it back if you cannot come.' },
  'venues.not-reached': { zh: '{day} {time} 「{where}」没有排到，可以另约时间。', en: 'You were not reached in the line for {where}, {day} at {time}. You can book another time.' },
})

export type Kind = 'moved-up' | 'called-off' | 'no-longer-fits' | 'tomorrow' | 'not-reached'

/** Tells those who booked: the worker, or whoever books rooms for the unit. */
export async function tell(ctx: CommandContext, rows: readonly BookingRow[], kind: Kind, params: Record<string, string> = {}): Promise<void> {
  if (rows.length === 0) return
  const rooms = await ctx.tx.selectFrom('venue_room as r').innerJoin('venue_position as p', 'p.id', 'r.position_id').select(['r.id', 'r.name', 'p.name as position']).where('r.id', 'in', [...new Set(rows.map((row) => row.room_id))]).execute()
  const names = new Map(rooms.map((room) => [room.id, `${room.position}·${room.name}`]))
  const said = (row: BookingRow) => ({ kind: `venues.${kind}`, params: { day: row.day, time: row.starts, where: names.get(row.room_id) ?? '', ...params } })
  const units = new Map<string, string[]>()
  for (const unitId of new Set(rows.flatMap((row) => row.unit_id ?? []))) units.set(unitId, await accountsAt(ctx, [unitId], 'venues.book'))
  await sendNotices(ctx, [
    ...rows.flatMap((row) => (row.person_id ? [{ to: { personId: row.person_id }, link: '/my-bookings', ...said(row) }] : [])),
    ...rows.flatMap((row) => (units.get(row.unit_id ?? '') ?? []).map((accountId) => ({ to: { accountId }, link: `/console/room-series/${row.series_id}`, ...said(row) }))),
  ])
}
