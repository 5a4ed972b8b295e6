import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { day, divisionCode, fen, id, instant, line, many, maskedPerson, pageOf, pageQuery, paragraph, skillLevel, time } from '../shapes.ts'
import { headOfClass } from './heads.ts'
import { trainerFigures } from './resources.ts'
import { classCard, classKind, classState, course, needSource, needState, occupationRef, planDraft, session, sessionPlan, templateRef, trainerRef, venueRef, window } from './shapes.ts'

export const conflictCode = z.enum([
  'trainer-missing', 'venue-missing', 'trainer-inactive', 'venue-inactive', 'trainer-busy', 'venue-busy', 'trainer-outside-windows', 'venue-outside-windows',
  'trainer-weekly-hours', 'trainer-not-for-occupation', 'venue-not-for-occupation', 'trainer-level-low', 'venue-too-small', 'venue-lacks-equipment', 'sessions-overlap', 'session-too-short',
  'class-hours', 'in-the-past', 'day-off', 'after-deadline', 'before-earliest',
])
/** What would take a conflict away. */
export const conflictFix = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('move'), day, from: time, to: time }),
  z.object({ kind: z.literal('trainer'), trainerId: id, name: z.string() }),
  z.object({ kind: z.literal('venue'), venueId: id, name: z.string() }),
  z.object({ kind: z.literal('seats'), seats: z.number().int() }),
  z.object({ kind: z.literal('hours'), outline: z.number().int(), sessions: z.number().int() }),
])
/** One thing that is in the way of a plan. `hard` ones are refused on saving; the others are said. `session` is its place in the draft. */
export const conflict = z.object({
  code: conflictCode, hard: z.boolean(), session: z.number().int().nullable(),
  /** Busy: with what, as far as the caller may know. */
  taken: z.object({ startsAt: instant, endsAt: instant, title: z.string().nullable() }).nullable(),
  /** The figures that do not agree: hours in the week against the limit, seats against the room, needs that come too late. */
  have: z.number().int().nullable(), limit: z.number().int().nullable(),
  /** What the class's template asks for and the room has too few of. */
  lacks: z.array(z.object({ name: z.string(), have: z.number().int(), need: z.number().int() })),
  fix: conflictFix.nullable(),
})

export const missCode = z.enum(['occupation', 'level', 'time', 'too-early', 'too-late', 'seats'])
/** Whom the plan reaches of those who asked, and why the others not. `gain`: how many more the help would reach. */
export const planFit = z.object({
  asked: z.number().int(), reached: z.number().int(),
  missed: z.array(z.object({ code: missCode, seats: z.number().int(), gain: z.number().int(), help: z.enum(['another-class', 'other-window', 'start-later', 'start-earlier', 'more-seats']), windows: z.array(window), needIds: z.array(id) })),
})

/** A draft while it is being made: trainer and room may still be open. */
export const draftInMaking = planDraft.extend({ trainerId: id.nullable(), venueId: id.nullable(), sessions: z.array(sessionPlan).max(120), outline: z.array(course).max(60) })
const check = z.object({ conflicts: z.array(conflict), fit: planFit, costFen: fen })
const trainerCandidate = trainerRef.extend({ feeFen: fen.nullable(), weeklyHours: z.number().int().nullable(), near: z.boolean(), mean: z.number().nullable(), suits: z.boolean(), why: z.array(conflictCode) })
const venueCandidate = venueRef.extend({ near: z.boolean(), suits: z.boolean(), why: z.array(conflictCode), equipment: z.array(z.object({ name: z.string(), count: z.number().int() })) })
export const planNeed = z.object({
  id, number: z.string(), source: needSource, state: needState, person: maskedPerson, unitName: z.string().nullable(), wish: z.string().nullable(), level: skillLevel.nullable(),
  division: divisionCode, town: z.string().nullable(), seats: z.number().int(), windows: z.array(window), earliest: day.nullable(), latest: day.nullable(),
})

