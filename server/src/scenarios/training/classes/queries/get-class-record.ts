import type { AnswerOf, classesRoutes, InputOf } from '@guildhall/contract'
import { findCase } from '#engines/process'
import { reports } from '#engines/evaluation'
import { loadCalendar, rulerDays } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { maskName, maskPhone } from '#platform/crypto'
import { asService, NotFound, type RequestContext } from '#platform/http'
import { staffNames } from '#registry'
import { findHeads, findNeedsOfClass, findSessions, outlineOf, presentAsker, presentCards, presentSession } from '../../plans/index.ts'
import { findPlaces } from '../lessons.ts'
import { sealedIn, type AttendanceRow, type ClassRecord, type ClassRow, type EnrolmentRow, type LeaveRow, type LeaveRule, type SessionRow } from '../model.ts'
import { attendanceIn, statusOf } from '../my-lessons.ts'
import { mayChangeRoster, mayLookInside, mayRun, requireStaffActor } from '../policy.ts'
import { deadlineOf, isAtRisk, isAttendanceSettled, isCheckInOpen, isRosterSettled } from '../rules.ts'
import { findQuestions, presentQuestion, type QuestionRow } from '../questions.ts'
import { presentEnrolment } from '../seats.ts'
import { countMarks, findAttendance, findLeaves, findRoster, getClass } from '../store.ts'
import { presentTimeline } from '../timeline.ts'

type Result = { enrolment_id: string; theory: number | null; practice: number | null; outcome: string | null; certificate_number: string | null }

/** Everything about one class on one page: people with their marks, lessons, leave, the needs it answers, what is due and what may be done. */
export async function getClassRecord(ctx: RequestContext, input: InputOf<typeof classesRoutes.getClassRecord>): Promise<AnswerOf<typeof classesRoutes.getClassRecord>> {
  const actor = requireStaffActor(ctx)
  const of = await getClass(ctx.tx, input.classId)
  if (!of.published_at || !mayLookInside(actor, of)) throw new NotFound()
  return asService(ctx, of.scope, async () => {
    const { tx } = ctx
    const now = ctx.clock.now()
    const sessions = await findSessions(tx, [of.id])
    const ids = sessions.map((session) => session.id)
    const [roster, marks, leaves, counts] = [await findRoster(tx, [of.id]), await findAttendance(tx, ids), await findLeaves(tx, ids), await countMarks(tx, ids)]
    const results: Result[] = await tx.selectFrom('training_result').select(['enrolment_id', 'theory', 'practice', 'outcome', 'certificate_number']).where('class_id', '=', of.id).execute()
    const needs = await asService(ctx, '', () => findNeedsOfClass(tx, [of.id]))
    const people = presentRoster(ctx, of, { roster, sessions, marks, results, needs })
    const { venues, trainers } = await asService(ctx, '', () => findPlaces(tx, sessions))
    const unit = of.unit_id ? await tx.selectFrom('unit').select(['id', 'name']).where('id', '=', of.unit_id).executeTakeFirst() : undefined
    const [report] = await reports(tx, { subjects: [of.id] })
    const head = (await findHeads(ctx, [of])).get(of.id) ?? null
    const [card] = await asService(ctx, '', () => presentCards(tx, [of], now))
    const figures = figuresOf(people, results, sessions, now)
    return {
      class: card!, revision: of.revision, unit: unit ?? null, head, outline: outlineOf(of),
      minAttendancePercent: of.min_attendance_percent, passTheory: of.pass_theory, passPractice: of.pass_practice, leaveRule: of.leave_rule as LeaveRule,
      sessions: sessions.map((session) => ({
        ...presentSession(session), trainer: trainers.get(session.trainer_id ?? '') ?? null, venue: venues.get(session.venue_id ?? '') ?? null,
        present: counts.get(session.id)!.present, late: counts.get(session.id)!.late, absent: counts.get(session.id)!.absent, leave: counts.get(session.id)!.leave,
      })),
      questions: mayRun(actor, of) ? await presentQuestions(ctx, await findQuestions(tx, of.id), roster) : [],
      roster: people, leaves: presentLeaves(ctx, leaves, roster, sessions), figures, cancelledReason: of.cancelled_reason,
      needs: needs.map((need) => ({
        id: need.id, number: need.number, source: need.source as 'worker', state: need.state as 'open', applicant: presentAsker(ctx.cipher, need), unitName: need.unit_name, wish: need.wish ?? need.words, seats: need.seats, askedAt: need.asked_at.toISOString(),
      })),
      counts: {
        roster: figures.seated, sessions: figures.lessons, results: results.length, certificates: results.filter((one) => one.certificate_number !== null).length,
        evaluations: report?.submissions ?? 0, needs: needs.length, leaves: leaves.filter((leave) => leave.state === 'asked').length,
      },
      deadline: await presentDeadline(ctx, of), today: lessonOfToday(sessions, now)?.id ?? null, timeline: await presentTimeline(ctx, of, { sessions, roster, leaves, counts }), can: actionsOf(ctx, of, sessions, now),
    }
  })
}

