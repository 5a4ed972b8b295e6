import { prepared, type Tx } from '#platform/db'
import { followUpKey } from '../effect/index.ts'
import { classFormKey } from '../resources/index.ts'

/*
 * What waits for one worker, read across the stories' tables. This is the page that everybody opens first, so it is one statement, planned once: each line of it asks one
 * index for this person. What all see alike (the classes themselves) is not read here.
 */

export type Mine = {
  division: string | null
  /** Their phone stands in the trainers' register. */
  teaching: boolean
  /** Places in classes that are announced or under way, with the lessons that are noted: `[enrolment, class, state, place in the line, { lesson: status }]`. */
  places: [id: string, classId: string, state: 'seated' | 'waiting', position: number | null, marks: Record<string, 'present' | 'late' | 'absent' | 'leave'> | null][] | null
  /** Plans they are asked about: `[opinion, asked at, title, closes at]`. */
  questions: [id: string, askedAt: string, title: string, closesAt: string][] | null
  /** Classes they are asked to judge: `[class, until]`. */
  evaluations: [classId: string, until: string | null][] | null
  /** Classes of half a year ago about which they are asked: `[follow-up, until]`. */
  followUps: [id: string, until: string | null][] | null
  /** Trades they wait for. */
  wanted: string[] | null
}

const mine = prepared<Mine>('training.home', `
  select p.division, exists (select from training_trainer t where t.phone_blind = p.phone_blind) as teaching,
    (select json_agg(json_build_array(e.id, e.class_id, e.state, case when e.state = 'waiting' then app.quota_position(e.claim_id) end,
        (select json_object_agg(a.session_id, a.status) from training_attendance a where a.enrolment_id = e.id)) order by e.enrolled_at desc)
      from training_enrolment e join training_class c on c.id = e.class_id
      where e.person_id = $1 and e.state <> 'cancelled' and c.state in ('published', 'running')) as places,
    (select json_agg(json_build_array(q.id, q.asked_at, q.title, q.closes_at)) from app.my_training_questions($2) q) as questions,
    (select json_agg(json_build_array(i.subject, i.until) order by i.until) from evaluation_invitation i
      where i.evaluator = $1 and i.submitted_at is null and i.form_key = $3 and (i.until is null or i.until >= $2)) as evaluations,
    (select json_agg(json_build_array(i.subject, i.until) order by i.until) from evaluation_invitation i
      where i.evaluator = $1 and i.submitted_at is null and i.form_key = $4 and (i.until is null or i.until >= $2)) as "followUps",
    (select json_agg(n.occupation_id) from training_need n where n.person_id = $1 and n.state in ('open', 'planned', 'invited') and n.occupation_id is not null) as wanted
  from person p where p.id = $1`)

/** Undefined for a person whom the worker's policies do not show: nobody but the worker. */
export async function findMine(tx: Tx, personId: string, now: Date): Promise<Mine | undefined> {
  const [found] = await mine.in(tx, personId, now, classFormKey, followUpKey)
  return found
}

export type LessonToTeach = { id: string; title: string; topic: string; venue: string | null; startsAt: Date; endsAt: Date; state: string; seated: number; here: number }

const toTeach = prepared<LessonToTeach>('training.home-teaching', `
  select id, title, topic, venue, starts_at as "startsAt", ends_at as "endsAt", state, seated, here from app.my_lessons_to_teach($1, 2)`)

/** The next two lessons that the worker of this transaction teaches, with how many sit there. */
export function findLessonsToTeach(tx: Tx, now: Date): Promise<LessonToTeach[]> {
  return toTeach.in(tx, now)
}
