import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { day, divisionCode, id, instant, line, many, maskedPerson, pageOf, pageQuery, paragraph, phone, skillLevel } from '../shapes.ts'
import { leftOutByRecords } from './planner.ts'
import { needSource, needState, occupationRef, outcome, window } from './shapes.ts'

/** How the occupation came to be: the person chose it, the words named it, somebody corrected it, or nobody knows yet. */
export const occupationBy = z.enum(['chosen', 'classified', 'corrected', 'none'])
/** `sure`: the words name the trade. `likely`: they hint at it, and a person should look. */
export const sureness = z.enum(['sure', 'likely'])

/** What the words of a need were understood as, and by which of them. */
export const understood = z.object({
  occupation: occupationRef.nullable(), sure: sureness.nullable(),
  /** The phrases that decided. */
  evidence: z.array(z.string()),
  /** What else may have been meant, likeliest first. */
  others: z.array(occupationRef),
})

const schedule = {
  windows: z.array(window).max(3).transform((list) => [...new Set(list)]),
  earliest: day.nullable(), latest: day.nullable(),
}
const wish = {
  /** The trade in their own word, where the form has a field for it. */
  wish: line(40).nullable().default(null),
  words: paragraph(500).nullable().default(null),
  occupationId: id.nullable().default(null),
  level: skillLevel.nullable(), division: divisionCode, town: line(40).nullable().default(null),
  ...schedule,
}
type Wish = { wish: string | null; words: string | null; occupationId: string | null; earliest: string | null; latest: string | null }
const saysWhat = (form: Wish) => form.occupationId !== null || form.wish !== null || (form.words ?? '') !== ''
const inOrder = (form: { earliest: string | null; latest: string | null }) => !form.earliest || !form.latest || form.earliest <= form.latest
const says = { error: 'say what should be learnt, in words or by an occupation', path: ['words'] }
const order = { error: 'ends before it begins', path: ['latest'] }

/** What a worker fills in. */
export const needForm = z.object(wish).refine(saysWhat, says).refine(inOrder, order)
const seats = z.number().int().min(1).max(100_000)
const unitWish = { ...wish, seats, budget: line(60).nullable().default(null), contactName: line(40), contactPhone: phone }
/** What an enterprise or a department fills in for its own people. */
export const unitNeedForm = z.object(unitWish).refine(saysWhat, says).refine(inOrder, order)
/** What a clerk writes down for whoever stands at the window or called. */
export const recordedNeedForm = z.object({ ...unitWish, source: needSource, unitName: line(80).nullable().default(null), contactPhone: phone.nullable() })
  .refine(saysWhat, says).refine(inOrder, order)
  .refine((form) => form.source === 'worker' || form.unitName !== null, { error: 'which unit asks', path: ['unitName'] })
  .refine((form) => form.source !== 'worker' || form.seats === 1, { error: 'a worker asks for one seat', path: ['seats'] })
/** What can be made right afterwards; what was said stays as it was said. */
const correction = { revision: z.number().int(), occupationId: id.nullable(), level: skillLevel.nullable(), division: divisionCode, town: line(40).nullable(), ...schedule }
export const myCorrection = z.object(correction).refine(inOrder, order)
export const staffCorrection = z.object({ ...correction, seats, reason: paragraph(200).optional() }).refine(inOrder, order)

const needFacts = {
  id, number: z.string(), source: needSource, occupation: occupationRef.nullable(), occupationBy, sure: sureness.nullable(),
  wish: z.string().nullable(), words: z.string().nullable(), level: skillLevel.nullable(),
  division: divisionCode, divisionName: z.string(), town: z.string().nullable(), seats: z.number().int(),
  windows: z.array(window), earliest: day.nullable(), latest: day.nullable(),
  state: needState, askedAt: instant, assisted: z.boolean(), revision: z.number().int(),
}
export const myNeed = z.object(needFacts)

