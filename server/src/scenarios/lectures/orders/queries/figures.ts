import type { AnswerOf, InputOf, lectureOrderRoutes } from '@guildhall/contract'
import { sql, type RawBuilder } from 'kysely'
import { addDays } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { rangeOf } from '#platform/db'
import { asService, Refused, requireStaff, type RequestContext } from '#platform/http'
import { divisionName } from '#registry/units'
import { fieldTitle } from '../ground.ts'

type Figure = AnswerOf<typeof lectureOrderRoutes.figures>['fields'][number]
const definition = {
  zh: '讲过的课：本范围的单位点的、双方确认讲过的场次（一方确认、另一方七天没有异议也算），记在讲的那一天；人数以点单单位报的到场人数为准，没有报的用讲师报的。区县是讲课地点的区县。没安排成的：期间内结束、没有匹配到讲师的点单。',
  en: 'Lectures held: sessions ordered by units of this range that both sides confirmed (or one did and the other said nothing for seven days), on the day they were held. People are those the orderer counted, otherwise the lecturer. The county is where it was held. Not arranged: orders that ended in the period without a lecturer.',
}

/** What was held in the range, by field, lecturer, county and month; half a year unless asked otherwise. */
export async function getFigures(ctx: RequestContext, input: InputOf<typeof lectureOrderRoutes.figures>): Promise<AnswerOf<typeof lectureOrderRoutes.figures>> {
  const { scope } = requireStaff(ctx, 'lectures.read')
  const to = input.to ?? dayInShanghai(ctx.clock.now())
  const from = input.from ?? addDays(to, -182)
  if (from > to || addDays(from, 1_830) < to) throw new Refused('platform.invalid-input')
  const { lo, hi } = rangeOf(scope)
  const held = sql`lecture_engagement e where e.scope >= ${lo} and e.scope < ${hi} and e.state = 'held' and e.day >= ${from}::date and e.day <= ${to}::date`
  const by = async (key: RawBuilder<unknown>): Promise<Omit<Figure, 'name'>[]> => (await sql<Omit<Figure, 'name'>>`select ${key} as key, count(*)::int as sessions, sum(e.people)::int as people from ${held} group by 1 order by 3 desc, 1`.execute(ctx.tx)).rows
  const [fields, lecturers, counties, months] = [await by(sql`e.field`), await by(sql`e.lecturer_id::text`), await by(sql`e.division`), await by(sql`to_char(e.day, 'YYYY-MM')`)]
  const { rows: [orders] } = await sql<{ orders: number; unmet: number }>`select count(*) filter (where o.ordered_at >= (${from}::date)::timestamp at time zone 'Asia/Shanghai' and o.ordered_at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai')::int as orders,
    count(*) filter (where o.state = 'unmet' and o.ended_at >= (${from}::date)::timestamp at time zone 'Asia/Shanghai' and o.ended_at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai')::int as unmet from lecture_order o where o.scope >= ${lo} and o.scope < ${hi}`.execute(ctx.tx)
  const names = await asService(ctx, '', async () => new Map(lecturers.length === 0 ? [] : (await ctx.tx.selectFrom('lecturer').select(['id', 'name', 'team']).where('id', 'in', lecturers.map((one) => one.key)).execute()).map((one) => [one.id, one.name])))
  return {
    from, to, sessions: months.reduce((sum, one) => sum + one.sessions, 0), people: months.reduce((sum, one) => sum + one.people, 0), ...orders!, definition,
    fields: fields.map((one) => ({ ...one, name: fieldTitle(one.key).zh })),
    // A lecturer of another county is known by name only.
    lecturers: lecturers.map((one, index) => ({ ...one, key: `${index + 1}`, name: names.get(one.key) ?? '' })),
    counties: counties.map((one) => ({ ...one, name: divisionName(one.key) ?? one.key })), months: months.map((one) => ({ ...one, name: one.key })).toSorted((a, b) => a.key.localeCompare(b.key)),
  }
}
