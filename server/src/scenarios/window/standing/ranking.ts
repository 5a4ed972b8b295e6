import { sql } from 'kysely'
import type { AnswerOf, InputOf, windowRankingRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { isUniqueViolation, json, rangeOf } from '#platform/db'
import { asService, holderOf, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { emit } from '#platform/outbox'
import { spanOf } from '../cases/index.ts'
import { namesOf } from '../names.ts'
import { formulaOf, quarterBefore, quarterOf, ranked, scoreOf, type Counted } from './formula.ts'

type Ranking = AnswerOf<typeof windowRankingRoutes.get>
type CounterCount = Counted & { id: string; name: string; unitName: string }

/**
 * What each window of the range decided in a quarter, and how: counted from the cases and ratings themselves. Refused ones count as decided: a clear no in time is good service.
 * A case counts in the quarter of its decision, its rating with it.
 */
async function countByCounter(ctx: Pick<RequestContext, 'tx'>, scope: string, quarter: string): Promise<CounterCount[]> {
  const { from, to } = spanOf(quarter)
  const { lo, hi } = rangeOf(scope)
  const { rows } = await sql<CounterCount>`
    select k.id, k.name, u.name as "unitName", count(w.id)::int as decided,
      (count(w.id) filter (where (w.decided_at at time zone 'Asia/Shanghai')::date > w.due_on))::int as late,
      (count(w.id) filter (where w.assisted_by is not null))::int as assisted, (count(w.id) filter (where w.visits <= 1))::int as "oneVisit",
      count(g.case_id)::int as ratings, coalesce(sum(g.stars), 0)::int as "starSum"
    from window_counter k join unit u on u.id = k.unit_id
    left join window_case w on w.counter_id = k.id and w.decided_at >= ${from} and w.decided_at < ${to}
    left join window_rating g on g.case_id = w.id
    where k.scope >= ${lo} and k.scope < ${hi} and (k.active or w.id is not null)
    group by k.id, k.name, u.name`.execute(ctx.tx)
  return rows
}

export async function getRanking(ctx: RequestContext, input: InputOf<typeof windowRankingRoutes.get>): Promise<Ranking> {
  const actor = requireStaff(ctx, 'window.read')
  const now = quarterOf(dayInShanghai(ctx.clock.now()))
  const quarter = input.quarter ?? now
  const formula = formulaOf(quarter)
  const rows = ranked((await countByCounter(ctx, actor.scope, quarter)).map((row) => ({ ...row, ...scoreOf(formula, row) })))
  const quarters = Array.from({ length: 6 }).reduce<string[]>((known) => [...known, quarterBefore(known.at(-1)!)], [now])
  const sum = (of: (row: CounterCount) => number) => rows.reduce((total, row) => total + of(row), 0)
  const award = await findAward(ctx, actor.scope, quarter)
  return {
    quarter, over: quarter < now, quarters, mayAward: quarter < now && !award && actor.permissions.has('window.manage') && rows.some((row) => row.score !== null),
    formula: { version: formula.version, since: formula.since, least: formula.least, parts: formula.parts.map((part) => ({ ...part })) },
    rows: rows.map((row) => ({
      counter: { id: row.id, name: row.name }, unitName: row.unitName, rank: row.rank, score: row.score, decided: row.decided, late: row.late, assisted: row.assisted, ratings: row.ratings, stars: row.ratings === 0 ? null : Math.round((row.starSum / row.ratings) * 100) / 100,
      oneVisit: row.oneVisit, parts: row.parts, why: row.score === null ? 'few' : null,
    })),
    totals: { decided: sum((row) => row.decided), late: sum((row) => row.late), assisted: sum((row) => row.assisted) }, award,
  }
}

async function findAward(ctx: Pick<RequestContext, 'tx' | 'actor' | 'cipher'>, scope: string, quarter: string): Promise<Ranking['award']> {
  const row = await ctx.tx.selectFrom('window_award as a').innerJoin('window_counter as k', 'k.id', 'a.counter_id').selectAll('a').select('k.name').where('a.scope', '=', scope).where('a.quarter', '=', quarter).executeTakeFirst()
  if (!row) return null
  return { counter: { id: row.counter_id, name: row.name }, score: Number(row.score), formula: row.formula, by: (await namesOf(ctx, [row.awarded_by]))(row.awarded_by), at: row.awarded_at.toISOString() }
}

/** 流动红旗: the first window of a quarter that is over. The figures and the formula's version are kept with it, whatever is corrected later. */
export async function awardFlag(ctx: RequestContext, { quarter }: { quarter: string }): Promise<{ counterId: string }> {
  const actor = requireStaff(ctx, 'window.manage')
  if (quarter >= quarterOf(dayInShanghai(ctx.clock.now()))) throw new Refused('window.quarter-not-over')
  const ranking = await getRanking(ctx, { quarter })
  if (ranking.award) throw new Refused('window.awarded-already')
  const first = ranking.rows[0]
  if (!first || first.score === null) throw new Refused('window.nobody-to-award')
  const id = newId()
  try {
    await asService(ctx, actor.scope, () => ctx.tx.insertInto('window_award').values({
      id, scope: actor.scope, quarter, counter_id: first.counter.id, formula: ranking.formula.version, score: String(first.score), figures: json({ ...first, counter: undefined }), awarded_by: holderOf(actor), awarded_at: ctx.clock.now(),
    }).execute())
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('window.awarded-already')
    throw error
  }
  await appendAudit(ctx, { action: 'window.award-flag', subject: `counter:${first.counter.id}`, details: { quarter, score: first.score } })
  await emit(ctx, 'window.flag-awarded', { counterId: first.counter.id, quarter })
  return { counterId: first.counter.id }
}
