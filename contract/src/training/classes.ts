import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { day, id, instant, line, many, maskedPerson, pageOf, pageQuery, phone } from '../shapes.ts'
import { classQuestion, headOfClass, myHead, myQuestion } from './heads.ts'
import { attendanceStatus, classCard, classKind, classState, course, enrolmentState, needSource, needState, outcome, session, trainerRef, venueRef } from './shapes.ts'

const count = z.number().int()

/** How many lessons may be missed and still be assessed, worked out for one person: granted leave counts as the class's rule says. */
export const attendance = z.object({
  counted: count, present: count, late: count, absent: count, leave: count,
  /** Of the lessons that counted so far; null before the first. */
  percent: count.nullable(),
  /** How many more lessons may be missed; below zero: the share can no longer be reached. */
  missesLeft: count,
})
export const leaveRule = z.enum(['excused', 'missed'])
export const leaveState = z.enum(['asked', 'granted', 'refused'])
export const enrolment = z.object({ id, classId: id, state: enrolmentState, position: count.nullable(), via: z.enum(['invited', 'open', 'unit', 'import']), enrolledAt: instant, assisted: z.boolean() })

const myLeave = z.object({ id, reason: z.string(), state: leaveState, askedAt: instant, decidedAt: instant.nullable(), note: z.string().nullable() })
/** A lesson as the person in it sees it. `checkIn`: whether the door is open now, and until when one is counted. */
export const mySession = session.extend({
  status: attendanceStatus.nullable(), venue: venueRef.nullable(), leave: myLeave.nullable(), checkIn: z.object({ from: instant, until: instant, open: z.boolean() }).nullable(), mayAskLeave: z.boolean(),
})
export const myResult = z.object({ outcome: outcome.nullable(), theory: count.nullable(), practice: count.nullable(), confirmedAt: instant.nullable(), certificateNumber: z.string().nullable() })
export const myClassRow = z.object({
  class: classCard, enrolment, sessions: z.array(z.object({ id, seq: count, startsAt: instant, endsAt: instant, topic: z.string(), state: session.shape.state, status: attendanceStatus.nullable() })),
  attendance, checkIn: z.object({ sessionId: id, until: instant }).nullable(), result: myResult.nullable(),
})
export const myClass = z.object({
  class: classCard, enrolment, organiser: z.string(), outline: z.array(course), sessions: z.array(mySession), attendance, minAttendancePercent: count, passTheory: count, passPractice: count,
  leaveRule, result: myResult.nullable(), cancelledReason: z.string().nullable(), needId: id.nullable(), head: myHead.nullable(), questions: z.array(myQuestion), mayAsk: z.boolean(),
  /** What giving the seat up would do: who moves up, and whether it can still be done. */
  cancel: z.object({ may: z.boolean(), waiting: count, needReopens: z.boolean() }),
})

/** A lesson to teach, to watch or to sign for. */
const lesson = z.object({
  ...session.shape, class: z.object({ id, number: z.string(), title: z.string(), state: classState }), venue: venueRef.nullable(), trainer: trainerRef.nullable(),
  seated: count, present: count, late: count, absent: count, leave: count, leavesWaiting: count, checkIn: z.object({ from: instant, until: instant, open: z.boolean() }),
})
const sheetRow = z.object({
  enrolmentId: id, name: z.string(), phoneTail: z.string().nullable(), unitName: z.string().nullable(), status: attendanceStatus.nullable(), via: z.enum(['code', 'sheet', 'rule']).nullable(), at: instant.nullable(),
  leave: z.object({ id, reason: z.string(), state: leaveState, askedAt: instant }).nullable(),
})
const sheet = z.object({ lesson, organiser: z.string(), rows: z.array(sheetRow), may: z.object({ enter: z.boolean(), decideLeave: z.boolean() }) })

