import { sql } from 'kysely'
import { json, rangeOf, type Tx } from '#platform/db'
import type { Behind, Change, Dims, Entry, Metric, Query } from './model.ts'

/** Inserts entries whose records have none yet, and tells them from the others. */
export async function insertEntries(tx: Tx, entries: readonly Entry[]): Promise<{ inserted: Entry[]; known: Entry[] }> {
  const fresh = new Set<string>()
  for (let start = 0; start < entries.length; start += 1_000) {
    const rows = entries.slice(start, start + 1_000).map((entry) => ({ ...entry, dims: json(entry.dims), numerator: BigInt(entry.numerator), denominator: BigInt(entry.denominator) }))
    const written = await tx.insertInto('metric_entry').values(rows).onConflict((conflict) => conflict.columns(['metric', 'ref']).doNothing()).returning(['metric', 'ref']).execute()
    for (const row of written) fresh.add(`${row.metric} ${row.ref}`)
  }
  const { inserted = [], known = [] } = Object.groupBy(entries, (entry) => (fresh.has(`${entry.metric} ${entry.ref}`) ? 'inserted' : 'known'))
  return { inserted, known }
}

/** Those of these entries that are there, locked, in one order. */
export async function lockEntries(tx: Tx, refs: readonly { metric: string; ref: string }[]): Promise<Entry[]> {
  if (refs.length === 0) return []
  const rows = await tx.selectFrom('metric_entry').selectAll().where(amongst(refs)).orderBy('metric').orderBy('ref').forUpdate().execute()
  return rows.map((row) => ({ ...row, dims: row.dims as Dims, numerator: Number(row.numerator), denominator: Number(row.denominator) }))
}

export async function updateEntry(tx: Tx, entry: Entry): Promise<void> {
  await tx.updateTable('metric_entry')
    .set({ scope: entry.scope, period: entry.period, dims: json(entry.dims), numerator: BigInt(entry.numerator), denominator: BigInt(entry.denominator), at: entry.at })
    .where('metric', '=', entry.metric).where('ref', '=', entry.ref).execute()
}

export async function deleteEntries(tx: Tx, refs: readonly { metric: string; ref: string }[]): Promise<void> {
  if (refs.length > 0) await tx.deleteFrom('metric_entry').where(amongst(refs)).execute()
}

function amongst(refs: readonly { metric: string; ref: string }[]) {
  return sql<boolean>`(metric, ref) in (select * from unnest(${refs.map((one) => one.metric)}::text[], ${refs.map((one) => one.ref)}::uuid[]))`
}

/**
 * Changes one sum. One that loses records must be there, and is updated: PostgreSQL checks a row to be inserted (entries ≥ 0) before it looks for the
 * conflict.
 */
export async function changeFact(tx: Tx, change: Change): Promise<void> {
  const { metric, period, scope, numerator, denominator, entries } = change
  const dims = JSON.stringify(change.dims)
  if (entries < 0) {
    const { numAffectedRows } = await sql`
      update metric_fact set numerator = numerator + ${numerator}, denominator = denominator + ${denominator}, entries = entries + ${entries}
      where metric = ${metric} and period = ${period}::date and scope = ${scope} and dims = ${dims}::jsonb`.execute(tx)
    if (numAffectedRows !== 1n) throw new Error(`metric ${metric} has no sum for ${scope} in ${period}`)
    return
  }
  await sql`
    insert into metric_fact (metric, period, scope, dims, numerator, denominator, entries)
    values (${metric}, ${period}::date, ${scope}, ${dims}::jsonb, ${numerator}, ${denominator}, ${entries})
    on conflict (metric, period, scope, dims) do update set numerator = metric_fact.numerator + excluded.numerator,
      denominator = metric_fact.denominator + excluded.denominator, entries = metric_fact.entries + excluded.entries`.execute(tx)
}

type Sums = { month: string | null; scope: string | null; dims: Dims; numerator: number; denominator: number; entries: number }