/** One step on the way from asking to the certificate. Those ahead have no date; `stopped` is where it ended early. */
export const needStep = z.object({
  kind: z.enum(['asked', 'planned', 'opinion', 'published', 'enrolled', 'class', 'result', 'certificate']),
  state: z.enum(['done', 'current', 'ahead', 'stopped']),
  at: instant.nullable(),
  /** The day by which it should happen, where that is known or promised. */
  by: day.nullable(),
})
/** What the worker can do about it now, in the order of urgency. */
export const needAction = z.enum(['answer-opinion', 'enrol', 'see-class', 'see-certificate', 'correct', 'withdraw', 'ask-again'])
export const servingClass = z.object({
  id, number: z.string(), title: z.string(), state: z.string(), published: z.boolean(), firstDay: day.nullable(), lastDay: day.nullable(),
  enrolment: z.enum(['seated', 'waiting', 'cancelled']).nullable(), outcome: outcome.nullable(), certificateNumber: z.string().nullable(), cancelledReason: z.string().nullable(),
})
export const myNeedProgress = z.object({
  need: myNeed, steps: z.array(needStep), class: servingClass.nullable(), opinionId: id.nullable(),
  /** The promise under way: from when, to when, a tick a day. */
  promise: z.object({ due: day, today: day, days: z.array(z.object({ date: day, working: z.boolean() })) }).nullable(),
  /** Why it is not served yet and what would help, as far as it lies in the records, as the latest proposal of the planner found on that day. */
  whyNot: leftOutByRecords.extend({ asOf: instant }).nullable(),
  /** Whom to ask. */
  askAt: z.object({ unitName: z.string() }),
  can: z.array(needAction),
})

/** A need as staff read one: names and phones masked. */
export const need = z.object({
  ...needFacts, applicant: maskedPerson, unitName: z.string().nullable(), budget: z.string().nullable(),
  /** `page`: where this reader may look at it: its record, its plan, the announcement that everybody sees; null where they may only know its name. */
  class: z.object({ id, number: z.string(), title: z.string(), page: z.enum(['class', 'plan', 'public']).nullable() }).nullable(), imported: z.boolean(), withdrawnReason: z.string().nullable(),
})
export const needEvent = z.object({
  kind: z.enum(['asked', 'imported', 'corrected', 'withdrawn', 'planned', 'opinion-asked', 'opinion-answered', 'announced', 'enrolled', 'waiting', 'gave-up', 'result']),
  at: instant, by: z.string().nullable(), assisted: z.boolean(),
  /** What changed: field, before, after, as words or numbers. */
  changes: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  note: z.string().nullable(),
})

const orNone = <Item extends z.ZodType>(item: Item) => many(z.union([z.literal('none'), item]))
/** The filters of list, demand and export are one: a figure and the list behind it can't differ. Without a state: all that are alive. */
export const needFilter = z.object({
  occupation: orNone(id), level: orNone(z.preprocess((value) => (typeof value === 'string' && /^[0-7]$/.test(value) ? Number(value) : value), skillLevel)), division: many(divisionCode), town: orNone(line(40)),
  source: many(needSource), state: many(needState), window: many(window),
  askedFrom: day.optional(), askedTo: day.optional(),
  /** Wanted in this span: the needs whose own span meets it. */
  wantedFrom: day.optional(), wantedTo: day.optional(),
  sure: many(z.enum(['sure', 'likely', 'none'])), importId: id.optional(), classId: id.optional(), q: z.string().trim().max(60).optional(),
})
/** Needs that wait or are being served: what the demand list counts. */
export const liveStates = ['open', 'planned', 'invited', 'enrolled'] as const
/** Already in a plan or further. */
export const arrangedStates = ['planned', 'invited', 'enrolled'] as const

const count = z.number().int()
export const demandRow = z.object({
  level: skillLevel.nullable(),
  /** Seats, one a column; the same with needs. */
  seats: z.array(count), total: count, needs: count,
  /** Seats already in a plan or further. */
  arranged: count,
})
export const demand = z.object({
  by: z.enum(['division', 'town']), columns: z.array(z.object({ key: z.string(), label: z.string() })),
  groups: z.array(z.object({ occupation: occupationRef.nullable(), rows: z.array(demandRow) })),
  total: z.object({ seats: count, needs: count, arranged: count, worker: count, enterprise: count, department: count }),
  changedAt: instant.nullable(),
})
export const demandCell = z.object({
  seats: count, needs: count, arranged: count, open: count,
  windows: z.array(z.object({ window, seats: count })), anyTime: count,
  /** When they want it, by month. */
  months: z.array(z.object({ month: z.string(), seats: count })),
  /** What the open ones would fill. */
  enough: z.object({ custom: z.array(z.object({ unitName: z.string(), seats: count })), composite: z.object({ classes: count, seats: count, left: count }) }),
  /** The open ones, first come first, as many as one plan takes. */
  openNeedIds: z.array(id),
})
/** A figure of few people would point at them: null means fewer than `atLeast`. */
export const publicDemand = z.object({
  atLeast: count, changedAt: instant.nullable(), total: count, units: count,
  occupations: z.array(z.object({ occupation: occupationRef, seats: count.nullable(), byLevel: z.array(z.object({ level: skillLevel.nullable(), seats: count.nullable() })) })),
  divisions: z.array(z.object({ division: divisionCode, name: z.string(), seats: count.nullable() })),
})

