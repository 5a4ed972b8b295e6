import { sql } from 'kysely'
import type { Cipher } from '#platform/crypto'
import { rangeOf, type Tx } from '#platform/db'
import { presentPeople } from '../people/index.ts'
import type { OfficerRow, Post, Body, Term, TermRow } from './model.ts'
import { daysBetween, postponableTo, promisedOn, soonDays, stateOf } from './rules.ts'
import { addDays } from '#platform/calendar'

export function findLastingTerm(tx: Tx, unitId: string): Promise<TermRow | undefined> {
  return tx.selectFrom('union_term').selectAll().where('unit_id', '=', unitId).where('ended_on', 'is', null).executeTakeFirst()
}

export function lockLastingTerm(tx: Tx, unitId: string): Promise<TermRow | undefined> {
  return tx.selectFrom('union_term').selectAll().where('unit_id', '=', unitId).where('ended_on', 'is', null).forUpdate().executeTakeFirst()
}

export function findTerms(tx: Tx, unitId: string): Promise<TermRow[]> {
  return tx.selectFrom('union_term').selectAll().where('unit_id', '=', unitId).orderBy('number', 'desc').execute()
}

export function findOfficers(tx: Tx, termIds: readonly string[]): Promise<OfficerRow[]> {
  if (termIds.length === 0) return Promise.resolve([])
  return tx.selectFrom('union_officer').selectAll().where('term_id', 'in', termIds)
    .orderBy(sql`array_position(array['committee', 'audit', 'women'], body)`).orderBy(sql`array_position(array['chair', 'vice-chair'], post)`).orderBy('recorded_at').orderBy('id').execute()
}

/** Who chairs the committee of a term. */
export function findChair(tx: Tx, termId: string): Promise<OfficerRow | undefined> {
  return tx.selectFrom('union_officer').selectAll().where('term_id', '=', termId).where('body', '=', 'committee').where('post', '=', 'chair').orderBy('valid_to', (order) => order.desc().nullsFirst()).executeTakeFirst()
}

export async function presentTerms(ctx: { tx: Tx; cipher: Cipher }, rows: readonly TermRow[], unitName: string, today: string): Promise<Term[]> {
  const officers = await findOfficers(ctx.tx, rows.map((row) => row.id))
  const people = await presentPeople(ctx, officers.map((one) => one.person_id))
  return rows.map((row) => ({
    id: row.id, unitId: row.unit_id, unitName, number: row.number, years: row.years, electedOn: row.elected_on, dueOn: row.due_on, postponedTo: row.postponed_to, postponedReason: row.postponed_reason, postponableTo: postponableTo(row), endedOn: row.ended_on,
    state: stateOf(row, today), daysLeft: daysBetween(today, promisedOn(row)), approvedBy: row.approved_by,
    officers: officers.filter((one) => one.term_id === row.id).map((one) => ({
      id: one.id, person: people.get(one.person_id) ?? { id: one.person_id, name: '', phone: null }, body: one.body as Body, post: one.post as Post, from: one.valid_from, until: one.valid_to, reason: one.reason,
    })),
  }))
}

export type DueRow = TermRow & { unit_name: string; unit_kind: string; above_name: string | null; members: number; chair_id: string | null; reminded_at: Date | null }
type DueFilter = { scope: string; state: 'due' | 'overdue' | 'soon' | 'all'; q?: string | undefined; today: string }

/** Lasting terms of living unions in a range, by the day of the election. */
export async function findDue(tx: Tx, filter: DueFilter, page: { after: { value: string; id: string } | null; limit: number }): Promise<DueRow[]> {
  const due = sql<string>`coalesce(t.postponed_to, t.due_on)`
  return matching(tx, filter).innerJoin('unit as u', 'u.id', 't.unit_id').leftJoin('unit as a', 'a.id', 'u.parent_id').selectAll('t')
    .select(['u.name as unit_name', 'u.kind as unit_kind', 'a.name as above_name',
      sql<number>`(select count(*)::int from membership m where m.unit_id = t.unit_id and m.valid_to is null)`.as('members'),
      sql<string | null>`(select o.person_id from union_officer o where o.term_id = t.id and o.body = 'committee' and o.post = 'chair' and o.valid_to is null)`.as('chair_id'),
      sql<Date | null>`(select max(r.sent_at) from union_term_reminder r where r.term_id = t.id)`.as('reminded_at')])
    .$if(page.after !== null, (rows) => rows.where(sql<boolean>`(${due}, t.id) > (${page.after?.value}::date, ${page.after?.id}::uuid)`))
    .orderBy(due).orderBy('t.id').limit(page.limit).execute()
}

export async function countDue(tx: Tx, filter: DueFilter): Promise<number> {
  const { n } = await matching(tx, filter).select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow()
  return n
}

function matching(tx: Tx, { scope, state, q, today }: DueFilter) {
  const { lo, hi } = rangeOf(scope)
  const due = sql<string>`coalesce(t.postponed_to, t.due_on)`
  const name = q && `%${q.replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`
  return tx.selectFrom('union_term as t').where('t.ended_on', 'is', null).where('t.scope', '>=', lo).where('t.scope', '<', hi)
    .where(sql<boolean>`exists (select from unit living where living.id = t.unit_id and living.dissolved_on is null ${name ? sql`and living.name ilike ${name}` : sql``})`)
    .$if(state === 'overdue', (rows) => rows.where(sql<boolean>`${due} < ${today}::date`))
    .$if(state === 'soon', (rows) => rows.where(sql<boolean>`${due} >= ${today}::date and ${due} <= ${addDays(today, soonDays)}::date`))
    .$if(state === 'due', (rows) => rows.where(sql<boolean>`${due} <= ${addDays(today, soonDays)}::date`))
}
