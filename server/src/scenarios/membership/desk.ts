import { loadCalendar, addWorkingDays } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import type { RequestContext, StaffActor } from '#platform/http'
import type { DeskSource, QueueItem } from '#platform/module'
import { rangeOf } from '#platform/db'

const reviewers = { zh: '入会审核', en: 'Membership review' }
const asked = { join: { zh: '申请入会', en: 'asks to join' }, transfer: { zh: '申请转入', en: 'asks to come over' }, leave: { zh: '申请退会', en: 'asks to leave' } } as const

type Waiting = { id: string; number: string; kind: keyof typeof asked; unit_name: string; deadline_on: string | null; entered_at: Date; escalated_at: Date | null }

/** One line for each application that waits for people; the person's name is on the record, not in the queue. */
export function applicationItem(row: Waiting, due: string): QueueItem {
  const what = asked[row.kind]
  return {
    id: `application:${row.id}`, kind: 'membership.application', menu: 'membership.application', permission: 'membership.decide', who: reviewers, subject: { zh: `${row.unit_name}：有人${what.zh}`, en: `${row.unit_name}: somebody ${what.en}` },
    context: { zh: `${row.number}${row.escalated_at ? '·已提醒上级' : ''}`, en: `${row.number}${row.escalated_at ? ' · superiors told' : ''}` }, next: { zh: '看一看，通过或说明原因', en: 'Accept, or say why not' },
    link: `/applications/${row.id}`, from: dayInShanghai(row.entered_at), due, at: null, owner: null,
  }
}

async function applicationQueue(ctx: RequestContext, clerk: StaffActor): Promise<QueueItem[]> {
  const { lo, hi } = rangeOf(clerk.scope)
  const rows = await ctx.tx.selectFrom('membership_application as a').innerJoin('process_case as c', 'c.id', 'a.case_id').innerJoin('unit as u', 'u.id', 'a.unit_id')
    .select(['a.id', 'a.number', 'a.kind', 'u.name as unit_name', 'c.deadline_on', 'c.entered_at', 'c.escalated_at'])
    .where('a.closed_at', 'is', null).where('a.state', '=', 'review').where('a.scope', '>=', lo).where('a.scope', '<', hi).orderBy('c.deadline_on').limit(200).execute()
  const calendar = await loadCalendar(ctx.tx)
  return rows.map((row) => applicationItem(row as Waiting, row.deadline_on ?? addWorkingDays(calendar, dayInShanghai(row.entered_at), 5)))
}

const kinds: Record<string, { zh: string; en: string }> = { complaint: { zh: '投诉', en: 'A complaint' }, question: { zh: '咨询', en: 'A question' }, idea: { zh: '建议', en: 'An idea' } }

async function messageQueue(ctx: RequestContext, clerk: StaffActor): Promise<QueueItem[]> {
  const { lo, hi } = rangeOf(clerk.scope)
  const rows = await ctx.tx.selectFrom('membership_message as m').innerJoin('process_case as c', 'c.id', 'm.case_id').innerJoin('unit as u', 'u.id', 'm.unit_id').select(['m.id', 'm.kind', 'u.name as unit_name', 'c.deadline_on', 'c.entered_at', 'c.escalated_at'])
    .where('m.state', '=', 'open').where('m.scope', '>=', lo).where('m.scope', '<', hi).orderBy('c.deadline_on').limit(100).execute()
  return rows.map((row): QueueItem => ({
    id: `message:${row.id}`, kind: 'membership.message', menu: 'membership.message', permission: 'membership.answer', who: reviewers, subject: { zh: `${row.unit_name}：一条${kinds[row.kind]!.zh}等答复`, en: `${row.unit_name}: ${kinds[row.kind]!.en.toLowerCase()} waits for an answer` },
    context: row.escalated_at ? { zh: '扫工会码来的·已提醒上级', en: 'By the union’s code · superiors told' } : { zh: '扫工会码来的', en: 'By the union’s code' }, next: { zh: '答复', en: 'Answer' }, link: `/union-messages?open=${row.id}`, from: dayInShanghai(row.entered_at), due: row.deadline_on!, at: null, owner: null,
  }))
}

export const desk: DeskSource[] = [
  { permission: 'membership.read', cases: true, queue: applicationQueue, links: { application: (id) => `/applications/${id}`, message: (id) => `/union-messages?open=${id}` } },
  { permission: 'membership.answer', queue: messageQueue },
]