/** Sums of a figure, a row for each cell of the breakdown. */
export async function sumFacts(tx: Tx, query: Query): Promise<Sums[]> {
  const { month = false, depth, dims = [] } = query.by ?? {}
  const { lo, hi } = rangeOf(query.scope)
  // Path steps and names of dimensions are bound values; the array of steps is cut before it is joined again.
  const cut = depth === undefined ? sql`null::text` : sql`array_to_string((string_to_array(scope, '.'))[1:${depth}::int], '.')`
  const kept = dims.length === 0 ? sql`'{}'::jsonb` : sql`jsonb_strip_nulls(jsonb_build_object(${sql.join(dims.flatMap((name) => [sql`${name}::text`, sql`dims -> ${name}::text`]))}))`
  const { rows } = await sql<Sums>`
    select ${month ? sql`period::text` : sql`null::text`} as month, ${cut} as scope, ${kept} as dims,
      sum(numerator)::float8 as numerator, sum(denominator)::float8 as denominator, sum(entries)::int as entries
    from metric_fact
    where metric = ${query.metric.key} and scope >= ${lo} and scope < ${hi} and entries > 0
      and period between coalesce(${query.from ?? null}::date, '-infinity') and coalesce(${query.to ?? null}::date, 'infinity')
      ${query.where ? sql`and dims @> ${JSON.stringify(query.where)}::jsonb` : sql``}
      ${query.without ? sql`and not dims ?| ${query.without}::text[]` : sql``}
    group by 1, 2, 3 order by 1, 2, numerator desc, 3`.execute(tx)
  return rows
}

/** Records behind a figure, newest first; `after` is the last one of the page before. */
export async function findBehind(tx: Tx, query: Pick<Query, 'scope' | 'from' | 'to' | 'where' | 'without'> & { metric: Metric; limit: number; after?: Pick<Behind, 'at' | 'ref'> }): Promise<Behind[]> {
  const { lo, hi } = rangeOf(query.scope)
  const rows = await tx.selectFrom('metric_entry').select(['ref', 'scope', 'at', 'numerator', 'denominator', 'dims'])
    .where('metric', '=', query.metric.key).where('scope', '>=', lo).where('scope', '<', hi)
    .$if(query.from !== undefined, (q) => q.where('period', '>=', query.from!)).$if(query.to !== undefined, (q) => q.where('period', '<=', query.to!))
    .$if(query.where !== undefined, (q) => q.where(sql<boolean>`dims @> ${JSON.stringify(query.where)}::jsonb`))
    .$if(query.without !== undefined, (q) => q.where(sql<boolean>`not dims ?| ${query.without}::text[]`))
    .$if(query.after !== undefined, (q) => q.where(sql<boolean>`(at, ref) < (${query.after?.at}::timestamptz, ${query.after?.ref}::uuid)`))
    .orderBy('at', 'desc').orderBy('ref', 'desc').limit(query.limit).execute()
  return rows.map((row) => ({ ...row, numerator: Number(row.numerator), denominator: Number(row.denominator), dims: row.dims as Dims }))
}

/** Months, units and dimensions in which the sums differ from their entries: none, or a bug (M2). */
export async function findDrift(tx: Tx): Promise<{ metric: string; period: string; scope: string }[]> {
  const { rows } = await sql<{ metric: string; period: string; scope: string }>`
    with counted as (
      select metric, period, scope, dims, sum(numerator) as numerator, sum(denominator) as denominator, count(*) as entries from metric_entry group by 1, 2, 3, 4)
    select metric, period::text as period, scope
    from counted full join metric_fact fact using (metric, period, scope, dims)
    where coalesce(counted.numerator, 0) <> coalesce(fact.numerator, 0) or coalesce(counted.denominator, 0) <> coalesce(fact.denominator, 0)
      or coalesce(counted.entries, 0) <> coalesce(fact.entries, 0)`.execute(tx)
  return rows
}