const needId = z.object({ needId: id })
const mine = { worker: true } as const
const filed = z.object({ need: myNeed, understood, replyBy: day })

export const needsRoutes = {
  needChoices: route({ name: 'training.list-need-choices', method: 'GET', path: '/api/training/need-choices', summary: 'What a need can name: occupations, divisions and towns', audience: { public: true },
    response: z.object({
      today: day, occupations: z.array(occupationRef),
      divisions: z.array(z.object({ code: divisionCode, name: z.string(), towns: z.array(z.string()) })),
    }) }),
  suggestOccupation: route({ name: 'training.suggest-occupation', method: 'POST', path: '/api/training/suggest-occupation', summary: 'Which occupation some words mean', audience: { public: true }, safe: true, limit: 240,
    body: z.object({ words: paragraph(500) }), response: understood }),

  fileNeed: route({ name: 'training.file-need', method: 'POST', path: '/api/training/my-needs', summary: 'A worker says what they want to learn', audience: mine, body: needForm, response: filed,
    refusals: ['training.need-occupation-unknown', 'training.need-division-unknown', 'training.need-too-many', 'training.need-already-asked', 'training.need-latest-past'] }),
  listMyNeeds: route({ name: 'training.list-my-needs', method: 'GET', path: '/api/training/my-needs', summary: 'What I have asked for', audience: mine, query: pageQuery, response: pageOf(myNeed) }),
  getMyNeed: route({ name: 'training.get-my-need', method: 'GET', path: '/api/training/my-needs/:needId', summary: 'Where my request is', audience: mine, params: needId, response: myNeedProgress }),
  correctMyNeed: route({ name: 'training.correct-my-need', method: 'PUT', path: '/api/training/my-needs/:needId', summary: 'Correct what my request was understood as', audience: mine, params: needId, body: myCorrection, response: myNeed,
    refusals: ['training.need-settled', 'training.need-in-plan', 'training.need-occupation-unknown', 'training.need-division-unknown', 'platform.changed-meanwhile'] }),
  withdrawMyNeed: route({ name: 'training.withdraw-my-need', method: 'POST', path: '/api/training/my-needs/:needId/withdraw', summary: 'Take my request back', audience: mine, params: needId, body: z.object({ reason: paragraph(200).optional() }), response: myNeed,
    refusals: ['training.need-enrolled', 'training.need-settled'] }),

  fileUnitNeed: route({ name: 'training.file-unit-need', method: 'POST', path: '/api/training/unit-needs', summary: 'An enterprise or department asks for a class for its people', audience: { staff: 'training.unit.speak' }, body: unitNeedForm, response: filed,
    refusals: ['training.need-not-a-unit', 'training.need-occupation-unknown', 'training.need-division-unknown', 'training.need-latest-past'] }),
  listUnitNeeds: route({ name: 'training.list-unit-needs', method: 'GET', path: '/api/training/unit-needs', summary: 'What my unit has asked for', audience: { staff: 'training.unit.speak' }, query: pageQuery, response: pageOf(need) }),
  recordNeed: route({ name: 'training.record-need', method: 'POST', path: '/api/training/recorded-needs', summary: 'A clerk writes a need down for whoever has it', audience: { staff: 'training.need.file' }, body: recordedNeedForm, response: filed,
    refusals: ['training.need-desk-only', 'training.need-occupation-unknown', 'training.need-division-unknown', 'training.need-already-asked', 'training.need-outside-range', 'training.need-latest-past'] }),
  withdrawNeed: route({ name: 'training.withdraw-need', method: 'POST', path: '/api/training/needs/:needId/withdraw', summary: 'Take back a need of one’s own unit, or one that the applicant has given up', audience: { staff: 'training.need.file' }, params: needId, body: z.object({ reason: paragraph(200) }), response: need,
    refusals: ['training.need-enrolled', 'training.need-settled'] }),

  listNeeds: route({ name: 'training.list-needs', method: 'GET', path: '/api/training/needs', summary: 'Needs of my range', audience: { staff: 'training.need.read' },
    query: pageQuery.extend({ ...needFilter.shape, sort: z.enum(['newest', 'oldest', 'most-seats', 'latest-first']).default('newest') }), response: pageOf(need).extend({ total: count, seats: count }) }),
  getNeed: route({ name: 'training.get-need', method: 'GET', path: '/api/training/needs/:needId', summary: 'One need with what happened to it', audience: { staff: 'training.need.read' }, params: needId,
    response: z.object({ need, events: z.array(needEvent), replyBy: day, today: day, days: z.array(z.object({ date: day, working: z.boolean() })), servedBy: z.string(), may: z.object({ correct: z.boolean(), withdraw: z.boolean() }) }) }),
  correctNeed: route({ name: 'training.correct-need', method: 'PUT', path: '/api/training/needs/:needId', summary: 'Correct what a need was understood as', audience: { staff: 'training.need.manage' }, params: needId, body: staffCorrection, response: need,
    refusals: ['training.need-settled', 'training.need-in-plan', 'training.need-occupation-unknown', 'training.need-division-unknown', 'platform.changed-meanwhile'] }),
  setNeedOccupation: route({ name: 'training.set-need-occupation', method: 'POST', path: '/api/training/needs/set-occupation', summary: 'Say which occupation several needs mean; their words are learnt', audience: { staff: 'training.need.manage' },
    body: z.object({ needIds: z.array(id).min(1).max(500), occupationId: id }), response: z.object({ changed: count, unchanged: count, learnt: z.array(z.string()) }), refusals: ['training.need-occupation-unknown'] }),

  getDemand: route({ name: 'training.get-demand', method: 'GET', path: '/api/training/demand', summary: 'The live demand list', audience: { staff: 'training.need.read' }, query: needFilter, response: demand }),
  getDemandCell: route({ name: 'training.get-demand-cell', method: 'GET', path: '/api/training/demand/cell', summary: 'What is behind a part of the demand list', audience: { staff: 'training.need.read' }, query: needFilter, response: demandCell }),
  getDemandPulse: route({ name: 'training.get-demand-pulse', method: 'GET', path: '/api/training/demand/pulse', summary: 'When the demand list last moved', audience: { staff: 'training.need.read' }, response: z.object({ changedAt: instant.nullable() }), limit: 600 }),
  getPublicDemand: route({ name: 'training.get-public-demand', method: 'GET', path: '/api/public/training/demand', summary: 'Demand in aggregate, for everybody', audience: { public: true }, response: publicDemand }),
} as const

