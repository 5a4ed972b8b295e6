import type { AnswerOf, InputOf, mergingRoutes } from '@guildhall/contract'
import { sql } from 'kysely'
import { z } from 'zod'
import { appendAudit } from '#platform/audit'
import type { Tx } from '#platform/db'
import { asService, holderOf, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { job } from '#platform/module'
import { presentRecord } from '../present.ts'
import { findPerson } from '../store.ts'
import { phoneColumns } from './references.ts'

type Why = 'same-id-number' | 'same-phone' | 'number-taken' | 'same-name-unit'
type Context = Pick<RequestContext, 'tx' | 'clock' | 'actor'>
const batch = 1000

/** Notes that two records may be one person. One that a clerk has kept apart stays apart. */
export function notePair(ctx: Context, one: string, other: string, why: Why): Promise<void> {
  return notePairs(ctx, [{ one, other }], why)
}

/** Many at once, as a file brings them. */
export function notePairs(ctx: Context, pairs: readonly { one: string; other: string }[], why: Why): Promise<void> {
  return asService(ctx, '', () => insertPairs(ctx, pairs, why))
}

async function insertPairs(ctx: Context, pairs: readonly { one: string; other: string }[], why: Why): Promise<void> {
  // Found from both sides, a pair is one pair: a statement may not touch a row twice.
  const each = [...new Map(pairs.map(({ one, other }) => [one, other].toSorted() as [string, string]).map((two) => [two.join(), two])).values()]
  for (let at = 0; at < each.length; at += batch) {
    await ctx.tx.insertInto('person_pair').values(each.slice(at, at + batch).map(([a_id, b_id]) => ({ id: newId(), a_id, b_id, why: [why], noted_at: ctx.clock.now() })))
      .onConflict((conflict) => conflict.columns(['a_id', 'b_id']).doUpdateSet({ why: sql`array(select distinct unnest(person_pair.why || excluded.why))` }).where('person_pair.state', '=', 'open')).execute()
  }
}

/** The queue of pairs whose both records lie within the clerk's reach (the policy of the table), the oldest first. */
export async function listPairs(ctx: RequestContext): Promise<AnswerOf<typeof mergingRoutes.listPairs>> {
  requireStaff(ctx, 'people.merge')
  const pairs = await ctx.tx.selectFrom('person_pair').selectAll().where('state', '=', 'open').orderBy('noted_at').orderBy('id').limit(100).execute()
  const rows = []
  for (const pair of pairs) {
    const [a, b] = [await findPerson(ctx.tx, pair.a_id), await findPerson(ctx.tx, pair.b_id)]
    if (a && b) rows.push({ id: pair.id, why: pair.why as Why[], a: presentRecord(ctx.cipher, a), b: presentRecord(ctx.cipher, b), notedAt: pair.noted_at.toISOString() })
  }
  return { rows }
}

export async function keepApart(ctx: RequestContext, input: InputOf<typeof mergingRoutes.keepApart>): Promise<void> {
  requireStaff(ctx, 'people.merge')
  const pair = await ctx.tx.selectFrom('person_pair').selectAll().where('id', '=', input.id).executeTakeFirst()
  if (!pair) throw new NotFound()
  const decided = await asService(ctx, '', () => ctx.tx.updateTable('person_pair').set({ state: 'different', decided_by: holderOf(ctx.actor), decided_at: ctx.clock.now(), reason: input.reason }).where('id', '=', pair.id).where('state', '=', 'open').executeTakeFirst())
  if (decided.numUpdatedRows === 0n) throw new Refused('people.pair-decided')
  await appendAudit(ctx, { action: 'people.keep-apart', subject: `person:${pair.a_id}`, reason: input.reason, details: { otherId: pair.b_id } })
}

/** Of two records that say different ID numbers, years of birth or genders nobody needs to ask. */
const contradict = sql`coalesce(p.id_number_blind <> q.id_number_blind, false) or coalesce(p.birth_year <> q.birth_year, false) or coalesce(p.gender <> q.gender, false)`
const sameName = sql`(select array_agg(key order by key) from person_name_key where person_id = p.id) = (select array_agg(key order by key) from person_name_key where person_id = q.id)`

/** The same name, and something that was once said under one record's id carries the phone that the other has now. */
async function bySamePhone(tx: Tx): Promise<{ one: string; other: string }[]> {
  const found = []
  for (const { table, column, person } of phoneColumns()) {
    if (!person) continue
    const { rows } = await sql<{ one: string; other: string }>`select distinct p.id as one, q.id as other from ${sql.table(table)} t
      join person p on p.phone_blind = t.${sql.ref(column)} join person q on q.id = t.${sql.ref(person)}
      where p.id <> q.id and p.merged_into is null and q.merged_into is null and ${sameName} and not (${contradict}) limit 1000`.execute(tx)
    found.push(...rows)
  }
  return found
}

/** The same name at the same employer. Everybody who has not said where they work hangs at a federation, so those say nothing. */
async function bySameUnit(tx: Tx): Promise<{ one: string; other: string }[]> {
  const { rows } = await sql<{ one: string; other: string }>`
    with named as (select p.id, p.unit_id, array_agg(k.key order by k.key) as name from person p join unit u on u.id = p.unit_id join person_name_key k on k.person_id = p.id
      where p.merged_into is null and u.kind <> 'federation' group by p.id)
    select p.id as one, q.id as other from named a join named b on b.unit_id = a.unit_id and b.name = a.name and b.id > a.id join person p on p.id = a.id join person q on q.id = b.id
    where not (${contradict}) limit 1000`.execute(tx)
  return rows
}

/** Nightly. What is found again is noted once; what nobody would ask about any more (one of the two gave way) goes by itself. */
export const findDuplicatesJob = job({
  name: 'registry.find-duplicates', cron: '40 3 * * *', payload: z.object({}),
  run: (ctx) => ctx.inTransaction(async (part) => {
    const [phones, units] = [await bySamePhone(part.tx), await bySameUnit(part.tx)]
    await insertPairs(part, phones, 'same-phone')
    await insertPairs(part, units, 'same-name-unit')
    return { samePhone: phones.length, sameNameUnit: units.length }
  }, ''),
})