type RosterParts = { roster: readonly EnrolmentRow[]; sessions: readonly SessionRow[]; marks: readonly AttendanceRow[]; results: readonly Result[]; needs: readonly { id: string; number: string; person_id: string | null }[] }

function presentRoster(ctx: RequestContext, of: ClassRow, parts: RosterParts): ClassRecord['roster'] {
  const marksOf = Map.groupBy(parts.marks, (mark) => mark.enrolment_id)
  const results = new Map(parts.results.map((result) => [result.enrolment_id, result]))
  const order = parts.roster.toSorted((a, b) => Number(a.state === 'waiting') - Number(b.state === 'waiting'))
  let waiting = 0
  return order.map((one) => {
    const marks = marksOf.get(one.id) ?? []
    const attendance = attendanceIn(of, parts.sessions, (session) => statusOf(marks.find((mark) => mark.session_id === session.id)))
    const result = results.get(one.id)
    const need = parts.needs.find((candidate) => candidate.id === one.need_id)
    if (one.state === 'waiting') waiting += 1
    return {
      enrolment: presentEnrolment(one, one.state === 'waiting' ? waiting : null), person: presentLearner(ctx, one), unitName: one.unit_name, attendance, atRisk: one.state === 'seated' && isAtRisk(attendance),
      marks: marks.map((mark) => ({ sessionId: mark.session_id, status: mark.status as 'present' })), need: need ? { id: need.id, number: need.number } : null,
      result: result ? { theory: result.theory, practice: result.practice, outcome: result.outcome as 'passed', certificateNumber: result.certificate_number } : null,
    }
  })
}

function presentLearner(ctx: RequestContext, one: EnrolmentRow): ClassRecord['roster'][number]['person'] {
  return { id: one.person_id, name: maskName(ctx.cipher.open(one.name_sealed, sealedIn.name).reveal()), phone: one.phone_sealed && maskPhone(ctx.cipher.open(one.phone_sealed, sealedIn.phone).reveal()) }
}

function presentLeaves(ctx: RequestContext, leaves: readonly LeaveRow[], roster: readonly EnrolmentRow[], sessions: readonly SessionRow[]): ClassRecord['leaves'] {
  return leaves.flatMap((leave) => {
    const [one, session] = [roster.find((row) => row.id === leave.enrolment_id), sessions.find((row) => row.id === leave.session_id)]
    if (!one || !session) return []
    return [{
      id: leave.id, enrolmentId: one.id, person: presentLearner(ctx, one), sessionId: session.id, seq: session.seq, startsAt: session.starts_at.toISOString(), reason: leave.reason, askedAt: leave.asked_at.toISOString(),
      assisted: leave.assisted, state: leave.state as 'asked', decidedAt: leave.decided_at?.toISOString() ?? null, note: leave.decision_note,
    }]
  })
}

