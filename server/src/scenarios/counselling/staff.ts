import { counsellingShapes, type AnswerOf, type counsellingRoutes, type InputOf } from '@guildhall/contract'
import { sql } from 'kysely'
import { appendAudit } from '#platform/audit'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import { rangeOf } from '#platform/db'
import { asService, holderOf, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { sendNotices } from '#platform/notify'
import { findPerson, openName } from '#registry'
import { isWithin } from '#registry/units'
import { tellRatings } from './rules.ts'

export async function listCounsellors(ctx: RequestContext): Promise<AnswerOf<typeof counsellingRoutes.counsellors>> {
  requireStaff(ctx, 'counselling.read')
  const rows = await ctx.tx.selectFrom('counsellor').select(['id', 'name', 'about', 'ended_at']).orderBy(sql`ended_at is not null`).orderBy('name').limit(200).execute()
  return { rows: rows.map((row) => ({ id: row.id, name: row.name, about: row.about, active: row.ended_at === null })) }
}

export async function admit(ctx: RequestContext, { personId, about }: InputOf<typeof counsellingRoutes.admit>): Promise<{ id: string }> {
  const actor = requireStaff(ctx, 'counselling.manage')
  const person = await findPerson(ctx.tx, personId)
  if (!person || !person.scope || !isWithin(person.scope, actor.scope)) throw new NotFound()
  const name = openName(ctx.cipher, person).reveal()
  if (!name) throw new Refused('counselling.without-name')
  const id = newId()
  const made = await ctx.tx.insertInto('counsellor').values({ id, scope: actor.scope, unit_id: actor.unitId, person_id: person.id, name, about, admitted_by: holderOf(actor), admitted_at: ctx.clock.now() }).onConflict((on) => on.column('person_id').where('ended_at', 'is', null).doNothing()).executeTakeFirst()
  if (!made.numInsertedOrUpdatedRows) throw new Refused('counselling.already')
  await appendAudit(ctx, { action: 'counselling.admit', subject: `counsellor:${id}` })
  await sendNotices(ctx, [{ to: { personId: person.id }, kind: 'counselling.admitted', params: {}, link: '/counselling/desk' }])
  return { id }
}

export async function endCounsellor(ctx: RequestContext, { counsellorId }: { counsellorId: string }): Promise<{ id: string }> {
  requireStaff(ctx, 'counselling.manage')
  const row = await ctx.tx.selectFrom('counsellor').select(['id', 'scope']).where('id', '=', counsellorId).forUpdate().executeTakeFirst()
  if (!row) throw new NotFound()
  await ctx.tx.updateTable('counsellor').set({ ended_at: ctx.clock.now() }).where('id', '=', row.id).where('ended_at', 'is', null).execute()
  await appendAudit(ctx, { action: 'counselling.end-counsellor', subject: `counsellor:${row.id}`, scope: row.scope })
  return { id: row.id }
}

/** All that staff ever learn (P5): how many, by month, by topic, by unit, one at a time, and nothing of fewer than five. */
export async function getFigures(ctx: RequestContext): Promise<AnswerOf<typeof counsellingRoutes.figures>> {
  const { lo, hi } = rangeOf(requireStaff(ctx, 'counselling.read').scope)
  // Only what somebody said: a session that is closed by itself would take one off a figure that was read before. Whole months in steps of five: neither yesterday's total nor a neighbour's, taken off, leaves anybody alone.
  const monthBegan = instantInShanghai(`${dayInShanghai(ctx.clock.now()).slice(0, 7)}-01`)
  return asService(ctx, '', async () => {
    const by = async (key: ReturnType<typeof sql<string>>, name: ReturnType<typeof sql<string | null>>) => {
      const { rows } = await sql<{ key: string; name: string | null; n: number }>`
        select ${key} as key, ${name} as name, count(*)::int as n from counselling_session s join counselling_slot t on t.id = s.slot_id join unit u on u.id = s.unit_id
        where u.scope >= ${lo} and u.scope < ${hi} and s.state in ('held', 'missed') and t.starts_at < ${monthBegan} group by 1, 2 order by 1 limit 200`.execute(ctx.tx)
      return rows.map((row) => ({ key: row.key, name: row.name, sessions: row.n >= counsellingShapes.smallest ? row.n - row.n % counsellingShapes.smallest : null }))
    }
    const rated = await ctx.tx.selectFrom('counselling_rating as r').innerJoin('counsellor as c', 'c.id', 'r.counsellor_id').select(['c.id', 'r.batch', 'r.stars']).where('c.scope', '>=', lo).where('c.scope', '<', hi).execute()
    const { ratings, mean } = tellRatings(rated.map((row) => ({ ...row, batch: `${row.id}:${row.batch}` })), counsellingShapes.smallest)
    return {
      rating: mean === null ? null : { ratings, mean }, months: await by(sql<string>`to_char(t.starts_at at time zone 'Asia/Shanghai', 'YYYY-MM')`, sql<string | null>`null`), topics: await by(sql<string>`s.topic`, sql<string | null>`null`), units: (await by(sql<string>`u.id::text`, sql<string | null>`u.name`)).filter((row) => row.sessions !== null),
    }
  })
}
