import { requireWorker, type RequestContext } from '#platform/http'
import type { HeldSection } from '#platform/module'

const states: Record<string, { zh: string; en: string }> = { booked: { zh: '约好', en: 'booked' }, cancelled: { zh: '取消', en: 'given back' }, arrived: { zh: '到过', en: 'kept' }, missed: { zh: '没到', en: 'missed' } }

/** What the windows hold about a worker: the times they booked. Queue numbers name nobody. */
export async function heldVisits(ctx: RequestContext): Promise<HeldSection[]> {
  const { personId } = requireWorker(ctx)
  const rows = await ctx.tx.selectFrom('window_appointment as a').leftJoin('window_counter as k', 'k.id', 'a.counter_id').select(['a.booked_at', 'a.day', 'a.starts', 'a.state', 'a.assisted', 'k.name']).where('a.person_id', '=', personId).orderBy('a.day', 'desc').limit(200).execute()
  if (rows.length === 0) return []
  return [{
    source: 'window.visits', title: { zh: '窗口预约', en: 'Times booked at windows' }, why: { zh: '到点叫到你，来不了也能让给别人', en: 'To call you at your time, and to give it to others if you cannot come' },
    rows: rows.map((row) => ({
      at: row.booked_at.toISOString(), what: { zh: row.name ?? '停用的窗口', en: row.name ?? 'A window that has closed' },
      facts: [
        { name: { zh: '时间', en: 'Time' }, value: { zh: `${row.day} ${row.starts}`, en: `${row.day} ${row.starts}` } }, { name: { zh: '状态', en: 'State' }, value: states[row.state] ?? { zh: row.state, en: row.state } },
        ...(row.assisted ? [{ name: { zh: '代约', en: 'Booked for them' }, value: { zh: '是', en: 'yes' } }] : []),
      ],
    })),
  }]
}