export const opinionStance = z.enum(['agree', 'adjust', 'object'])
const answered = {
  id, round: z.number().int(), askedAt: instant, stance: opinionStance.nullable(), wishWindows: z.array(window), words: z.string().nullable(), answeredAt: instant.nullable(),
  assisted: z.boolean(), reply: z.string().nullable(), repliedAt: instant.nullable(),
}
export const opinion = z.object({ ...answered, needId: id, source: needSource, person: maskedPerson, unitName: z.string().nullable(), seats: z.number().int(), current: z.boolean() })
/** Weighed by seats: a firm that asks for twenty has twenty voices. */
export const opinionSummary = z.object({ round: z.number().int(), asked: z.number().int(), answered: z.number().int(), agree: z.number().int(), adjust: z.number().int(), object: z.number().int(), closesAt: instant.nullable() })
/** What is put before those who asked: the plan as it was when the question was asked. */
const proposal = z.object({
  classId: id, title: z.string(), occupation: occupationRef, level: skillLevel.nullable(), kind: classKind, classHours: z.number().int(), feeFen: fen, seats: z.number().int(),
  trainer: trainerRef.nullable(), venue: venueRef.nullable(), sessions: z.array(session), outline: z.array(course), closesAt: instant.nullable(), open: z.boolean(), state: classState,
})
export const myOpinion = z.object({ ...answered, needId: id, proposal })
export const opinionAnswer = z.object({ stance: opinionStance, wishWindows: z.array(window).max(3), words: paragraph(500).nullable() })
  .refine((one) => one.stance !== 'adjust' || one.wishWindows.length > 0 || Boolean(one.words), { error: 'say what should change', path: ['wishWindows'] })
  .refine((one) => one.stance !== 'object' || Boolean(one.words), { error: 'say why', path: ['words'] })

const timelineStep = z.object({ id, kind: z.string(), event: z.string().nullable(), from: z.string().nullable(), to: z.string(), actor: z.string(), reason: z.string().nullable(), at: instant })
/** The template that a plan was made by, as that version said it; the plan may deviate. */
const templateUsed = templateRef.extend({ name: z.string(), classHours: z.number().int(), minSeats: z.number().int(), maxSeats: z.number().int(), asGiven: z.boolean() })
export const plan = z.object({
  ...classCard.shape, revision: z.number().int(), unit: z.object({ id, name: z.string() }).nullable(), head: headOfClass.nullable(), outline: z.array(course), sessions: z.array(session), needs: z.array(planNeed),
  costFen: fen, waitlist: z.number().int(), minAttendancePercent: z.number().int(), passTheory: z.number().int(), passPractice: z.number().int(), template: templateUsed.nullable(), equipmentReason: z.string().nullable(),
  opinions: opinionSummary.nullable(), publishedAt: instant.nullable(), cancelledReason: z.string().nullable(),
  state: classState, enteredAt: instant.nullable(), deadline: day.nullable(), timeline: z.array(timelineStep), actions: z.array(z.string()),
})
const planRow = z.object({ ...classCard.shape, revision: z.number().int(), needs: z.number().int(), askedSeats: z.number().int(), opinions: opinionSummary.nullable(), deadline: day.nullable(), updatedAt: instant })

export const publishedClass = z.object({
  ...classCard.shape, outline: z.array(course), sessions: z.array(session), needs: z.number().int(), waitlist: z.number().int(), minAttendancePercent: z.number().int(),
  passTheory: z.number().int(), passPractice: z.number().int(), figures: trainerFigures.nullable(), organiser: z.string(), publishedAt: instant, cancelledReason: z.string().nullable(),
})

const calendarSession = z.object({ classId: id, title: z.string(), topic: z.string(), seq: z.number().int(), startsAt: instant, endsAt: instant, category: occupationRef.shape.category, state: classState, trainer: z.string().nullable(), venue: z.string().nullable(), seats: z.number().int(), taken: z.number().int() })
const calendar = z.object({
  from: day, days: z.array(z.object({ day, off: z.boolean(), name: z.string().nullable() })),
  rows: z.array(z.object({ id, name: z.string(), detail: z.string(), sessions: z.array(calendarSession), foreign: z.array(z.object({ startsAt: instant, endsAt: instant })) })),
})

