import { addWorkingDays, type Calendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import type { Tx } from '#platform/db'
import type { NeedRow, NeedState } from './model.ts'
import type { Journey } from './progress.ts'
import { replyWorkingDays } from './rules.ts'

/** The records that decide where a request stands. Read in no one's scope: a town's request is served by a class of its county, or of a neighbour. */
export async function loadJourney(tx: Tx, need: NeedRow, calendar: Calendar) {
  const served = need.class_id ? await tx.selectFrom('training_class').selectAll().where('id', '=', need.class_id).executeTakeFirst() : undefined
  const opinion = served && await tx.selectFrom('training_opinion').select(['id', 'asked_at', 'answered_at']).where('need_id', '=', need.id).where('class_id', '=', served.id)
    .orderBy('round', 'desc').limit(1).executeTakeFirst()
  const enrolment = served && need.person_id ? await tx.selectFrom('training_enrolment').select(['id', 'state', 'enrolled_at']).where('class_id', '=', served.id)
    .where('person_id', '=', need.person_id).orderBy('enrolled_at', 'desc').limit(1).executeTakeFirst() : undefined
  const result = enrolment && await tx.selectFrom('training_result').select(['outcome', 'confirmed_at', 'certificate_number']).where('enrolment_id', '=', enrolment.id)
    .where('confirmed_at', 'is not', null).executeTakeFirst()
  const withdrawn = need.state === 'withdrawn' ? await tx.selectFrom('training_need_change').select('changed_at').where('need_id', '=', need.id).where('kind', '=', 'withdrawn')
    .orderBy('changed_at', 'desc').limit(1).executeTakeFirst() : undefined
  const journey: Journey = {
    need: {
      state: need.state as NeedState, askedAt: need.asked_at, withdrawnAt: withdrawn?.changed_at ?? null,
      replyBy: addWorkingDays(calendar, dayInShanghai(need.asked_at), replyWorkingDays),
    },
    class: served ? {
      state: served.state, createdAt: served.created_at, publishedAt: served.published_at, firstDay: served.first_day, lastDay: served.last_day,
      opinionsCloseAt: served.opinions_close_at, enrolCloseAt: served.enrol_close_at,
    } : null,
    opinion: opinion ? { askedAt: opinion.asked_at, answeredAt: opinion.answered_at } : null,
    enrolment: enrolment ? { state: enrolment.state as 'seated', enrolledAt: enrolment.enrolled_at } : null,
    result: result ? { confirmedAt: result.confirmed_at, outcome: result.outcome, certificateNumber: result.certificate_number } : null,
  }
  return { journey, class: served ?? null, opinionId: opinion?.id ?? null }
}