/** What runs by itself and what waits for a person, of one class. */
const timelineItem = z.object({ id, kind: z.string(), event: z.string().nullable(), actor: z.string(), text: z.string().nullable(), at: instant, ahead: z.boolean(), count: count.nullable(), of: count.nullable() })
const rosterRow = z.object({
  enrolment, person: maskedPerson, unitName: z.string().nullable(), marks: z.array(z.object({ sessionId: id, status: attendanceStatus })), attendance,
  /** One more miss, and the person can't be assessed; or already so. */
  atRisk: z.boolean(), need: z.object({ id, number: z.string() }).nullable(), result: z.object({ theory: count.nullable(), practice: count.nullable(), outcome: outcome.nullable(), certificateNumber: z.string().nullable() }).nullable(),
})
const leaveRow = z.object({ id, enrolmentId: id, person: maskedPerson, sessionId: id, seq: count, startsAt: instant, reason: z.string(), askedAt: instant, assisted: z.boolean(), state: leaveState, decidedAt: instant.nullable(), note: z.string().nullable() })
export const classAction = z.enum(['start', 'finish-teaching', 'add-worker', 'remove-worker', 'enter-sheet', 'show-code', 'decide-leave', 'reschedule', 'cancel', 'note', 'set-leave-rule', 'set-head', 'answer-question'])
export const classRecord = z.object({
  class: classCard, revision: count, unit: z.object({ id, name: z.string() }).nullable(), head: headOfClass.nullable(), outline: z.array(course), minAttendancePercent: count, passTheory: count, passPractice: count, leaveRule,
  sessions: z.array(session.extend({ trainer: trainerRef.nullable(), venue: venueRef.nullable(), present: count, late: count, absent: count, leave: count })),
  roster: z.array(rosterRow), leaves: z.array(leaveRow), questions: z.array(classQuestion),
  needs: z.array(z.object({ id, number: z.string(), source: needSource, state: needState, applicant: maskedPerson, unitName: z.string().nullable(), wish: z.string().nullable(), seats: count, askedAt: instant })),
  figures: z.object({ seated: count, waiting: count, percent: count.nullable(), theory: z.number().nullable(), held: count, lessons: count }),
  counts: z.object({ roster: count, sessions: count, results: count, certificates: count, evaluations: count, needs: count, leaves: count }),
  deadline: z.object({ what: z.enum(['enrolment-closes', 'first-lesson', 'last-lesson', 'results', 'confirmation']), from: day, due: day, today: day, days: z.array(z.object({ date: day, working: z.boolean() })) }).nullable(),
  /** The lesson of today, if there is one: what the red button opens. */
  today: id.nullable(), timeline: z.array(timelineItem), can: z.array(classAction), cancelledReason: z.string().nullable(),
})
const classRow = z.object({ ...classCard.shape, revision: count, percent: count.nullable(), held: count, lessons: count, leavesWaiting: count, head: z.string().nullable() })

/** What the code on the wall says, for whoever has just scanned it. */
const scanned = z.object({ sessionId: id, classId: id, title: z.string(), topic: z.string(), startsAt: instant, endsAt: instant, venue: z.string().nullable(), loggedIn: z.boolean() })
const checkedIn = z.object({ sessionId: id, classId: id, title: z.string(), topic: z.string(), seq: count, status: attendanceStatus, at: instant, again: z.boolean(), assisted: z.boolean() })

export const workerRow = z.object({ name: line(40), phone })
const rowOutcome = z.enum(['seated', 'waiting', 'already', 'full', 'not-open', 'closed', 'clash', 'name-differs', 'twice'])

const classId = z.object({ classId: id })
const sessionId = z.object({ sessionId: id })
const enrolmentId = z.object({ enrolmentId: id })
const mine = { worker: true } as const
const read = { staff: 'training.class.read' } as const
const manage = { staff: 'training.class.manage' } as const
/** The trainer of the lesson, who is a worker, or staff who run the class. */
const atTheFront = { worker: true, staff: 'training.class.manage' } as const