const classId = z.object({ classId: id })
const opinionId = z.object({ opinionId: id })
const revision = z.object({ revision: z.number().int().min(1) })
const read = { staff: 'training.plan.read' } as const
const manage = { staff: 'training.plan.manage' } as const
const publishing = { staff: 'training.plan.publish' } as const
const conflicts = ['training.plan-conflicts', 'training.plan-not-editable', 'training.needs-taken', 'training.needs-mixed', 'training.unit-needed', 'training.occupation-unknown', 'training.template-unknown'] as const
const saved = z.object({ id, number: z.string(), revision: z.number().int(), conflicts: z.array(conflict) })

export const plansRoutes = {
  suggestPlan: route({ name: 'training.suggest-plan', method: 'POST', path: '/api/training/plans/suggest', summary: 'A plan worked out from chosen needs: level, outline, times, trainer, venue, seats, cost', audience: manage, safe: true,
    body: z.object({ needIds: z.array(id).min(1).max(2_000), trainerId: id.optional(), venueId: id.optional(), window: window.optional(), startOn: day.optional() }),
    response: check.extend({ draft: draftInMaking, needs: z.array(planNeed), trainers: z.array(trainerCandidate), venues: z.array(venueCandidate) }), refusals: ['training.needs-taken', 'training.needs-mixed'] }),
  checkPlan: route({ name: 'training.check-plan', method: 'POST', path: '/api/training/plans/check', summary: 'What is in the way of a plan, while it is being made', audience: manage, safe: true,
    body: z.object({ classId: id.nullable(), draft: draftInMaking }), response: check.extend({ trainers: z.array(trainerCandidate), venues: z.array(venueCandidate) }) }),
  draftClass: route({ name: 'training.draft-class', method: 'POST', path: '/api/training/plans', summary: 'Saves a plan made from needs', audience: manage, body: planDraft, response: saved, refusals: conflicts }),
  editClass: route({ name: 'training.edit-class', method: 'PUT', path: '/api/training/plans/:classId', summary: 'Changes a plan that is not published yet', audience: manage, params: classId, body: planDraft.extend(revision.shape), response: saved, refusals: [...conflicts, 'platform.changed-meanwhile'] }),
  deleteDraft: route({ name: 'training.delete-draft', method: 'DELETE', path: '/api/training/plans/:classId', summary: 'Throws away a draft nobody has been asked about; its needs are open again', audience: manage, params: classId, response: 'none', refusals: ['training.plan-not-editable', 'training.plan-already-asked'] }),
  listPlans: route({ name: 'training.list-plans', method: 'GET', path: '/api/training/plans', summary: 'Plans by deadline', audience: read, query: pageQuery.extend({ state: many(classState), kind: many(classKind), occupationId: many(id), q: z.string().trim().max(40).optional(), sort: z.enum(['deadline', 'newest', 'oldest', 'first-day', 'last-changed']).default('deadline') }), response: pageOf(planRow).extend({ total: z.number().int() }) }),
  getPlan: route({ name: 'training.get-plan', method: 'GET', path: '/api/training/plans/:classId', summary: 'One plan with its needs, opinions and timeline', audience: read, params: classId, response: plan }),
  getPlanCalendar: route({ name: 'training.get-plan-calendar', method: 'GET', path: '/api/training/plan-calendar', summary: 'A week by room, trainer or occupation', audience: read, query: z.object({ from: day.refine((text) => text < '9999', { error: 'a week that ends before the calendar does' }), by: z.enum(['venue', 'trainer', 'occupation']).default('venue') }), response: calendar }),

  askOpinions: route({ name: 'training.ask-opinions', method: 'POST', path: '/api/training/plans/:classId/opinions/ask', summary: 'Puts the plan before those whose needs it serves; in a later round only those affected by the change', audience: manage, params: classId, body: revision.extend({ until: day }), response: opinionSummary, refusals: ['training.plan-not-editable', 'training.nobody-to-ask', 'training.opinions-until-past', 'training.plan-conflicts', 'platform.changed-meanwhile'] }),
  listOpinions: route({ name: 'training.list-opinions', method: 'GET', path: '/api/training/plans/:classId/opinions', summary: 'Answers to a plan, with how far people agree', audience: read, params: classId, response: z.object({ summary: opinionSummary.nullable(), rows: z.array(opinion), wishes: z.array(z.object({ window, seats: z.number().int() })) }) }),
  replyOpinion: route({ name: 'training.reply-opinion', method: 'POST', path: '/api/training/opinions/:opinionId/reply', summary: 'Tells one person what became of their opinion', audience: manage, params: opinionId, body: z.object({ reply: line(500) }), response: opinion, refusals: ['training.opinion-not-answered'] }),
  closeOpinions: route({ name: 'training.close-opinions', method: 'POST', path: '/api/training/plans/:classId/opinions/close', summary: 'Ends the opinion round; the plan can be changed or published', audience: manage, params: classId, body: revision, response: opinionSummary, refusals: ['training.plan-not-editable', 'platform.changed-meanwhile'] }),
  listMyOpinions: route({ name: 'training.list-my-opinions', method: 'GET', path: '/api/training/my/opinions', summary: 'Plans that I am asked about', audience: { worker: true }, response: z.object({ rows: z.array(myOpinion) }) }),
  answerOpinion: route({ name: 'training.answer-opinion', method: 'POST', path: '/api/training/my/opinions/:opinionId', summary: 'Says what I think of a plan', audience: { worker: true }, params: opinionId, body: opinionAnswer, response: myOpinion, refusals: ['training.opinions-closed'] }),
  listUnitOpinions: route({ name: 'training.list-unit-opinions', method: 'GET', path: '/api/training/unit/opinions', summary: 'Plans that my unit is asked about', audience: { staff: 'training.unit.speak' }, response: z.object({ rows: z.array(myOpinion.extend({ unitName: z.string().nullable(), needSeats: z.number().int() })) }) }),
  answerUnitOpinion: route({ name: 'training.answer-unit-opinion', method: 'POST', path: '/api/training/unit/opinions/:opinionId', summary: 'Says what my unit thinks of a plan', audience: { staff: 'training.unit.speak' }, params: opinionId, body: opinionAnswer, response: myOpinion, refusals: ['training.opinions-closed'] }),

  publishClass: route({ name: 'training.publish-class', method: 'POST', path: '/api/training/plans/:classId/publish', summary: 'Publishes a plan: it becomes a class, those who asked are invited first', audience: publishing, params: classId,
    body: revision.extend({ enrolInvitedAt: instant, enrolOpenAt: instant, enrolCloseAt: instant }), response: z.object({ id, number: z.string(), invited: z.number().int() }),
    refusals: ['training.plan-conflicts', 'training.plan-not-editable', 'training.enrolment-times', 'training.custom-needs-unit', 'platform.changed-meanwhile'] }),
  cancelClass: route({ name: 'training.cancel-class', method: 'POST', path: '/api/training/plans/:classId/cancel', summary: 'Calls a plan or class off; everybody concerned is told and the needs are open again', audience: publishing, params: classId, body: z.object({ reason: line(300) }), response: z.object({ told: z.number().int(), reopened: z.number().int() }), refusals: ['training.class-over'] }),
  rescheduleSession: route({ name: 'training.reschedule-session', method: 'POST', path: '/api/training/sessions/:sessionId/reschedule', summary: 'Moves one session; everybody enrolled is told', audience: { staff: 'training.class.manage' }, params: z.object({ sessionId: id }),
    body: z.object({ day, from: time, to: time, trainerId: id.optional(), venueId: id.optional(), reason: line(200) }), response: session, refusals: ['training.plan-conflicts', 'training.session-over'] }),

  listPublishedClasses: route({ name: 'training.list-published-classes', method: 'GET', path: '/api/public/training/classes', summary: 'Classes that are announced', audience: { public: true }, query: pageQuery.extend({ occupationId: many(id), division: divisionCode.optional(), /** Of this unit and of those above it. */ unitId: id.optional(), open: z.enum(['true', 'false']).optional(), q: z.string().trim().max(40).optional() }), response: pageOf(classCard) }),
  getPublishedClass: route({ name: 'training.get-published-class', method: 'GET', path: '/api/public/training/classes/:classId', summary: 'One announced class with timetable, trainer and seats', audience: { public: true }, params: classId, response: publishedClass }),
}

