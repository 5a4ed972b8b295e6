import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { rangeOf } from '#platform/db'

/** What waits in the range of the acting role, read across the stories' tables: one query for each kind, each cut where a queue ends. */
const most = 100

export type WaitingClass = {
  id: string; number: string; title: string; state: string; caseOwner: string | null; head: string | null; enteredOn: string; deadlineOn: string | null; /** Superiors were in fact told. */ escalated: boolean; firstDay: string | null
  opinionsCloseAt: Date | null; round: number; asked: number; answered: number; unanswered: number; seated: number; passed: number; judged: number; inRange: boolean
}

/** Plans and classes whose next step has a deadline: drafts, rounds of opinions, marks to enter, marks to confirm. */
export async function findWaitingClasses(tx: Tx, scope: string): Promise<WaitingClass[]> {
  const { lo, hi } = rangeOf(scope)
  const { rows } = await sql<WaitingClass>`
    select c.id, c.number, c.title, c.state, k.owner as "caseOwner", c.head_account_id::text as head, (k.entered_at at time zone 'Asia/Shanghai')::date::text as "enteredOn", k.deadline_on::text as "deadlineOn",
      k.escalated_at is not null and coalesce((select (s.inputs->>'told')::int from process_step s where s.case_id = k.id and s.kind = 'escalated' order by s.seq desc limit 1), 0) > 0 as escalated, c.first_day::text as "firstDay", c.opinions_close_at as "opinionsCloseAt", coalesce(o.round, 0) as round, coalesce(o.asked, 0)::int as asked,
      coalesce(o.answered, 0)::int as answered, coalesce(o.unanswered, 0)::int as unanswered,
      (select count(*)::int from training_enrolment e where e.class_id = c.id and e.state = 'seated') as seated,
      (select count(*)::int from training_result r where r.class_id = c.id and r.outcome = 'passed') as passed, (select count(*)::int from training_result r where r.class_id = c.id) as judged,
      c.scope >= ${lo} and c.scope < ${hi} as "inRange"
    from training_class c join process_case k on k.id = c.case_id and k.closed_at is null
      left join lateral (
        select max(p.round) as round, count(*) filter (where p.round = newest.round) as asked, count(*) filter (where p.round = newest.round and p.stance is not null) as answered,
          count(*) filter (where p.stance in ('adjust', 'object') and p.replied_at is null and p.round = newest.round) as unanswered
        from training_opinion p, (select max(latest.round) as round from training_opinion latest where latest.class_id = c.id) newest where p.class_id = c.id) o on true
    where c.state in ('draft', 'opinions', 'assessing', 'confirming') and c.scope >= ${lo} and c.scope < ${hi} order by k.deadline_on nulls last, c.id limit ${most}`.execute(tx)
  return rows
}

export async function findSeatedPeople(tx: Tx, classId: string): Promise<string[]> {
  const rows = await tx.selectFrom('training_enrolment').select('person_id').where('class_id', '=', classId).where('state', '=', 'seated').execute()
  return rows.map((row) => row.person_id)
}

export type WaitingLeaves = { classId: string; title: string; count: number; askedOn: string; startsAt: Date; head: string | null }

/** Leave that was asked for and nobody has decided, class by class, by the first lesson it is about. */
export async function findWaitingLeaves(tx: Tx, scope: string, now: Date): Promise<WaitingLeaves[]> {
  const { lo, hi } = rangeOf(scope)
  const { rows } = await sql<WaitingLeaves>`
    select c.id as "classId", c.title, count(*)::int as count, (min(l.asked_at) at time zone 'Asia/Shanghai')::date::text as "askedOn", min(s.starts_at) as "startsAt", c.head_account_id::text as head
    from training_leave l join training_session s on s.id = l.session_id join training_class c on c.id = s.class_id
    where l.state = 'asked' and s.starts_at > ${now} and l.scope >= ${lo} and l.scope < ${hi} group by c.id, c.title, c.head_account_id order by min(s.starts_at) limit ${most}`.execute(tx)
  return rows
}

export type WaitingQuestions = { classId: string; title: string; count: number; askedOn: string; words: string; head: string | null }

/** What learners asked the head of their class and nobody has answered, class by class, the oldest first; with the words of the first. Classes that a trainer heads too: colleagues may help. */
export async function findWaitingQuestions(tx: Tx, scope: string): Promise<WaitingQuestions[]> {
  const { lo, hi } = rangeOf(scope)
  const { rows } = await sql<WaitingQuestions>`
    select c.id as "classId", c.title, count(*)::int as count, (min(q.asked_at) at time zone 'Asia/Shanghai')::date::text as "askedOn", (array_agg(q.words order by q.asked_at))[1] as words, c.head_account_id::text as head
    from training_question q join training_class c on c.id = q.class_id where q.answer is null and q.scope >= ${lo} and q.scope < ${hi} group by c.id order by min(q.asked_at) limit ${most}`.execute(tx)
  return rows
}

