import { lectureShapes } from '@guildhall/contract'
import { addDays } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import type { Tx } from '#platform/db'
import { preferencesOf, type OrderRow } from './model.ts'
import type { Ground, Lecture, Lecturer, Order } from './rules.ts'

export type Names = { lectures: Map<string, { title: string; lecturerId: string }>; lecturers: Map<string, { name: string; team: string | null; unitName: string; scope: string; unitId: string; personId: string; number: bigint }> }

/** All that matching looks at: published lectures that these orders are about, their lecturers and what those have agreed to. As the service over the whole city: a lecturer of the next county may come. */
export async function loadGround(tx: Tx, orders: readonly OrderRow[], now: Date): Promise<Ground & { names: Names; orders: Order[] }> {
  const fields = [...new Set(orders.filter((one) => one.lecture_id === null).map((one) => one.field))]
  const ids = orders.flatMap((one) => one.lecture_id ?? [])
  const lectureRows = orders.length === 0 ? [] : await tx.selectFrom('lecture as l').innerJoin('lecturer as r', 'r.id', 'l.lecturer_id').selectAll('l').where('l.state', '=', 'published').where('r.state', '=', 'active')
    .where((is) => is.or([...(fields.length > 0 ? [is('l.field', 'in', fields)] : []), ...(ids.length > 0 ? [is('l.id', 'in', ids)] : [])])).orderBy('l.id').execute()
  const lecturerIds = [...new Set(lectureRows.map((one) => one.lecturer_id))]
  const today = dayInShanghai(now)
  const some = lecturerIds.length > 0
  const rows = some ? await tx.selectFrom('lecturer as r').innerJoin('unit as u', 'u.id', 'r.unit_id').selectAll('r').select('u.name as unit_name').where('r.id', 'in', lecturerIds).execute() : []
  const away = Map.groupBy(some ? await tx.selectFrom('lecturer_away').select(['lecturer_id', 'first_day', 'last_day']).where('lecturer_id', 'in', lecturerIds).where('last_day', '>=', today).execute() : [], (one) => one.lecturer_id)
  const busy = Map.groupBy(some ? await tx.selectFrom('lecture_engagement as e').innerJoin('lecture_order as o', 'o.id', 'e.order_id').select(['e.lecturer_id', 'e.day', 'e.starts_at', 'e.ends_at', 'o.division', 'o.town', 'o.lat', 'o.lng'])
    .where('e.lecturer_id', 'in', lecturerIds).where('e.state', 'in', ['asked', 'accepted', 'held']).where('e.day', '>=', addDays(today, -40)).execute() : [], (one) => one.lecturer_id)
  const declined = Map.groupBy(orders.length === 0 ? [] : await tx.selectFrom('lecture_engagement').select(['order_id', 'lecturer_id', 'starts_at']).where('order_id', 'in', orders.map((one) => one.id)).where('state', 'in', ['declined', 'lapsed', 'called-off']).execute(), (one) => one.order_id)
  return {
    now,
    lectures: lectureRows.map((one): Lecture => ({ id: one.id, lecturerId: one.lecturer_id, field: one.field, audiences: one.audiences, minutes: one.minutes, peopleMin: one.people_min, peopleMax: one.people_max })),
    lecturers: new Map(rows.map((one): [string, Lecturer] => [one.id, {
      id: one.id, home: one, counties: one.counties, maxKm: one.max_km, weekly: one.weekly, perWeek: one.per_week, perDay: one.per_day, away: (away.get(one.id) ?? []).map((span) => ({ first: span.first_day, last: span.last_day })),
      taken: (busy.get(one.id) ?? []).map((span) => ({ startsAt: span.starts_at, endsAt: span.ends_at, day: span.day, place: span })),
    }])),
    orders: orders.map((one) => ({
      id: one.id, lectureId: one.lecture_id, field: one.field, audience: one.audience, people: one.people, preferences: preferencesOf(one), place: one, orderedOn: dayInShanghai(one.ordered_at),
      declined: (declined.get(one.id) ?? []).map((span) => ({ lecturerId: span.lecturer_id, startsAt: span.starts_at })),
    })),
    names: {
      lectures: new Map(lectureRows.map((one) => [one.id, { title: one.title, lecturerId: one.lecturer_id }])),
      lecturers: new Map(rows.map((one) => [one.id, { name: one.name, team: one.team, unitName: one.unit_name, scope: one.scope, unitId: one.unit_id, personId: one.person_id, number: one.number }])),
    },
  }
}

export const fieldTitle = (field: string): { zh: string; en: string } => lectureShapes.lectureFields[field as keyof typeof lectureShapes.lectureFields] ?? { zh: field, en: field }

/** The matching in words, as its page shows it; the numbers are those of rules.ts. */
export const formula = {
  zh: '得分 = 100 − 0.8 × 路程公里 − 6 × 讲师前后 30 天的场次 − 8 ×（第几志愿 − 1）+ 点单等了的天数（最多 20）+ 同一天附近（15 公里内）已有一场加 10。路程从讲师的家算，附近已有一场就从那里算。',
  en: 'Points = 100 − 0.8 × kilometres − 6 × sessions of the lecturer within 30 days − 8 × (rank of the time − 1) + days the order has waited (20 at most) + 10 with another session nearby (15 km) on the day. The road is counted from home, or from that session.',
}