export const plansRefusals = {
  'training.plan-conflicts': { status: 409, zh: '方案里有冲突，没有保存。请按每一条的原因调整时间、教师、场地或名额，再保存。', en: 'The plan has conflicts and was not saved. Change time, trainer, room or seats as each one says, then save.' },
  'training.plan-not-editable': { zh: '这份方案现在的状态不能这样改：正在征集意见的要先结束征集，已公告的只能调课或取消。', en: 'The plan cannot be changed in its present state: end the opinion round first; a published class can only be rescheduled or cancelled.' },
  'training.plan-already-asked': { zh: '已经就这份方案征集过意见，不能直接删除。不办了请用「取消」，并写明原因。', en: 'People have been asked about this plan, so it cannot simply be deleted. Cancel it and say why.' },
  'training.needs-taken': { zh: '所选需求里有的已撤回，或已排进别的方案。请刷新需求清单后重新选择。', en: 'Some of the chosen needs were withdrawn or are in another plan. Reload the demand list and choose again.' },
  'training.needs-mixed': { zh: '所选需求不是同一个工种，拼不成一个班。请按工种分开选。', en: 'The chosen needs are of different occupations and cannot share a class. Choose one occupation at a time.' },
  'training.unit-needed': { zh: '定制班是为一家单位办的，请选择单位；几家一起办请选合成班。', en: 'A custom class is made for one unit: choose it. For several, make a composite class.' },
  'training.custom-needs-unit': { zh: '定制班还没有登记单位，公告不了。请在方案里选好单位。', en: 'The custom class has no unit of the register yet, so it cannot be published. Choose one in the plan.' },
  'training.nobody-to-ask': { zh: '这份方案没有需要征集意见的人：没有对应的需求，或大家都已同意且方案没有变。可以直接公告。', en: 'There is nobody to ask: the plan serves no needs, or all agreed and nothing has changed. You can publish it.' },
  'training.opinions-until-past': { status: 422, zh: '征集截止日要晚于今天，并且早于开课日。请改一个日子。', en: 'The last day for opinions must lie after today and before the first session. Choose another day.' },
  'training.opinions-closed': { zh: '这份方案的意见征集已经结束。还有话要说，可以打工会电话，或在公告后换一个班。', en: 'The opinion round for this plan is over. Call your union, or choose another class once it is announced.' },
  'training.opinion-not-answered': { zh: '对方还没有回答，先等一等；到期没有回答的可以直接结束征集。', en: 'There is no answer to reply to yet. Wait, or end the round when its time is over.' },
  'training.enrolment-times': { status: 422, zh: '报名时间排得不对：先邀请提过需求的人，再开放，截止要在第一次课之前。请调整后再公告。', en: 'The enrolment times do not fit: invited people first, then everybody, closing before the first session. Correct them and publish again.' },
  'training.class-over': { zh: '这个班已经结束或已取消，不能再取消。', en: 'This class is over or already cancelled.' },
  'training.session-over': { zh: '这次课已经上过或已取消，不能再调。', en: 'This session has been held or cancelled and cannot be moved.' },
} as const satisfies Record<string, RefusalText>