export const needsRefusals = {
  'training.need-occupation-unknown': { status: 422, zh: '没有这个工种，可能刚停用。请重新选一个，或者用自己的话写，我们来认。', en: 'There is no such occupation; it may just have been retired. Choose another, or say it in your own words.' },
  'training.need-division-unknown': { status: 422, zh: '这个地区不在本市服务范围内。请选本市的区县；在外地可以找当地工会。', en: 'This place is outside the city we serve. Choose one of its counties, or ask the union where you are.' },
  'training.need-latest-past': { status: 422, zh: '最晚日期已经过去，排不上班了。请改成今天以后的日期，或者不填。', en: 'The latest day has passed, so no class could meet it. Choose a later day or leave it open.' },
  'training.need-already-asked': { zh: '同一工种、同一等级已经登记过一条，还在办理中，不用重复登记。可以去看看它走到哪了，或者在那一条上改。', en: 'The same occupation and level is already on file and under way, so there is no need to ask twice. See where it stands, or correct that one.' },
  'training.need-too-many': { zh: '同时最多登记 10 条还没办完的需求。请先撤回不再需要的，再来登记。', en: 'At most 10 requests can be open at a time. Withdraw what you no longer need, then ask again.' },
  'training.need-settled': { zh: '这条需求已经办结或撤回，不能再改。还想学的话可以重新登记一条。', en: 'This request is finished or withdrawn and can no longer be changed. If you still want to learn, file a new one.' },
  'training.need-in-plan': { zh: '这条需求已经排进培训方案，工种、等级和人数不能再改，时间和地点还可以改。确实要换的话，请先撤回，再重新登记。', en: 'This request is already part of a plan: occupation, level and number of people are fixed, while time and place can still change. To change them, withdraw it and file a new one.' },
  'training.need-enrolled': { zh: '已经报上班了，不能直接撤回需求。请先在班级里退出报名，座位会让给候补的人。', en: 'You are enrolled in its class, so the request can’t simply be withdrawn. Leave the class first; your seat goes to the next person waiting.' },
  'training.need-not-a-unit': { zh: '你现在的身份是工会，不是提需求的单位。请用「录一条需求」，并写明是哪个单位提出的。', en: 'You are acting for a federation, not for a unit that asks. Use “Record a need” and name the unit.' },
  'training.need-desk-only': { status: 403, zh: '只有工会窗口和干部能替别人登记。本单位的需求请用「提定制班需求」。', en: 'Only union desks and officers record needs for others. File your own unit’s need as a custom class.' },
  'training.need-outside-range': { status: 422, zh: '这个地区的需求归别的工会受理，不在你的管理范围。请让对方登记，或请上级工会登记。', en: 'Needs from this place are served by another federation, outside your range. Ask them, or the federation above you, to record it.' },
} as const satisfies Record<string, RefusalText>