export const classesRoutes = {
  enrolWorker: route({ name: 'training.enrol-worker', method: 'POST', path: '/api/training/classes/:classId/enrol', summary: 'Takes a seat in a class, or a place on its waitlist', audience: mine, params: classId,
    response: z.object({ enrolment, again: z.boolean() }), refusals: ['training.enrol-not-open', 'training.enrol-invited-first', 'training.enrol-closed', 'training.enrol-full', 'training.enrol-clash', 'training.enrol-custom'] }),
  cancelEnrolment: route({ name: 'training.cancel-enrolment', method: 'POST', path: '/api/training/my/classes/:classId/cancel', summary: 'Gives a seat or a place on the waitlist back', audience: mine, params: classId, body: z.object({ reason: line(200) }),
    response: z.object({ enrolment, needReopened: z.boolean() }), refusals: ['training.enrol-settled'] }),
  listMyClasses: route({ name: 'training.list-my-classes', method: 'GET', path: '/api/training/my/classes', summary: 'The classes I sit in, wait for or have finished', audience: mine, response: z.object({ rows: z.array(myClassRow), teaching: z.boolean() }) }),
  getMyClass: route({ name: 'training.get-my-class', method: 'GET', path: '/api/training/my/classes/:classId', summary: 'My seat, timetable, attendance, leave and result in one class', audience: mine, params: classId, response: myClass }),
  askLeave: route({ name: 'training.ask-leave', method: 'POST', path: '/api/training/my/sessions/:sessionId/leave', summary: 'Asks leave for one lesson', audience: mine, params: sessionId, body: z.object({ reason: line(200) }), response: myLeave, refusals: ['training.leave-too-late', 'training.not-seated'] }),
  classCalendar: route({ name: 'training.class-calendar', method: 'GET', path: '/api/public/training/classes/:classId/calendar.ics', summary: 'The timetable of an announced class as iCalendar', audience: { public: true }, params: classId, response: 'file' }),
  calendarFeed: route({ name: 'training.calendar-feed', method: 'GET', path: '/api/training/calendar/:token.ics', summary: 'One person’s timetable as iCalendar, for whoever has the address', audience: { public: true }, params: z.object({ token: z.string().max(100) }), response: 'file', limit: 120 }),
  calendarLink: route({ name: 'training.get-calendar-link', method: 'GET', path: '/api/training/my/calendar-link', summary: 'The address of my timetable for my calendar', audience: mine, response: z.object({ path: z.string().nullable() }) }),
  renewCalendarLink: route({ name: 'training.renew-calendar-link', method: 'POST', path: '/api/training/my/calendar-link', summary: 'Makes the address of my timetable; an earlier one stops working', audience: mine, response: z.object({ path: z.string() }) }),

  readCheckInCode: route({ name: 'training.read-check-in-code', method: 'POST', path: '/api/training/check-in/read', summary: 'What a scanned code is for; it stays good for this browser while its owner logs in', audience: { public: true }, safe: true, limit: 600,
    body: z.object({ token: z.string().max(100) }), response: scanned, refusals: ['training.check-in-code-wrong', 'training.check-in-code-old', 'training.check-in-closed'] }),
  checkIn: route({ name: 'training.check-in', method: 'POST', path: '/api/training/check-in', summary: 'I am here: by the code on the wall', audience: mine, limit: 600, body: z.object({ token: z.string().max(100) }), response: checkedIn,
    refusals: ['training.check-in-code-wrong', 'training.check-in-code-old', 'training.check-in-closed', 'training.not-seated'] }),
  getCheckInCode: route({ name: 'training.get-check-in-code', method: 'GET', path: '/api/training/sessions/:sessionId/check-in-code', summary: 'The code to show now, and who is here', audience: atTheFront, params: sessionId, limit: 240,
    response: z.object({ path: z.string(), until: instant, lesson, latest: z.array(z.object({ name: z.string(), status: attendanceStatus, at: instant })) }), refusals: ['training.check-in-closed'] }),
  getSignInSheet: route({ name: 'training.get-sign-in-sheet', method: 'GET', path: '/api/training/sessions/:sessionId/sheet', summary: 'The sign-in sheet of a lesson, to print and to type in', audience: { worker: true, staff: 'training.class.read' }, params: sessionId, response: sheet }),
  enterSignInSheet: route({ name: 'training.enter-sign-in-sheet', method: 'POST', path: '/api/training/sessions/:sessionId/sheet', summary: 'Types in who signed; a correction keeps who made it', audience: atTheFront, params: sessionId,
    body: z.object({ rows: z.array(z.object({ enrolmentId: id, status: attendanceStatus })).min(1).max(2_000) }), response: z.object({ entered: count, corrected: count, sheet }), refusals: ['training.lesson-not-begun', 'training.attendance-settled', 'training.lesson-cancelled'] }),
  decideLeave: route({ name: 'training.decide-leave', method: 'POST', path: '/api/training/leaves/:leaveId', summary: 'Grants or refuses leave; the person is told', audience: atTheFront, params: z.object({ leaveId: id }), body: z.object({ granted: z.boolean(), note: line(200).optional() }),
    response: z.object({ id, state: leaveState }), refusals: ['training.leave-decided', 'training.attendance-settled'] }),
  listMyTeaching: route({ name: 'training.list-my-teaching', method: 'GET', path: '/api/training/my/teaching', summary: 'The lessons I teach', audience: mine, response: z.object({ trainer: z.boolean(), upcoming: z.array(lesson), past: z.array(lesson) }) }),

  enrolWorkers: route({ name: 'training.enrol-workers', method: 'POST', path: '/api/training/classes/:classId/enrolments', summary: 'Puts workers into a class: an enterprise its own into its custom class, a clerk anybody', audience: read, params: classId,
    body: z.object({ workers: z.array(workerRow).min(1).max(200) }), response: z.object({ rows: z.array(z.object({ row: count, name: z.string(), outcome: rowOutcome, position: count.nullable() })), seated: count, waiting: count, refused: count }), refusals: ['training.enrol-not-yours', 'training.enrol-settled'] }),
  removeEnrolment: route({ name: 'training.remove-enrolment', method: 'POST', path: '/api/training/enrolments/:enrolmentId/remove', summary: 'Takes somebody out of a class, with a reason that they are told', audience: read, params: enrolmentId, body: z.object({ reason: line(200) }),
    response: z.object({ enrolment, movedUp: count }), refusals: ['training.enrol-settled', 'training.enrol-not-yours'] }),
  listClasses: route({ name: 'training.list-classes', method: 'GET', path: '/api/training/classes', summary: 'Classes of my range', audience: read,
    query: pageQuery.extend({ state: many(classState), occupationId: many(id), kind: many(classKind), from: day.optional(), to: day.optional(), trainerId: id.optional(), q: z.string().trim().max(40).optional(), sort: z.enum(['next', 'newest', 'number']).default('next') }),
    response: pageOf(classRow).extend({ total: count, states: z.array(z.object({ state: classState, count })) }) }),
  getClassRecord: route({ name: 'training.get-class-record', method: 'GET', path: '/api/training/classes/:classId', summary: 'One class: who sits in it, who came, what happens next', audience: read, params: classId, response: classRecord }),
  listLiveClasses: route({ name: 'training.list-live-classes', method: 'GET', path: '/api/training/live-classes', summary: 'The lessons of a day: who is here, what is late', audience: read, query: z.object({ day: day.optional() }), response: z.object({ day, now: instant, rows: z.array(lesson) }) }),
  listUnitClasses: route({ name: 'training.list-unit-classes', method: 'GET', path: '/api/training/unit/classes', summary: 'Classes made for my unit', audience: { staff: 'training.unit.speak' }, response: z.object({ rows: z.array(classRow.extend({ ours: count })) }) }),
  startClass: route({ name: 'training.start-class', method: 'POST', path: '/api/training/classes/:classId/start', summary: 'Begins a class before its clock does', audience: manage, params: classId, response: z.object({ state: classState }), refusals: ['training.class-not-startable'] }),
  finishTeaching: route({ name: 'training.finish-teaching', method: 'POST', path: '/api/training/classes/:classId/finish-teaching', summary: 'Ends the lessons; assessment begins', audience: manage, params: classId, response: z.object({ state: classState }), refusals: ['training.lessons-left'] }),
  addClassNote: route({ name: 'training.add-class-note', method: 'POST', path: '/api/training/classes/:classId/notes', summary: 'Puts a remark on the timeline of a class', audience: manage, params: classId, body: z.object({ text: line(300) }), response: timelineItem }),
  setLeaveRule: route({ name: 'training.set-leave-rule', method: 'POST', path: '/api/training/classes/:classId/leave-rule', summary: 'Whether granted leave is left out of the count or counts as missed', audience: manage, params: classId, body: z.object({ rule: leaveRule, revision: count }), response: z.object({ rule: leaveRule, revision: count }), refusals: ['training.attendance-settled', 'platform.changed-meanwhile'] }),
}

