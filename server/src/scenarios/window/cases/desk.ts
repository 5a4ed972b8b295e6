import { sql } from 'kysely'
import type { Permission } from '@guildhall/contract'
import type { RequestContext } from '#platform/http'
import type { DeskSource, QueueItem } from '#platform/module'
import { dayInShanghai } from '#platform/clock'
import type { CaseState } from './model.ts'
import { barOf } from './policy.ts'

type Step = { permission: Permission; who: QueueItem['who']; subject: (unit: string) => QueueItem['subject']; next: QueueItem['next'] }

/** What comes next in each state that carries a promise, and whose move it is. */
const steps: Partial<Record<CaseState, Step>> = {
  reviewing: { permission: 'window.serve', who: { zh: '窗口人员', en: 'Window clerk' }, subject: (unit) => ({ zh: `${unit}：材料等预审`, en: `${unit}: materials to review` }), next: { zh: '逐份看，通过或退回', en: 'Accept or return each' } },
  examining: { permission: 'window.examine', who: { zh: '法人登记', en: 'Registrar' }, subject: (unit) => ({ zh: `${unit}：等审查`, en: `${unit}: to examine` }), next: { zh: '写审查意见', en: 'Write the opinion' } },
  approving: { permission: 'window.approve', who: { zh: '法人登记', en: 'Registrar' }, subject: (unit) => ({ zh: `${unit}：等核准`, en: `${unit}: to approve` }), next: { zh: '另一人核准，发证', en: 'A second person approves' } },
  issuing: { permission: 'window.serve', who: { zh: '窗口人员', en: 'Window clerk' }, subject: (unit) => ({ zh: `${unit}：办好了，等领取`, en: `${unit}: ready to hand over` }), next: { zh: '当面交付或寄出', en: 'Hand over or post' } },
  handed: { permission: 'window.apply', who: { zh: '申请的工会', en: 'The applying union' }, subject: (unit) => ({ zh: `${unit}：等对方确认`, en: `${unit}: to be confirmed` }), next: { zh: '确认收到', en: 'Confirm' } },
  correcting: { permission: 'window.apply', who: { zh: '申请的工会', en: 'The applying union' }, subject: (unit) => ({ zh: `${unit}：有材料要重做`, en: `${unit}: materials to redo` }), next: { zh: '重做退回的', en: 'Redo what came back' } },
}

/** Cases with a next step, whoever takes it. Redoing has no promise, so it stands under the day on which it was asked for, and confirming is only the union's. */
async function queue(ctx: RequestContext): Promise<QueueItem[]> {
  const rows = await ctx.tx.selectFrom('window_case as w').innerJoin('process_case as p', 'p.id', 'w.case_id').select(['w.id', 'w.number', 'w.item_title', 'w.unit_id', 'w.unit_name', 'w.state', 'w.asked_by', 'w.assisted_by', 'w.examined_by', 'p.deadline_on', 'p.entered_at', sql<boolean>`p.escalated_at is not null`.as('told')])
    .where('w.closed_at', 'is', null).where('w.state', '<>', 'preparing').orderBy('p.deadline_on').limit(200).execute()
  const own = ctx.actor.kind === 'staff' ? ctx.actor.unitId : ''
  return rows.flatMap((row) => {
    const step = steps[row.state as CaseState]
    if (!step || (step.permission === 'window.apply' && row.unit_id !== own)) return []
    const from = dayInShanghai(row.entered_at)
    const deed = row.state === 'examining' ? 'examine' : row.state === 'approving' ? 'approve' : null
    const barred = deed !== null && ctx.actor.kind === 'staff' && barOf(ctx.actor, row, deed) !== null
    return [{
      id: `window-case:${row.id}:${row.state}`, kind: 'window.case', menu: 'window.case', permission: step.permission, who: step.who, subject: step.subject(row.unit_name), next: step.next, link: `/window/cases/${row.id}`, from, due: row.deadline_on ?? from, at: null, owner: null, ...(barred && { barred: true }),
      context: { zh: [row.item_title, row.number, row.told && '已提醒上级'].filter(Boolean).join('·'), en: [row.item_title, row.number, row.told && 'superiors told'].filter(Boolean).join(' · ') },
    }]
  })
}

export const caseDesk: DeskSource[] = [{ permission: 'window.read', cases: true, queue, links: { 'window-case': (id) => `/window/cases/${id}` } }]
