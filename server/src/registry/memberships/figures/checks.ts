import { sql } from 'kysely'
import type { Check } from '#platform/module'

const names = ['joined', 'departed', 'came', 'went', 'members', 'women', 'men', 'born_1960s', 'born_1970s', 'born_1980s', 'born_1990s', 'born_2000s'] as const

/** F1, counted a second way: every sum straight from the memberships, for each unit and month. Nothing is said while changes wait to be counted. */
const figuresEqualMemberships: Check = {
  name: 'F1: the figures of members are those of the memberships',
  async run(tx) {
    const { rows: [due] } = await sql<{ count: number }>`select (select count(*) from member_figure_due)::int + (select count(*) from member_figure_person_due)::int as count`.execute(tx)
    if (due!.count > 0) return []
    const { rows } = await sql<{ line: string }>`
      with born as (select m.*, p.gender, p.birth_year from membership m join person p on p.id = m.person_id),
      heads as (
        select scope, date_trunc('month', valid_from)::date as month, 1 as n, gender, birth_year, began_by in ('import', 'join') as joined, began_by not in ('import', 'join') as came, false as departed, false as went from born
        union all select scope, date_trunc('month', valid_to)::date, -1, gender, birth_year, false, false, ended_by in ('leave', 'retire', 'death'), ended_by not in ('leave', 'retire', 'death', 'merge') from born where valid_to is not null),
      own as (select scope, month, count(*) filter (where joined) as joined, count(*) filter (where departed) as departed, count(*) filter (where came) as came, count(*) filter (where went) as went, sum(n) as members,
        coalesce(sum(n) filter (where gender = 'female'), 0) as women, coalesce(sum(n) filter (where gender = 'male'), 0) as men, coalesce(sum(n) filter (where birth_year < 1970), 0) as born_1960s,
        coalesce(sum(n) filter (where birth_year between 1970 and 1979), 0) as born_1970s, coalesce(sum(n) filter (where birth_year between 1980 and 1989), 0) as born_1980s,
        coalesce(sum(n) filter (where birth_year between 1990 and 1999), 0) as born_1990s, coalesce(sum(n) filter (where birth_year >= 2000), 0) as born_2000s from heads group by 1, 2),
      should as (select u.id as unit_id, o.month, ${sql.join(names.map((name) => sql`sum(o.${sql.ref(name)})::int as ${sql.ref(name)}`))}
        from own o cross join lateral unnest(string_to_array(o.scope, '.')) as step(label) join unit u on app.label_of(u.scope) = step.label group by 1, 2),
      said as (select unit_id, month, ${sql.join(names.map((name) => sql.ref(name)))} from member_figure)
      select format('unit %s in %s: the figures of members differ from the memberships: run guildhall recount', unit_id, month) as line
      from should full join said using (unit_id, month)
      where ${sql.join(names.map((name) => sql`coalesce(should.${sql.ref(name)}, 0) <> coalesce(said.${sql.ref(name)}, 0)`), sql` or `)} order by 1 limit 50`.execute(tx)
    return rows.map((row) => row.line)
  },
}

/** Units with members and workers on record, as of today. */
const sumsEqualUnits: Check = {
  name: 'F1: units with members and workers on record are those of the units',
  async run(tx) {
    const { rows: [due] } = await sql<{ count: number }>`select count(*)::int as count from member_figure_due`.execute(tx)
    if (due!.count > 0) return []
    const { rows } = await sql<{ line: string }>`
      with own as (
        select scope, 1 as unions, 0 as staff from (select scope from membership group by scope having count(*) filter (where valid_to is null) > 0) s
        union all select scope, 0, staff from unit where staff > 0 and dissolved_on is null),
      should as (select u.id as unit_id, sum(o.unions)::int as unions, sum(o.staff)::int as staff from own o cross join lateral unnest(string_to_array(o.scope, '.')) as step(label) join unit u on app.label_of(u.scope) = step.label group by 1),
      said as (select unit_id, sum(unions)::int as unions, sum(staff)::int as staff from member_figure group by 1)
      select format('unit %s: %s units with members and %s workers are counted where there are %s and %s: run guildhall recount', unit_id, said.unions, said.staff, should.unions, should.staff) as line
      from should full join said using (unit_id) where (coalesce(should.unions, 0), coalesce(should.staff, 0)) <> (coalesce(said.unions, 0), coalesce(said.staff, 0)) order by 1 limit 50`.execute(tx)
    return rows.map((row) => row.line)
  },
}

export const figureChecks = [figuresEqualMemberships, sumsEqualUnits]
