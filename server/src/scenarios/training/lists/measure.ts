import { sql } from 'kysely'
import type { AnswerOf, publicListRoutes } from '@guildhall/contract'
import { reports, wilson } from '#engines/evaluation'
import { addDays, type Day } from '#platform/calendar'
import { rangeOf, type Tx } from '#platform/db'
import { addUp } from '../evaluations/index.ts'
import { fixedRatings } from '../forms/index.ts'

type Reform = AnswerOf<typeof publicListRoutes.publicReforms>['rows'][number]
export type Measure = Reform['measure']
export type Measured = NonNullable<Reform['effect']>['before']

/** Longest span that is looked at on either side. */
const longestDays = 365
/** Fewer records than this are no measurement, and might be known people. */
export const leastRecords = 5

/** The days since a reform began (to its end), and as many before it. */
export function spansOf(since: Day, to: Day): { before: { from: Day; to: Day }; after: { from: Day; to: Day } } {
  const days = Math.max(1, Math.min(longestDays, Math.round((Date.parse(to) - Date.parse(since)) / 86_400_000) + 1))
  return { before: { from: addDays(since, -days), to: addDays(since, -1) }, after: { from: since, to: addDays(since, days - 1) } }
}

/** What the records of a range say of a span (both days included). Days are counted where the step was made, so that what is still open spoils nothing. */
export async function measure(tx: Tx, what: Measure, { scope, from, to }: { scope: string; from: Day; to: Day }): Promise<Measured> {
  const told = (n: number, of: Omit<Measured, 'from' | 'to' | 'n'>): Measured => (n < leastRecords ? { from, to, n, value: null, low: null, high: null } : { from, to, n, ...of })
  switch (what) {
    case 'days-to-plan': case 'days-to-certificate': {
      const found = await daysOf(tx, what, { scope, from, to })
      return told(found.n, found)
    }
    case 'pass-rate': case 'attendance': {
      const { n, hits } = await sharesOf(tx, what, { scope, from, to })
      return told(n, ofShare(hits, n))
    }
    case 'satisfaction': {
      const subjects = await judgedClasses(tx, { scope, from, to })
      const { n, distribution } = addUp((await reports(tx, { subjects, from, to })).flatMap((one) => Object.values(fixedRatings(one.ratings))))
      return told(n, ofShare(distribution[3] + distribution[4], n))
    }
  }
}

type Span = { scope: string; from: Day; to: Day }
const percent = (share: number) => Math.round(share * 1000) / 10

function ofShare(hits: number, n: number): { value: number | null; low: number | null; high: number | null } {
  if (n === 0) return { value: null, low: null, high: null }
  const { low, high } = wilson(hits, n)
  return { value: percent(hits / n), low: percent(low), high: percent(high) }
}

const day = (column: string) => sql.raw(`(${column} at time zone 'Asia/Shanghai')::date`)

async function daysOf(tx: Tx, what: 'days-to-plan' | 'days-to-certificate', { scope, from, to }: Span): Promise<{ n: number; value: number | null; low: number | null; high: number | null }> {
  const { lo, hi } = rangeOf(scope)
  const taken = what === 'days-to-plan'
    ? sql`select ${day('c.created_at')} - ${day('n.asked_at')} as days from training_need n join training_class c on c.id = n.class_id where n.scope >= ${lo} and n.scope < ${hi} and ${day('c.created_at')} between ${from}::date and ${to}::date`
    : sql`select ${day('r.confirmed_at')} - c.last_day as days from training_result r join training_class c on c.id = r.class_id
        where r.scope >= ${lo} and r.scope < ${hi} and r.certificate_id is not null and ${day('r.confirmed_at')} between ${from}::date and ${to}::date`
  const { rows: [row] } = await sql<{ n: string; low: number | null; value: number | null; high: number | null }>`
    select count(*) as n, percentile_cont(0.25) within group (order by greatest(0, days)) as low, percentile_cont(0.5) within group (order by greatest(0, days)) as value, percentile_cont(0.75) within group (order by greatest(0, days)) as high
    from (${taken}) as taken`.execute(tx)
  return { n: Number(row!.n), value: row!.value, low: row!.low, high: row!.high }
}

async function sharesOf(tx: Tx, what: 'pass-rate' | 'attendance', { scope, from, to }: Span): Promise<{ n: number; hits: number }> {
  const { lo, hi } = rangeOf(scope)
  const { rows: [row] } = await (what === 'pass-rate'
    ? sql<{ n: string; hits: string }>`select count(*) as n, count(*) filter (where outcome = 'passed') as hits from training_result where scope >= ${lo} and scope < ${hi} and outcome is not null and ${day('confirmed_at')} between ${from}::date and ${to}::date`
    // Leave that was granted is neither here nor missing.
    : sql<{ n: string; hits: string }>`select count(*) as n, count(*) filter (where a.status in ('present', 'late')) as hits from training_attendance a join training_session s on s.id = a.session_id
        where a.scope >= ${lo} and a.scope < ${hi} and a.status <> 'leave' and ${day('s.starts_at')} between ${from}::date and ${to}::date`).execute(tx)
  return { n: Number(row!.n), hits: Number(row!.hits) }
}

async function judgedClasses(tx: Tx, { scope, from, to }: Span): Promise<string[]> {
  const { lo, hi } = rangeOf(scope)
  const { rows } = await sql<{ id: string }>`select distinct c.id from evaluation_submission s join training_class c on c.id = s.subject where s.scope >= ${lo} and s.scope < ${hi} and s.filled_on between ${from}::date and ${to}::date`.execute(tx)
  return rows.map((row) => row.id)
}
