import { sql } from 'kysely'
import type { AnswerOf, InputOf, memberCockpitRoutes } from '@guildhall/contract'
import { dayInShanghai } from '#platform/clock'
import type { Tx } from '#platform/db'
import { requireStaff, type RequestContext } from '#platform/http'
import { getUnitInRange } from '../../units/index.ts'
import { findDue } from './fold.ts'
import { addMonths, coverageOf, figuresOf, groupsOf, monthShown, monthsUpTo, trendOf, windowMonths, type Changes, type Month } from './rules.ts'

type Answer = AnswerOf<typeof memberCockpitRoutes.get>
/** More units than a ranking or a map has room for; the largest are shown. */
const mostPlaces = 200

/** The figures of a unit, its months and the units directly below: a row for each month and unit, whatever the number of members. */
export async function getMemberFigures(ctx: RequestContext, input: InputOf<typeof memberCockpitRoutes.get>): Promise<Answer> {
  const staff = requireStaff(ctx, 'cockpit.read')
  const unit = await getUnitInRange(ctx, input.unitId ?? staff.unitId)
  const now = ctx.clock.now()
  const today = dayInShanghai(now).slice(0, 7)
  const month = monthShown(input.month, today)
  const months = monthsUpTo(month, windowMonths)
  const [changes, places, path, counting] = await Promise.all([findChanges(ctx.tx, unit.id, month), findPlaces(ctx.tx, unit.id, month), findPath(ctx.tx, unit.scope), findDue(ctx.tx)])
  return {
    at: now.toISOString(), counting, unit: { id: unit.id, name: unit.name }, path, month, months, choices: monthsUpTo(today, 36).toReversed(),
    figures: figuresOf(changes, month, months), trend: trendOf(changes, months), ...groupsOf(changes, month),
    places: places.slice(0, mostPlaces), more: Math.max(0, places.length - mostPlaces),
  }
}

const sumsBefore = ['joined', 'departed', 'came', 'went', 'members', 'women', 'men', 'born_1960s', 'born_1970s', 'born_1980s', 'born_1990s', 'born_2000s', 'staff', 'unions'] as const

/** What changed in each month of the window; everything before it in one. */
async function findChanges(tx: Tx, unitId: string, month: Month): Promise<Changes[]> {
  const first = `${addMonths(month, 1 - windowMonths)}-01`
  const { rows } = await sql<Changes>`
    select to_char(greatest(month, ${first}::date - interval '1 month'), 'YYYY-MM') as month, ${sql.join(sumsBefore.map((name) => sql`sum(${sql.ref(name)})::int as ${sql.ref(name)}`))}
    from member_figure where unit_id = ${unitId} and month <= ${`${month}-01`}::date group by 1 order by 1`.execute(tx)
  return rows
}

/** The units directly below that have or had anything to count, the largest first. */
async function findPlaces(tx: Tx, parentId: string, month: Month): Promise<Answer['places']> {
  const at = `${month}-01`
  const { rows } = await sql<Omit<Answer['places'][number], 'coverage'>>`
    select u.id, u.name, f.* from unit u cross join lateral (
      select coalesce(sum(members), 0)::int as members, coalesce(sum(members) filter (where month < ${at}), 0)::int as before, coalesce(sum(unions), 0)::int as unions, coalesce(sum(staff), 0)::int as staff,
        coalesce(sum(joined) filter (where month = ${at}), 0)::int as joined, coalesce(sum(departed) filter (where month = ${at}), 0)::int as departed,
        coalesce(sum(came) filter (where month = ${at}), 0)::int as came, coalesce(sum(went) filter (where month = ${at}), 0)::int as went
      from member_figure where unit_id = u.id and month <= ${at}) f
    where u.parent_id = ${parentId} and (f.members > 0 or f.before > 0 or f.staff > 0) order by f.members desc, u.id`.execute(tx)
  return rows.map((row) => ({ ...row, coverage: coverageOf(row.members, row.staff) }))
}

/** The units from the top of the reader's range down to this one. */
async function findPath(tx: Tx, scope: string): Promise<Answer['path']> {
  const steps = scope.split('.')
  const paths = steps.map((_, index) => steps.slice(0, index + 1).join('.'))
  const { rows } = await sql<{ id: string; name: string }>`select id, name from unit where scope = any(${paths}::text[]) and scope >= current_setting('app.lo') order by scope`.execute(tx)
  return rows
}
