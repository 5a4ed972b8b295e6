import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Interval } from './model.ts'
import { tQuantile } from './statistics.ts'

/**
 * Forms as observations. Whoever answers three questions about one class says one thing, not three: an interval over single scores would be too narrow. So each form
 * counts once, with the mean of its scores; `sum` and `squares` are of those means, and may be added over subjects.
 */
export type FormMeans = { n: number; sum: number; squares: number }
export type MeanOfForms = { n: number; mean: number | null; /** 95 % (Student's t), inside 1 to 5; null below two forms. */ interval: Interval | null; variance: number | null }

/** What was said about each subject over these questions; a subject of which nothing was said is not in it. */
export async function countFormMeans(tx: Tx, subjects: readonly string[], questions: readonly string[]): Promise<Map<string, FormMeans>> {
  if (subjects.length === 0) return new Map()
  const { rows } = await sql<FormMeans & { subject: string }>`
    select subject, count(*)::int as n, sum(mean)::float8 as sum, sum(mean * mean)::float8 as squares from (
      select s.subject, avg(a.score)::float8 as mean from evaluation_submission s join evaluation_answer a on a.submission_id = s.id
      where s.subject = any(${subjects}::uuid[]) and a.question = any(${questions}::text[]) and a.score is not null group by s.subject, s.id) as form group by subject`.execute(tx)
  return new Map(rows.map(({ subject, ...counts }) => [subject, counts]))
}

/** The forms of several subjects as one. */
export function joinForms(parts: readonly FormMeans[]): MeanOfForms {
  const { n, sum, squares } = parts.reduce((all, one) => ({ n: all.n + one.n, sum: all.sum + one.sum, squares: all.squares + one.squares }), { n: 0, sum: 0, squares: 0 })
  if (n === 0) return { n, mean: null, interval: null, variance: null }
  const mean = sum / n
  if (n < 2) return { n, mean, interval: null, variance: null }
  const variance = Math.max(0, (squares - n * mean ** 2) / (n - 1))
  const margin = tQuantile(n - 1) * Math.sqrt(variance / n)
  return { n, mean, interval: { low: Math.max(1, mean - margin), high: Math.min(5, mean + margin) }, variance }
}

/** Whether one mean is higher (1) or lower (-1) than another beyond chance at 95 % (B. L. Welch, 1947), else 0; null where either is of fewer than two forms. */
export function differ(one: MeanOfForms, other: MeanOfForms): 1 | -1 | 0 | null {
  if (one.mean === null || other.mean === null || one.variance === null || other.variance === null) return null
  const [a, b] = [one.variance / one.n, other.variance / other.n]
  const difference = one.mean - other.mean
  if (Math.abs(difference) < 1e-9) return 0
  if (a + b < 1e-12) return difference > 0 ? 1 : -1
  const freedom = Math.max(1, Math.floor((a + b) ** 2 / (a ** 2 / (one.n - 1) + b ** 2 / (other.n - 1))))
  if (Math.abs(difference) <= tQuantile(freedom) * Math.sqrt(a + b)) return 0
  return difference > 0 ? 1 : -1
}
