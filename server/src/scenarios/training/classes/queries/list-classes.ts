import { sql, type SqlBool } from 'kysely'
import type { AnswerOf, classesRoutes, InputOf } from '@guildhall/contract'
import { rangeOf } from '#platform/db'
import { Refused, type RequestContext } from '#platform/http'
import { addDays } from '#platform/calendar'
import { instantInShanghai } from '#platform/clock'
import { z } from 'zod'
import { requireStaffActor } from '../policy.ts'
import type { ClassState } from '../model.ts'
import { presentClassRows } from './class-rows.ts'

const place = z.tuple([z.string().max(60), z.uuid()])
const announced = ['published', 'running', 'assessing', 'confirming', 'closed', 'cancelled'] as const

/** Classes of the range with filters; the counts by state leave the state's own filter out, so that they can be tabs. */
export async function listClasses(ctx: RequestContext, input: InputOf<typeof classesRoutes.listClasses>): Promise<AnswerOf<typeof classesRoutes.listClasses>> {
  const actor = requireStaffActor(ctx)
  const after = readCursor(input.cursor)
  const matching = filtered(ctx, input, actor.scope)
  const order = orderOf(input.sort, ctx.clock.now())
  const states = await matching.select(['c.state', sql<number>`count(*)::int`.as('count')]).groupBy('c.state').execute()
  const wanted = input.state ?? [...announced]
  const rows = await matching.selectAll('c').select(sql<string>`(${order.by})::text`.as('place')).where('c.state', 'in', wanted)
    .$if(after !== null, (of) => of.where(sql<SqlBool>`((${order.by})::text, c.id) ${sql.raw(order.down ? '<' : '>')} (${after?.[0]}, ${after?.[1]}::uuid)`))
    .orderBy(sql`(${order.by})::text`, order.down ? 'desc' : 'asc').orderBy('c.id', order.down ? 'desc' : 'asc').limit(input.limit + 1).execute()
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  return {
    rows: await presentClassRows(ctx, page), next: rows.length > page.length && last ? Buffer.from(JSON.stringify([last.place, last.id])).toString('base64url') : null,
    total: states.filter((one) => wanted.includes(one.state as ClassState)).reduce((sum, one) => sum + one.count, 0), states: states.map((one) => ({ state: one.state as ClassState, count: one.count })),
  }
}

/** By text of one width, so that a cursor compares as the order does. `next`: the coming lesson, then what is over, the latest first. */
function orderOf(sort: 'next' | 'newest' | 'number', now: Date) {
  if (sort === 'number') return { by: sql`c.number`, down: true }
  if (sort === 'newest') return { by: sql`to_char(coalesce(c.published_at, c.created_at) at time zone 'UTC', 'YYYYMMDDHH24MISSUS')`, down: true }
  const coming = sql`select '0' || to_char(min(s.starts_at) at time zone 'UTC', 'YYYYMMDDHH24MI') from training_session s where s.class_id = c.id and s.state = 'planned' and s.ends_at > ${now}`
  return { by: sql`coalesce((${coming}), '1' || lpad((99999999 - coalesce(to_char(c.last_day, 'YYYYMMDD'), '0')::int)::text, 8, '0'))`, down: false }
}

function filtered(ctx: RequestContext, input: InputOf<typeof classesRoutes.listClasses>, scope: string) {
  const { lo, hi } = rangeOf(scope)
  const words = input.q ? `%${input.q.replace(/[%_\\]/g, (sign) => `\\${sign}`)}%` : ''
  return ctx.tx.selectFrom('training_class as c').where('c.published_at', 'is not', null)
    .where((is) => is.or([is.and([is('c.scope', '>=', lo), is('c.scope', '<', hi)]), is.and([is('c.applicant_scope', '>=', lo), is('c.applicant_scope', '<', hi)])]))
    .$if(input.occupationId !== undefined, (of) => of.where('c.occupation_id', 'in', input.occupationId!))
    .$if(input.kind !== undefined, (of) => of.where('c.kind', 'in', input.kind!))
    .$if(input.trainerId !== undefined, (of) => of.where('c.trainer_id', '=', input.trainerId!))
    .$if(words !== '', (of) => of.where((is) => is.or([is('c.title', 'ilike', words), is('c.number', 'ilike', words)])))
    .$if(input.from !== undefined || input.to !== undefined, (of) => of.where((is) => is.exists(is.selectFrom('training_session as d').select('d.id').whereRef('d.class_id', '=', 'c.id')
      .$if(input.from !== undefined, (one) => one.where('d.starts_at', '>=', instantInShanghai(input.from!)))
      .$if(input.to !== undefined, (one) => one.where('d.starts_at', '<', instantInShanghai(addDays(input.to!, 1)))))))
}

function readCursor(cursor: string | undefined): [string, string] | null {
  if (cursor === undefined) return null
  try {
    return place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    throw new Refused('platform.invalid-input')
  }
}
