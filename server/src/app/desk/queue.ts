import type { AnswerOf, InputOf, Permission, queueRoutes } from '@guildhall/contract'
import { findKeptPromises } from '#engines/process'
import { loadCalendar, rulerDays } from '#platform/calendar'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import { Refused, type RequestContext, type StaffActor } from '#platform/http'
import type { DeskSource, Module, QueueItem } from '#platform/module'
import { groupOf, monthBars, rulerSpan, sortOut, workingDays } from './rules.ts'

type Routes = typeof queueRoutes
const dayLong = 86_400_000
/** A queue that nobody could read to its end anyway is cut here. */
const longest = 300

function requireClerk(ctx: RequestContext): StaffActor {
  if (ctx.actor.kind !== 'staff') throw new Refused(ctx.actor.kind === 'public' ? 'platform.login-needed' : 'platform.not-allowed')
  return ctx.actor
}

function sourcesFor(parts: readonly Module[], clerk: StaffActor): DeskSource[] {
  return parts.flatMap((part) => part.desk ?? []).filter((source) => clerk.permissions.has(source.permission))
}

/** Whether the role has to do with cases at all: an administrator of accounts is not measured by them. */
function worksOnCases(parts: readonly Module[], clerk: StaffActor): boolean {
  return sourcesFor(parts, clerk).some((source) => source.cases === true)
}

/** One after the other: they share the transaction of the request. */
async function collect(ctx: RequestContext, clerk: StaffActor, parts: readonly Module[]): Promise<QueueItem[]> {
  const items: QueueItem[] = []
  for (const source of sourcesFor(parts, clerk)) items.push(...await source.queue?.(ctx, clerk) ?? [])
  return items
}

/** My queue by deadline, and beside it what is on today, what others owe, and how punctual the month is. */
export async function getQueue(ctx: RequestContext, parts: readonly Module[]): Promise<AnswerOf<Routes['mine']>> {
  const clerk = requireClerk(ctx)
  const now = ctx.clock.now()
  const today = dayInShanghai(now)
  const calendar = await loadCalendar(ctx.tx)
  const { mine, others } = sortOut(await collect(ctx, clerk, parts), clerk.permissions as ReadonlySet<Permission>)
  const shown = mine.slice(0, longest)
  const agenda = []
  for (const source of sourcesFor(parts, clerk)) agenda.push(...await source.agenda?.(ctx, clerk) ?? [])
  return {
    now: now.toISOString(), today,
    rows: shown.map(({ permission: _, who: __, menu: ___, owner, ...item }) => ({ ...item, group: groupOf(item.due, today), workingDays: workingDays(calendar, item.due, today), mine: owner === `account:${clerk.accountId}` || owner === clerk.accountId })),
    days: rulerDays(calendar, { ...rulerSpan(shown, today), today }).map(({ day, working }) => ({ date: day, working })),
    agenda: agenda.sort((a, b) => a.startsAt.localeCompare(b.startsAt)).slice(0, 12),
    waiting: others.slice(0, 8).map((item) => ({ id: item.id, who: item.who, what: item.subject, link: item.link, due: item.due, workingDays: workingDays(calendar, item.due, today), overdue: item.due < today })),
    month: monthBars(worksOnCases(parts, clerk) ? await findKeptPromises(ctx.tx, { since: instantInShanghai(`${today.slice(0, 8)}01`), calendar }) : [], today),
  }
}

/** How much waits behind each entry of the menu; amber where something of it is due. */
export async function countQueue(ctx: RequestContext, parts: readonly Module[]): Promise<AnswerOf<Routes['counts']>> {
  const clerk = requireClerk(ctx)
  const today = dayInShanghai(ctx.clock.now())
  const { mine } = sortOut(await collect(ctx, clerk, parts), clerk.permissions as ReadonlySet<Permission>)
  const counts: Record<string, { count: number; urgent: boolean }> = { queue: { count: mine.length, urgent: mine.some((item) => item.due < today) } }
  for (const item of mine) {
    const entry = counts[item.menu] ??= { count: 0, urgent: false }
    entry.count += 1
    entry.urgent ||= item.due <= today
  }
  for (const source of sourcesFor(parts, clerk)) {
    for (const [key, count] of Object.entries(await source.counts?.(ctx, clerk) ?? {})) counts[key] = { count, urgent: counts[key]?.urgent ?? false }
  }
  return { counts }
}

/** What I did, from the audit log: every deed leaves an entry there, and one's own are nobody's secret from oneself. */
export async function listDone(ctx: RequestContext, input: InputOf<Routes['done']>, parts: readonly Module[]): Promise<AnswerOf<Routes['done']>> {
  const clerk = requireClerk(ctx)
  const links = Object.assign({}, ...parts.flatMap((part) => part.desk ?? []).map((source) => source.links ?? {})) as Record<string, (id: string) => string>
  let query = ctx.tx.selectFrom('audit_entry').select(['id', 'at', 'action', 'subject', 'reason', 'on_behalf_of']).where('account_id', '=', clerk.accountId).where('action', 'not like', 'login.%')
    .orderBy('id', 'desc').limit(input.limit + 1)
  if (input.cursor) query = query.where('id', '<', input.cursor)
  if (input.from) query = query.where('at', '>=', instantInShanghai(input.from))
  if (input.to) query = query.where('at', '<', new Date(instantInShanghai(input.to).getTime() + dayLong))
  const found = await query.execute()
  const rows = found.slice(0, input.limit)
  return {
    rows: rows.map((row) => {
      const [kind, id] = row.subject?.split(':') ?? []
      return { id: row.id, at: row.at.toISOString(), action: row.action, subject: row.subject, reason: row.reason, onBehalfOf: row.on_behalf_of !== null, link: kind && id ? links[kind]?.(id) ?? null : null }
    }),
    next: found.length > rows.length ? rows.at(-1)!.id : null,
  }
}
