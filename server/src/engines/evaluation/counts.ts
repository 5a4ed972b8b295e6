import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { ChoiceCount, ResponseCount, ScoreCount } from './rules.ts'

/** Which answers are counted; days are those on which the forms were filled in. */
export type Filter = { kinds?: readonly string[]; from?: string; to?: string }

/** An answer counts for its submission's subject, and for another subject in the role that its question is about (E4). */
const counted = sql`from evaluation_about b join evaluation_submission s on s.id = b.submission_id join evaluation_answer a on a.submission_id = s.id and (b.role = '' or b.role = a.about)`

export async function countScores(tx: Tx, subjects: readonly string[], filter: Filter): Promise<ScoreCount[]> {
  const { rows } = await sql<ScoreCount>`
    select b.subject, a.question, s.evaluator_kind as kind, a.score, count(*)::int as count ${counted}
    where b.subject = any(${subjects}::uuid[]) and a.score is not null and ${among(filter)} group by 1, 2, 3, 4`.execute(tx)
  return rows
}

/** Scores of every subject with the `like` key but one: what it is compared with. */
export async function countScoresLike(tx: Tx, like: string, except: string, filter: Filter): Promise<ScoreCount[]> {
  const { rows } = await sql<ScoreCount>`
    select s.subject, a.question, s.evaluator_kind as kind, a.score, count(*)::int as count
    from evaluation_submission s join evaluation_answer a on a.submission_id = s.id
    where s.like_key = ${like} and s.subject <> ${except} and a.score is not null and ${among(filter)} group by 1, 2, 3, 4`.execute(tx)
  return rows
}

export async function countChoices(tx: Tx, subjects: readonly string[], filter: Filter): Promise<ChoiceCount[]> {
  const { rows } = await sql<ChoiceCount>`
    select b.subject, a.question, c.choice, count(*)::int as count ${counted} cross join lateral unnest(coalesce(a.choices, array[a.choice])) as c(choice)
    where b.subject = any(${subjects}::uuid[]) and num_nonnulls(a.choice, a.choices) = 1 and ${among(filter)} group by 1, 2, 3`.execute(tx)
  return rows
}

/** Who answered and who was asked. Invitations have no day of their own: with a span of days only what came in is counted. */
export async function countResponses(tx: Tx, subjects: readonly string[], filter: Filter): Promise<ResponseCount[]> {
  const spanned = filter.from !== undefined || filter.to !== undefined
  const { rows } = await sql<ResponseCount>`
    with came as (
      select b.subject, s.evaluator_kind as kind, count(distinct s.id)::int as submitted
      from evaluation_about b join evaluation_submission s on s.id = b.submission_id where b.subject = any(${subjects}::uuid[]) and ${among(filter)} group by 1, 2),
    asked as (
      select subject, evaluator_kind as kind, count(*)::int as invited, count(submitted_at)::int as answered
      from evaluation_invitation s where subject = any(${subjects}::uuid[]) and ${!spanned} and ${among({ kinds: filter.kinds })} group by 1, 2)
    select coalesce(came.subject, asked.subject) as subject, coalesce(came.kind, asked.kind) as kind, coalesce(submitted, 0) as submitted,
      coalesce(answered, 0) as answered, coalesce(invited, 0) as invited
    from came full join asked on asked.subject = came.subject and asked.kind = came.kind order by kind`.execute(tx)
  return rows
}

export async function countSubmissions(tx: Tx, subject: string, filter: Filter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct s.id)::int as count from evaluation_about b join evaluation_submission s on s.id = b.submission_id where b.subject = ${subject} and ${among(filter)}`.execute(tx)
  return rows[0]!.count
}

/** Words said about a subject, in an order that tells nothing about when or by whom (E5). */
export async function findWords(tx: Tx, subject: string, filter: Filter, limit: number): Promise<{ question: string; words: string }[]> {
  const { rows } = await sql<{ question: string; words: string }>`
    select a.question, a.words ${counted} where b.subject = ${subject} and a.words is not null and ${among(filter)} order by md5(s.id::text || a.question) limit ${limit}`.execute(tx)
  return rows
}

function among({ kinds, from, to }: Filter) {
  const conditions = [
    kinds && sql`s.evaluator_kind = any(${kinds}::text[])`,
    from !== undefined && sql`s.filled_on >= ${from}::date`,
    to !== undefined && sql`s.filled_on <= ${to}::date`,
  ].filter((condition) => condition !== undefined && condition !== false)
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}
