import { addDays } from '#platform/calendar'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import type { RequestContext } from '#platform/http'
import type { DeskSource, HomeItem, QueueItem } from '#platform/module'
import { isWithin } from '#registry'
import type { FoundingState } from './model.ts'
import { listMine } from './queries/mine.ts'
import { findFounders, findFoundings, type ListedFounding } from './store.ts'

type Said = { zh: string; en: string }
/** What is next in each state, and whose move it is. */
const steps: Partial<Record<FoundingState, { permission: 'founding.apply' | 'founding.answer'; next: Said }>> = {
  preparing: { permission: 'founding.apply', next: { zh: '填好，交上级', en: 'Complete and hand in' } }, applied: { permission: 'founding.answer', next: { zh: '答复同意或退回', en: 'Agree or send back' } },
  enrolling: { permission: 'founding.apply', next: { zh: '发展会员，召集大会', en: 'Win members, call the congress' } }, called: { permission: 'founding.apply', next: { zh: '到会签到，开始选举', en: 'Check in, begin to vote' } },
  voting: { permission: 'founding.apply', next: { zh: '计票，宣布结果', en: 'Count and announce' } }, elected: { permission: 'founding.apply', next: { zh: '上报选举结果', en: 'Report the result' } },
  reported: { permission: 'founding.answer', next: { zh: '批复选举结果', en: 'Approve the result' } }, formalities: { permission: 'founding.apply', next: { zh: '办证、刻章、开户', en: 'Certificate, seal, account' } },
}

/** Foundings with a next step, by whose move it is. What has no promise is due when it was meant to be done with: a congress on its day, the rest in a month. */
async function queue(ctx: RequestContext): Promise<QueueItem[]> {
  const rows = await findFoundings(ctx.tx, { states: Object.keys(steps) }, { sort: 'deadline', after: null, limit: 100 })
  const founders = Map.groupBy(await findFounders(ctx.tx, rows.map((row) => row.id)), (one) => one.founding_id)
  return rows.map((row) => itemOf(row, founders.get(row.id)?.[0]?.name ?? ''))
}

function itemOf(row: ListedFounding, founder: string): QueueItem {
  const { permission, next } = steps[row.state as FoundingState]!
  const from = dayInShanghai(row.updated_at)
  return {
    id: `founding:${row.id}:${row.state}`, kind: 'founding', menu: 'founding', permission, subject: { zh: row.name, en: row.name }, context: { zh: `${founder}·${row.agreed} / ${row.roster} 人同意·${row.number}`, en: `${founder} · ${row.agreed} of ${row.roster} agreed · ${row.number}` }, next,
    who: permission === 'founding.answer' ? { zh: row.federation, en: row.federation } : { zh: founder, en: founder }, link: `/foundings/${row.id}`, from, due: row.deadline_on ?? (row.held_at ? dayInShanghai(row.held_at) : addDays(from, 30)), at: row.held_at?.toISOString() ?? null, owner: null,
  }
}

export const desk: DeskSource[] = [{
  permission: 'founding.read', cases: true, queue, links: { founding: (id) => `/foundings/${id}` },
  counts: async (ctx, clerk) => {
    const rows = await findFoundings(ctx.tx, { states: Object.keys(steps) }, { sort: 'deadline', after: null, limit: 200 })
    const mine = (row: ListedFounding) => { const { permission } = steps[row.state as FoundingState]!; return clerk.permissions.has(permission) && (permission === 'founding.apply' || isWithin(row.scope, clerk.scope)) }
    return { founding: rows.filter(mine).length }
  },
}]

/** On the worker's first page: a union that asks for an answer, a vote that is open, a congress to come. */
export async function homeOfFounding(ctx: RequestContext): Promise<HomeItem[]> {
  const { rows } = await listMine(ctx)
  const base = { startsAt: null, endsAt: null, live: null, progress: null, lessons: null, deadline: null, note: null } as const
  const today = dayInShanghai(ctx.clock.now())
  return rows.flatMap((row): HomeItem[] => {
    const item = { ...base, id: `founding:${row.id}`, kind: 'founding', link: `/my-foundings/${row.id}`, title: { zh: row.name, en: row.name } }
    if (row.mayVote && row.consent === 'agreed') return [{ ...item, part: 'waiting', rank: 0, detail: { zh: '正在选举，一人一票', en: 'The vote is open: one ballot each' }, action: { zh: '去投票', en: 'Vote' } }]
    if (row.consent === 'asked' && ['enrolling', 'called'].includes(row.state)) return [{ ...item, part: 'waiting', rank: 1, detail: { zh: `正在筹建，${row.agreed} 位同事已同意入会`, en: `Being founded; ${row.agreed} colleagues have agreed to join` }, action: { zh: '看看，要不要入会', en: 'See, and decide' } }]
    if (row.consent === 'agreed' && row.heldAt && ['called', 'voting'].includes(row.state) && row.heldAt >= instantInShanghai(today).toISOString()) {
      return [{ ...item, part: 'next', rank: 1, detail: { zh: `第一次大会·${row.place ?? ''}`, en: `First congress · ${row.place ?? ''}` }, action: null, startsAt: row.heldAt }]
    }
    return row.consent === 'agreed' && ['enrolling', 'elected', 'reported'].includes(row.state) ? [{ ...item, part: 'open', rank: 5, detail: { zh: '我的工会正在筹建', en: 'My union is being founded' }, action: null }] : []
  })
}

