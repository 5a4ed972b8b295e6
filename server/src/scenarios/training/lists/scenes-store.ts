import { sql } from 'kysely'
import { rangeOf, type Tx } from '#platform/db'

/** How many are in a scene, how many of them past the promise, how many went through it since a day, and how many days that took (the median, and of how many). */
export type SceneCounts = { key: string; now: number | null; late: number | null; done: number | null; days: number | null; of: number }

/** Days on which a promise made then would end today: whatever is older is late. `year`: the first day that is counted as done. */
export type SceneDays = { now: Date; today: string; year: string; sortBefore: string; planBefore: string }

const day = (column: string) => sql.raw(`(${column} at time zone 'Asia/Shanghai')::date`)

/**
 * All scenes of a range in one question: sums alone leave it, never a row of anybody's. What is asked for is counted in people (seats), like the demand.
 */
export async function countScenes(tx: Tx, scope: string, { now, today, year, sortBefore, planBefore }: SceneDays): Promise<SceneCounts[]> {
  const { lo, hi } = rangeOf(scope)
  const within = (table: string) => sql`${sql.raw(table)}.scope >= ${lo} and ${sql.raw(table)}.scope < ${hi}`
  const { rows } = await sql<{ key: string; now: string | null; late: string | null; done: string | null; days: number | null; of: string }>`
    with need as (
      select sum(seats) filter (where state = 'open') as open, sum(seats) filter (where state = 'open' and occupation_id is null) as unsorted,
        sum(seats) filter (where state = 'open' and occupation_id is null and ${day('asked_at')} < ${sortBefore}::date) as unsorted_late,
        sum(seats) filter (where state = 'open' and occupation_id is not null) as sorted,
        sum(seats) filter (where state = 'open' and occupation_id is not null and ${day('asked_at')} < ${planBefore}::date) as sorted_late
      from training_need n where ${within('n')} and state = 'open'),
    asked as (select sum(seats) as seats, sum(seats) filter (where occupation_id is not null) as sorted from training_need n where ${within('n')} and state <> 'withdrawn' and ${day('asked_at')} >= ${year}::date),
    planned as (
      select sum(n.seats) as seats, count(*) as of, percentile_cont(0.5) within group (order by greatest(0, ${day('c.created_at')} - ${day('n.asked_at')})) as days
      from training_need n join training_class c on c.id = n.class_id where ${within('n')} and ${day('c.created_at')} >= ${year}::date),
    class as (
      select count(*) filter (where state = 'draft') as draft, count(*) filter (where state = 'opinions') as opinions, count(*) filter (where state = 'opinions' and opinions_close_at < ${now}) as opinions_late,
        count(*) filter (where state = 'published') as published, count(*) filter (where state = 'running') as running, count(*) filter (where state = 'assessing') as assessing, count(*) filter (where state = 'confirming') as confirming
      from training_class c where ${within('c')} and state in ('draft', 'opinions', 'published', 'running', 'assessing', 'confirming')),
    late as (
      select count(*) filter (where c.state = 'draft') as draft, count(*) filter (where c.state = 'assessing') as assessing, count(*) filter (where c.state = 'confirming') as confirming
      from process_case p join training_class c on c.case_id = p.id where ${within('c')} and p.deadline_on < ${today}::date and c.state in ('draft', 'assessing', 'confirming')),
    gone as (
      select count(*) filter (where ${day('published_at')} >= ${year}::date) as published, count(*) filter (where last_day >= ${year}::date and state in ('assessing', 'confirming', 'closed')) as taught,
        percentile_cont(0.5) within group (order by greatest(0, ${day('published_at')} - ${day('created_at')})) filter (where ${day('published_at')} >= ${year}::date) as days
      from training_class c where ${within('c')} and state <> 'cancelled' and (published_at >= ${year}::date or last_day >= ${year}::date)),
    heard as (select count(*) as answers from training_opinion o where ${within('o')} and answered_at >= ${year}::date),
    seat as (select count(*) as seats from training_enrolment e where ${within('e')} and state = 'seated' and enrolled_at >= ${year}::date),
    result as (
      select count(*) filter (where entered_at >= ${year}::date) as marked, count(*) filter (where confirmed_at >= ${year}::date) as confirmed, count(*) filter (where confirmed_at >= ${year}::date and certificate_id is not null) as certified,
        percentile_cont(0.5) within group (order by greatest(0, ${day('r.entered_at')} - c.last_day)) filter (where entered_at >= ${year}::date) as mark_days,
        percentile_cont(0.5) within group (order by greatest(0, ${day('r.confirmed_at')} - ${day('r.entered_at')})) filter (where confirmed_at >= ${year}::date) as confirm_days,
        percentile_cont(0.5) within group (order by greatest(0, ${day('r.confirmed_at')} - c.last_day)) filter (where confirmed_at >= ${year}::date and certificate_id is not null) as certify_days
      from training_result r join training_class c on c.id = r.class_id where ${within('r')} and (entered_at >= ${year}::date or confirmed_at >= ${year}::date)),
    -- How a class was is asked about the class, what became of it about its follow-up: each subject leads to a class.
    invited as (select count(*) filter (where i.form_key = 'training-class') as open, count(*) filter (where i.form_key = 'training-follow-up') as follow from evaluation_invitation i left join training_follow_up f on f.id = i.subject join training_class c on c.id = coalesce(f.class_id, i.subject) where ${within('i')} and i.submitted_at is null and i.until > ${now}),
    said as (select count(*) filter (where s.form_key = 'training-class') as forms, count(*) filter (where s.form_key = 'training-follow-up') as follow from evaluation_submission s left join training_follow_up f on f.id = s.subject join training_class c on c.id = coalesce(f.class_id, s.subject) where ${within('s')} and s.submitted_at >= ${year}::date),
    wrong as (
      select count(*) filter (where t.state in ('open', 'answered')) as open, count(*) filter (where t.state in ('open', 'answered') and p.deadline_on < ${today}::date) as late, count(*) filter (where t.state = 'done' and t.updated_at >= ${year}::date) as done,
        percentile_cont(0.5) within group (order by greatest(0, ${day('t.updated_at')} - ${day('t.opened_at')})) filter (where t.state = 'done' and t.updated_at >= ${year}::date) as days
      from training_rectification t join process_case p on p.id = t.case_id where ${within('t')})
    select s.* from need, asked, planned, class, late, gone, heard, seat, result, invited, said, wrong, lateral (values
      ('ask', need.open, null, asked.seats, null::double precision, 0), ('sort', need.unsorted, need.unsorted_late, asked.sorted, null, 0), ('plan', need.sorted, need.sorted_late, planned.seats, planned.days, planned.of),
      ('opinions', class.opinions, class.opinions_late, heard.answers, null, 0), ('publish', class.draft, late.draft, gone.published, gone.days, gone.published), ('enrol', class.published, null, seat.seats, null, 0),
      ('attend', class.running, null, gone.taught, null, 0), ('assess', class.assessing, late.assessing, result.marked, result.mark_days, result.marked), ('confirm', class.confirming, late.confirming, result.confirmed, result.confirm_days, result.confirmed),
      ('certify', null, null, result.certified, result.certify_days, result.certified), ('evaluate', invited.open, null, said.forms, null, 0), ('follow', invited.follow, null, said.follow, null, 0), ('rectify', wrong.open, wrong.late, wrong.done, wrong.days, wrong.done)
    ) as s (key, now, late, done, days, "of")`.execute(tx)
  // A sum of nothing is null in SQL; a scene that nobody is ever "in" is told so by its rule, not here.
  return rows.map((row) => ({ key: row.key, now: Number(row.now ?? 0), late: Number(row.late ?? 0), done: Number(row.done ?? 0), days: row.days, of: Number(row.of) }))
}