export type WithoutTrainer = { classId: string; title: string; number: string; startsAt: Date; seated: number; publishedOn: string; head: string | null }

/** Announced classes with a lesson ahead that nobody will teach: no trainer, or one who has left the register. */
export async function findClassesWithoutTrainer(tx: Tx, scope: string, now: Date): Promise<WithoutTrainer[]> {
  const { lo, hi } = rangeOf(scope)
  const { rows } = await sql<WithoutTrainer>`
    select c.id as "classId", c.title, c.number, min(s.starts_at) as "startsAt", (select count(*)::int from training_enrolment e where e.class_id = c.id and e.state = 'seated') as seated,
      (c.published_at at time zone 'Asia/Shanghai')::date::text as "publishedOn", c.head_account_id::text as head
    from training_session s join training_class c on c.id = s.class_id left join training_trainer t on t.id = coalesce(s.trainer_id, c.trainer_id)
    where c.state in ('published', 'running') and s.state = 'planned' and s.starts_at > ${now} and (t.id is null or not t.active) and c.scope >= ${lo} and c.scope < ${hi}
    group by c.id order by min(s.starts_at) limit ${most}`.execute(tx)
  return rows
}

export type UnclearNeeds = { importId: string | null; fileName: string | null; count: number; since: string }

/** Open needs whose words no trade was read from, import by import; those that came one by one stand together. */
export async function findUnclearNeeds(tx: Tx, scope: string): Promise<UnclearNeeds[]> {
  const { lo, hi } = rangeOf(scope)
  const { rows } = await sql<UnclearNeeds>`
    select n.import_id as "importId", i.file_name as "fileName", count(*)::int as count, (min(n.created_at) at time zone 'Asia/Shanghai')::date::text as since
    from training_need n left join import_run i on i.id = n.import_id where n.state = 'open' and n.occupation_id is null and n.scope >= ${lo} and n.scope < ${hi} group by 1, 2 order by min(n.created_at) limit ${most}`.execute(tx)
  return rows
}

export type UnitQuestion = { opinionId: string; title: string; askedOn: string; closesAt: Date; unitName: string | null }

/** Plans about which a unit of the range is asked and has not answered. */
export async function findUnitQuestions(tx: Tx, scope: string, now: Date): Promise<UnitQuestion[]> {
  const { lo, hi } = rangeOf(scope)
  const { rows } = await sql<UnitQuestion>`
    select o.id as "opinionId", c.title, (o.asked_at at time zone 'Asia/Shanghai')::date::text as "askedOn", c.opinions_close_at as "closesAt", u.name as "unitName"
    from training_opinion o join training_class c on c.id = o.class_id left join unit u on u.id = o.unit_id
    where o.unit_id is not null and o.stance is null and c.state = 'opinions' and c.opinions_close_at > ${now} and o.applicant_scope >= ${lo} and o.applicant_scope < ${hi}
      and o.round = (select max(n.round) from training_opinion n where n.class_id = o.class_id) order by c.opinions_close_at limit ${most}`.execute(tx)
  return rows
}

export type TodaysLesson = { id: string; classId: string; title: string; topic: string; seq: number; startsAt: Date; endsAt: Date; venue: string | null; seated: number; present: number }

export async function findLessonsOfDay(tx: Tx, scope: string, from: Date, to: Date): Promise<TodaysLesson[]> {
  const { lo, hi } = rangeOf(scope)
  const { rows } = await sql<TodaysLesson>`
    select s.id, c.id as "classId", c.title, s.topic, s.seq, s.starts_at as "startsAt", s.ends_at as "endsAt", v.name as venue,
      (select count(*)::int from training_enrolment e where e.class_id = c.id and e.state = 'seated') as seated,
      (select count(*)::int from training_attendance a where a.session_id = s.id and a.status in ('present', 'late')) as present
    from training_session s join training_class c on c.id = s.class_id left join training_venue v on v.id = coalesce(s.venue_id, c.venue_id)
    where s.starts_at >= ${from} and s.starts_at < ${to} and s.state <> 'cancelled' and c.state <> 'cancelled' and s.published and s.scope >= ${lo} and s.scope < ${hi} order by s.starts_at limit 40`.execute(tx)
  return rows
}

/** Seats wanted and classes alive: what the menu says beside the demand list and the classes. */
export async function countForMenu(tx: Tx, scope: string): Promise<{ seats: number; classes: number }> {
  const { lo, hi } = rangeOf(scope)
  const { rows } = await sql<{ seats: number; classes: number }>`
    select (select coalesce(sum(seats), 0)::int from training_need where state in ('open', 'planned', 'invited', 'enrolled') and scope >= ${lo} and scope < ${hi}) as seats,
      (select count(*)::int from training_class where state in ('published', 'running', 'assessing', 'confirming') and scope >= ${lo} and scope < ${hi}) as classes`.execute(tx)
  return rows[0]!
}
