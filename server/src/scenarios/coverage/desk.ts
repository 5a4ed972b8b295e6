import { dayInShanghai } from '#platform/clock'
import type { RequestContext, StaffActor } from '#platform/http'
import type { DeskSource, QueueItem } from '#platform/module'

/** Employers that I promised to go to again, by the day I set myself; what has a union by now is off the list. */
async function visitsDue(ctx: RequestContext, clerk: StaffActor): Promise<QueueItem[]> {
  const rows = await ctx.tx.selectFrom('coverage_task as t').innerJoin('unit as u', 'u.id', 't.unit_id').innerJoin('unit as p', 'p.id', 'u.parent_id').select(['u.id', 'u.name', 'u.staff', 't.state', 't.next_on', 't.updated_at', 't.account_id'])
    .where('t.account_id', '=', clerk.accountId).where('t.next_on', 'is not', null).where('u.dissolved_on', 'is', null).where('p.kind', 'not in', ['union', 'joint-union', 'industry-union'])
    .where((is) => is.not(is.exists(is.selectFrom('union_founder as f').innerJoin('unit as w', 'w.id', 'f.union_id').select('f.id').whereRef('f.founder_id', '=', 'u.id').where('f.valid_to', 'is', null).where('w.dissolved_on', 'is', null)))).orderBy('t.next_on').limit(100).execute()
  return rows.map((row) => ({
    id: `coverage:${row.id}`, kind: 'coverage.visit', menu: 'coverage', permission: 'coverage.manage', who: { zh: '跟进人', en: 'Whoever follows it up' }, subject: { zh: row.name, en: row.name },
    context: row.staff === null ? { zh: '还没有工会', en: 'No union yet' } : { zh: `${row.staff} 名职工，还没有工会`, en: `${row.staff} staff, no union yet` }, next: { zh: '去联系，记下结果', en: 'Go and note what came of it' },
    link: `/coverage/${row.id}`, from: dayInShanghai(row.updated_at), due: row.next_on!, at: null, owner: row.account_id,
  }))
}

export const coverageDesk: DeskSource[] = [{ permission: 'coverage.manage', queue: visitsDue }]