/** What learners asked the head, for those who run the class; who has left it since is named no more. */
async function presentQuestions(ctx: RequestContext, rows: readonly QuestionRow[], roster: readonly EnrolmentRow[]): Promise<ClassRecord['questions']> {
  const accountOf = (by: string | null) => /^account:([0-9a-f-]{36})/.exec(by ?? '')?.[1]
  const names = await staffNames(ctx, rows.flatMap((row) => accountOf(row.answered_by) ?? []))
  return rows.map((row) => {
    const one = roster.find((candidate) => candidate.id === row.enrolment_id)
    return { ...presentQuestion(row), person: one ? presentLearner(ctx, one) : { id: null, name: '—', phone: null }, answeredBy: names.get(accountOf(row.answered_by) ?? '') ?? null }
  })
}

function figuresOf(people: ClassRecord['roster'], results: readonly Result[], sessions: readonly SessionRow[], now: Date): ClassRecord['figures'] {
  const seated = people.filter((one) => one.enrolment.state === 'seated')
  const sum = (pick: 'present' | 'late' | 'counted') => seated.reduce((total, one) => total + one.attendance[pick], 0)
  const theory = results.flatMap((one) => one.theory ?? [])
  const live = sessions.filter((session) => session.state !== 'cancelled')
  return {
    seated: seated.length, waiting: people.length - seated.length, percent: sum('counted') === 0 ? null : Math.floor(((sum('present') + sum('late')) * 100) / sum('counted')),
    theory: theory.length === 0 ? null : Math.round((theory.reduce((total, mark) => total + mark, 0) * 10) / theory.length) / 10,
    held: live.filter((session) => session.ends_at <= now).length, lessons: live.length,
  }
}

async function presentDeadline(ctx: RequestContext, of: ClassRow): Promise<ClassRecord['deadline']> {
  const now = ctx.clock.now()
  const today = dayInShanghai(now)
  const current = of.case_id ? await findCase(ctx.tx, of.case_id) : null
  const due = deadlineOf({ state: of.state, publishedAt: of.published_at, enrolCloseAt: of.enrol_close_at, firstDay: of.first_day, lastDay: of.last_day, enteredAt: current?.enteredAt ?? null, caseDue: current?.deadlineOn ?? null }, now)
  if (!due) return null
  const days = rulerDays(await loadCalendar(ctx.tx), { start: due.from, end: due.due, today })
  return { ...due, today, days: days.map((one) => ({ date: one.day, working: one.working })) }
}

/** The lesson whose code is to be shown: the open one, else the next of today. */
export function lessonOfToday(sessions: readonly SessionRow[], now: Date): SessionRow | undefined {
  const live = sessions.filter((session) => session.state !== 'cancelled' && dayInShanghai(session.starts_at) === dayInShanghai(now))
  return live.find((session) => isCheckInOpen({ startsAt: session.starts_at, endsAt: session.ends_at, state: session.state }, now)) ?? live.find((session) => session.ends_at > now)
}

function actionsOf(ctx: RequestContext, of: ClassRow, sessions: readonly SessionRow[], now: Date): ClassRecord['can'] {
  const actor = requireStaffActor(ctx)
  const runs = mayRun(actor, of)
  const rosterOpen = mayChangeRoster(actor, of) && !isRosterSettled(of.state)
  const live = sessions.filter((session) => session.state !== 'cancelled')
  const possible: [boolean, ClassRecord['can'][number]][] = [
    [runs && of.state === 'published' && of.enrol_close_at !== null && of.enrol_close_at <= now, 'start'], [runs && of.state === 'running' && live.every((session) => session.ends_at <= now), 'finish-teaching'],
    [rosterOpen, 'add-worker'], [rosterOpen, 'remove-worker'], [runs && !isAttendanceSettled(of.state), 'enter-sheet'], [runs && !isRosterSettled(of.state), 'show-code'], [runs && !isAttendanceSettled(of.state), 'decide-leave'],
    [runs && !isRosterSettled(of.state), 'reschedule'], [actor.permissions.has('training.plan.publish') && mayRun(actor, of) && !isRosterSettled(of.state), 'cancel'], [runs, 'note'], [runs && !isAttendanceSettled(of.state), 'set-leave-rule'],
    [runs && of.state !== 'closed' && of.state !== 'cancelled', 'set-head'], [runs, 'answer-question'],
  ]
  return possible.filter(([may]) => may).map(([, action]) => action)
}