export const classesRefusals = {
  'training.enrol-not-open': { zh: '报名还没有开始。记下开始时间，到时候再来。', en: 'Enrolment has not begun. Note when it opens and come back then.' },
  'training.enrol-invited-first': { zh: '这个班先留给提过需求的人，还没有对所有人开放。到开放时间再来报，或者先提一条需求。', en: 'This class is kept for those who asked for it first and is not open to everybody yet. Come back when it opens, or say what you want to learn.' },
  'training.enrol-closed': { zh: '报名已经截止，没有报上。可以看看别的班，或者提一条需求，下一期会先邀请你。', en: 'Enrolment has closed. Look at other classes, or say what you want to learn and be invited first next time.' },
  'training.enrol-full': { zh: '座位和候补都满了，没有报上。可以看看别的班，或者提一条需求，开新班时先邀请你。', en: 'All seats and the waitlist are full. Look at other classes, or say what you want to learn and be invited first to the next one.' },
  'training.enrol-clash': { zh: '这个班和你已经报的另一个班有课撞在同一时间，没有报上。请先退掉那个班，或换一个时间合适的班。', en: 'A lesson of this class is at the same time as one of a class you are already in. Leave that class first, or choose one at another time.' },
  'training.enrol-custom': { zh: '这是为一家单位办的定制班，只有这家单位的职工能报。请单位人事把你加进名单。', en: 'This class is made for one unit and only its workers can join. Ask its HR to put you on the list.' },
  'training.enrol-not-yours': { status: 403, zh: '这个班不是为你们单位办的，不能往里加人或减人。请联系主办工会。', en: 'This class was not made for your unit, so you cannot change who is in it. Ask the union that organises it.' },
  'training.enrol-settled': { zh: '这个班已经上完或已取消，学员名单不能再改。有出入请联系主办工会。', en: 'The class is over or called off, so its list of people is settled. If something is wrong, tell the union that organises it.' },
  'training.not-seated': { status: 403, zh: '你不在这个班的学员名单里（或还在候补），签不了到也请不了假。请确认扫的是自己的班，或请老师核对名单。', en: 'You have no seat in this class, or are still waiting for one. Check that it is your class, or ask the trainer to look at the list.' },
  'training.check-in-code-wrong': { status: 422, zh: '这不是签到码。请扫教室里正在显示的那个码。', en: 'This is not a check-in code. Scan the one shown in the classroom now.' },
  'training.check-in-code-old': { zh: '这个码已经换过了，所以没有签上。请重新扫屏幕上现在的码。', en: 'The code has changed since, so you were not checked in. Scan the one on the screen now.' },
  'training.check-in-closed': { zh: '现在不是签到时间：开课前 30 分钟到开课后 30 分钟可以签。来晚了请老师在签到表上登记。', en: 'Check-in is open from 30 minutes before the lesson to 30 minutes after it begins. If you came later, ask the trainer to note you on the sheet.' },
  'training.leave-too-late': { zh: '这次课已经开始或已取消，请不了假。有急事请直接告诉老师，由老师登记。', en: 'The lesson has begun or was called off, so leave can no longer be asked. Tell the trainer, who can note it.' },
  'training.leave-decided': { zh: '这条请假已经有人处理过了，请刷新看结果。', en: 'Somebody has already decided this. Reload to see how.' },
  'training.lesson-not-begun': { zh: '离开课还早，不能登记到课。开课前 30 分钟起可以登记。', en: 'It is too early to note who came. It can be done from 30 minutes before the lesson.' },
  'training.lesson-cancelled': { zh: '这次课已经取消，不用登记到课。', en: 'This lesson was called off; there is nothing to note.' },
  'training.attendance-settled': { zh: '成绩已经提交复核，到课记录不能再改。确实有错，请先把成绩退回。', en: 'Results have been handed in, so attendance is settled. If it is wrong, have the results sent back first.' },
  'training.class-not-startable': { zh: '只有已公告、还没开课的班才能开班。', en: 'Only a published class that has not begun can be started.' },
  'training.lessons-left': { zh: '还有没上的课，不能结束授课。请等课上完，或把不上的课取消。', en: 'There are lessons still to come. Wait until they are held, or call them off.' },
} as const satisfies Record<string, RefusalText>
