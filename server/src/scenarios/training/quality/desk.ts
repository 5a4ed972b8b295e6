import { dayInShanghai } from '#platform/clock'
import { holderOf, type RequestContext, type StaffActor } from '#platform/http'
import type { DeskSource, QueueItem } from '#platform/module'
import type { Shortfall } from './rules.ts'
import { findWaiting } from './store.ts'

const steps = {
  open: { permission: 'training.class.manage', who: { zh: '班主任、培训干部', en: 'Class head, training officer' }, next: { zh: '看原因，写改进措施', en: 'See why, say what will be better' } },
  answered: { permission: 'training.result.confirm', who: { zh: '成绩复核', en: 'Result reviewer' }, next: { zh: '验收整改措施', en: 'Accept the measures' } },
} as const

/** Classes to be put right; whoever wrote the measures doesn't accept them. */
async function rectifications(ctx: RequestContext, clerk: StaffActor): Promise<QueueItem[]> {
  const rows = await findWaiting(ctx.tx, clerk.scope)
  return rows.filter((row) => !(row.state === 'answered' && row.answered_by === holderOf(clerk))).map((row) => {
    const worst = (row.shortfalls as Shortfall[]).toSorted((a, b) => a.mean - b.mean)[0]
    const [mean, found] = [worst?.mean.toFixed(1) ?? '', (row.findings as unknown[]).length]
    return {
      id: `rectification:${row.id}`, kind: 'training.evaluation', menu: 'training.rectification', ...steps[row.state as 'open'], subject: { zh: `${row.title}：教学整改`, en: `${row.title}: to be put right` },
      context: worst ? { zh: `${worst.label.zh} ${mean} 分，${worst.n} 份·${row.number}`, en: `${worst.label.en} ${mean} of ${worst.n} forms · ${row.number}` } : { zh: `督导 ${found} 项不合格·${row.number}`, en: `${found} found by a supervisor · ${row.number}` }, link: `/rectifications/${row.id}`, from: dayInShanghai(row.updated_at), due: row.deadline_on ?? dayInShanghai(row.updated_at), at: null, owner: null,
    }
  })
}

export const qualityDesk: DeskSource[] = [{ permission: 'training.evaluation.read', queue: rectifications }]
