import { recordAll, registerMetric, retract } from '#engines/metrics'
import { instantInShanghai } from '#platform/clock'
import type { Tx } from '#platform/db'

export const served = registerMetric({
  key: 'venues.served', kind: 'sum', dimensions: ['position', 'kind'], unit: { zh: '人次', en: 'person-times' }, title: { zh: '服务人次', en: 'Person-times served' },
  definition: {
    zh: '到过服务阵地的人次：扫门口的码签到的（同一个人同一个阵地一天算一次，每次预约另算一次）、按纸质名单记到场的、每天门口登记的散客人数。整场预订按到场人数算。记在到的那一天所在的月份。约了没来的不算。',
    en: 'Person-times at service positions: checked in by the code at the door (one person, position and day count once, and each booking once), noted by the list on paper, and counted by the sheet at the door. A room booked as a whole counts all who came. Counted in the month of the day. Who booked and did not come is not counted.',
  },
})

export type Counted = { id: string; scope: string; positionId: string; kind: string; day: string; people: number }

/** Visits as they count (V7); said again they are corrected. As the service in their scope. */
export function countVisits(tx: Tx, visits: readonly Counted[]): Promise<void> {
  return recordAll(tx, visits.map((one) => ({ metric: served, ref: one.id, scope: one.scope, at: instantInShanghai(one.day, '12:00'), numerator: one.people, dims: { position: one.positionId, kind: one.kind } })))
}

export async function uncountVisit(tx: Tx, id: string): Promise<void> {
  await retract(tx, { metric: served, ref: id })
}
