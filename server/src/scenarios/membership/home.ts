import { daysLeft, rulerDays, sharedCalendar, type Calendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { prepared } from '#platform/db'
import { requireWorker, type RequestContext } from '#platform/http'
import type { HomeItem } from '#platform/module'

type Mine = { member: boolean; id: string | null; kind: 'join' | 'transfer' | 'leave' | null; state: string | null; unit: string | null; entered: Date | null; due: string | null }

/** One statement, planned once: this is the page that everybody opens first. */
const mine = prepared<Mine>('membership.home', `
  select exists (select from membership m where m.person_id = $1 and m.valid_to is null) as member, a.id, a.kind, a.state, u.name as unit, c.entered_at as entered, c.deadline_on::text as due
  from (select 1) one left join membership_application a on a.person_id = $1 and a.closed_at is null left join unit u on u.id = a.unit_id left join process_case c on c.id = a.case_id`)

const blank = { detail: null, note: null, action: null, startsAt: null, endsAt: null, live: null, progress: null, lessons: null, deadline: null } as const

/** An application on its way with its deadline; for whoever is no member and has asked for nothing, the way in. */
export async function homeOfMembership(ctx: RequestContext): Promise<HomeItem[]> {
  const { personId } = requireWorker(ctx)
  const [row] = await mine.in(ctx.tx, personId)
  if (!row) return []
  if (row.id) return [applicationItem(row, { calendar: await sharedCalendar(ctx), today: dayInShanghai(ctx.clock.now()) })]
  return row.member ? [] : [joinItem]
}

const joinItem: HomeItem = {
  ...blank, id: 'membership.join', kind: 'membership.join', part: 'waiting', rank: 5, title: { zh: '加入工会', en: 'Join a union' }, detail: { zh: '一分钟办好，骑手司机都能入', en: 'A minute on the phone; couriers, drivers and streamers too' }, link: '/join', action: { zh: '去入会', en: 'Join' },
}

export function applicationItem(row: Mine, { calendar, today }: { calendar: Calendar; today: string }): HomeItem {
  const link = `/my-union/applications/${row.id}`
  if (row.state === 'correcting') {
    return { ...blank, id: `application:${row.id}`, kind: 'membership.application', part: 'waiting', rank: 1, title: { zh: '入会信息要改一下', en: 'Your application needs correcting' }, detail: { zh: '姓名和身份证号对不上', en: 'Name and ID number do not belong together' }, link, action: { zh: '去改', en: 'Correct it' }, deadline: deadlineOf(row, { calendar, today }) }
  }
  const what = { join: { zh: '入会', en: 'joining' }, transfer: { zh: '转会', en: 'your transfer' }, leave: { zh: '退会', en: 'leaving' } }[row.kind!]
  return { ...blank, id: `application:${row.id}`, kind: 'membership.application', part: 'waiting', rank: 4, title: { zh: `${row.unit}正在办你的${what.zh}`, en: `${row.unit} looks at ${what.en}` }, link, action: { zh: '看进度', en: 'See how far' }, deadline: deadlineOf(row, { calendar, today }) }
}

function deadlineOf(row: Mine, { calendar, today }: { calendar: Calendar; today: string }): HomeItem['deadline'] {
  if (!row.due || !row.entered) return null
  const from = dayInShanghai(row.entered)
  const left = daysLeft(calendar, row.due, today)
  return { from, due: row.due, days: rulerDays(calendar, { start: from, end: row.due, today }).map(({ day, working }) => ({ date: day, working })), workingDaysLeft: left.kind === 'left' ? left.days : left.kind === 'today' ? 0 : -left.days }
}
