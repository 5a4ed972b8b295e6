import { addWorkingDays, loadCalendar } from '../calendar/index.ts'
import { dayInShanghai } from '../clock/index.ts'
import type { RequestContext } from '../http/index.ts'
import type { DeskSource, QueueItem } from '../module/index.ts'

/** Dead letters, one row for each kind of job: somebody looks at them within a working day. */
async function failedJobs(ctx: RequestContext): Promise<QueueItem[]> {
  const rows = await ctx.tx.selectFrom('job_run').select(['name', (is) => is.fn.countAll<bigint>().as('count'), (is) => is.fn.min('created_at').as('since'), (is) => is.fn.max('message').as('message')])
    .where('state', '=', 'failed').groupBy('name').orderBy('name').limit(50).execute()
  const calendar = await loadCalendar(ctx.tx)
  return rows.map((row) => {
    const from = dayInShanghai(row.since)
    return {
      id: `job:${row.name}`, kind: 'platform.job', menu: 'platform.job', permission: 'jobs.manage', who: { zh: '系统管理员', en: 'System administrator' }, subject: { zh: `${row.name} 失败了 ${row.count} 次`, en: `${row.name} failed ${row.count} times` },
      context: { zh: row.message ?? '', en: row.message ?? '' }, next: { zh: '看原因，再来一次', en: 'See why, run again' }, link: '/jobs?state=failed', from, due: addWorkingDays(calendar, from, 1), at: null, owner: null,
    }
  })
}

export const jobsDesk: DeskSource[] = [{ permission: 'jobs.manage', queue: failedJobs }]
