import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { day, divisionCode, fen, id, instant, pageOf, pageQuery, skillLevel, time } from '../shapes.ts'
import { needSource, occupationRef, templateRef, window } from './shapes.ts'

/** What a person rules out: an occupation (or one level of it) altogether, or a trainer, a venue or a kind of time, for it or for everything. */
const forbidden = z.object({ occupationId: id.nullable(), level: skillLevel.nullable(), trainerId: id.nullable(), venueId: id.nullable(), window: window.nullable() })
  .refine((one) => [one.trainerId, one.venueId, one.window].filter((part) => part !== null).length <= 1, { error: 'one trainer, one venue or one kind of time' })
  .refine((one) => one.occupationId !== null || one.trainerId !== null || one.venueId !== null || one.window !== null, { error: 'what is ruled out' })
  .refine((one) => one.level === null || one.occupationId !== null, { error: 'the level of an occupation', path: ['level'] })
const points = (max: number) => z.number().min(0).max(max)

/** By what a proposal is computed; docs/planning.md has the formula. */
export const plannerSettings = z.object({
  /** Weeks from the one that holds `startOn`; no class begins before that day. */
  startOn: day, weeks: z.number().int().min(4).max(26), seconds: z.number().int().min(2).max(120),
  minSeats: z.number().int().min(2).max(100), maxSeats: z.number().int().min(2).max(200), sessionsADay: z.number().int().min(1).max(3),
  priority: z.object({ worker: z.number().min(0.1).max(10), enterprise: z.number().min(0.1).max(10), department: z.number().min(0.1).max(10) }),
  /** Share that a month of waiting adds to the priority. */
  waitMonth: points(1),
  /** So many yuan of cost weigh as much as one seat of priority 1. */
  yuanAPoint: z.number().int().min(100).max(1_000_000),
  idle: points(1),
  /** Points that a seat loses by the way to another town of the county, and to another county; null: nobody goes there. */
  wayToTown: points(5), wayToCounty: points(5).nullable(),
  /** Points for each class of the earlier proposal that is given up (repair only). */
  change: points(20),
  budgetFen: fen.refine((text) => !text.startsWith('-'), { error: 'money that there is' }).nullable(),
  /** Only these occupations; none: all. */
  occupationIds: z.array(id).max(60), forbidden: z.array(forbidden).max(200),
}).refine((one) => one.minSeats <= one.maxSeats, { error: 'the smallest class is larger than the largest', path: ['maxSeats'] })

const count = z.number().int()
export const plannerFigures = z.object({
  needs: count, asked: count, served: count, classes: count, capacity: count, costFen: fen, value: z.number(), bound: z.number(), gap: z.number(), seconds: z.number(),
  /** What the unserved leave: nobody's fault but the class would cost more than it brings, or the search ended early. */
  trainers: count, venues: count,
})
const runState = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled'])
export const plannerRun = z.object({
  id, jobId: id, askedAt: instant, askedBy: z.string().nullable(), own: z.boolean(), unitName: z.string(), state: runState, endedAt: instant.nullable(),
  /** While it is computed: how much of its time is over, and what is known so far. */
  progress: z.object({ share: z.number(), value: z.number().nullable(), bound: z.number().nullable() }).nullable(),
  figures: plannerFigures.nullable(), baseId: id.nullable(), repair: z.boolean(), drafted: count, weeks: count, startOn: day,
})
const needOfClass = z.object({ id, number: z.string(), source: needSource, seats: count, of: count })
export const plannedClass = z.object({
  key: z.string(), occupation: occupationRef, level: skillLevel.nullable(), window, trainer: z.object({ id, name: z.string() }), venue: z.object({ id, name: z.string(), division: divisionCode.nullable(), town: z.string().nullable(), capacity: count }),
  firstDay: day, lastDay: day, sessions: z.array(z.object({ day, from: time, to: time })), size: count, min: count, capacity: count, costFen: fen, fixed: z.boolean(),
  /** The class template it was planned by; null: the general one. */
  template: templateRef.extend({ name: z.string() }).nullable(),
  draft: z.object({ id, number: z.string() }).nullable(),
})
const whyNot = z.enum(['ruled-out', 'no-teacher', 'no-room', 'window', 'teacher-times', 'room-times', 'no-pair', 'too-few', 'teachers-taken', 'rooms-taken', 'budget', 'not-worth', 'unfound'])
const at = { town: z.string().nullable(), division: divisionCode.nullable(), window }
/** What would serve them, each by itself; `seats`: how many a class would then find. These are told to whoever asked, too. */
const helpsOfRecords = [
  z.object({ help: z.literal('people'), count, ...at }),
  z.object({ help: z.enum(['times', 'teacher', 'room', 'travel']), seats: count, ...at }),
  z.object({ help: z.literal('dates'), seats: count, ...at, from: day, until: day }),
] as const
const whatHelps = z.discriminatedUnion('help', [...helpsOfRecords, z.object({ help: z.literal('budget'), fen, seats: count }), z.object({ help: z.enum(['lift', 'longer']) })])
/** Why somebody is left out as far as it lies in the records: who asked, teaches and has room. What lies in how one proposal was tried (ruled out, its money, its time) is its author's to know. */
export const leftOutByRecords = z.object({ reason: whyNot.exclude(['ruled-out', 'budget', 'not-worth', 'unfound']), /** People (too-few), weeks (window). */ lacking: count, helps: z.array(z.discriminatedUnion('help', helpsOfRecords)) })
export const unservedGroup = z.object({
  id: z.string(), occupation: occupationRef, level: skillLevel.nullable(), division: divisionCode, town: z.string().nullable(), windows: z.array(window), from: day, until: day,
  seats: count, needs: z.array(z.object({ id, number: z.string(), seats: count })), reason: whyNot,
  /** How much is lacking: people (too-few), weeks (window), fen (budget). */
  lacking: count, helps: z.array(whatHelps),
})
/** A class that somebody had fixed and that can't be held any more. */
const dropped = z.object({ occupation: occupationRef, level: skillLevel.nullable(), firstDay: day, trainerName: z.string(), venueName: z.string(), why: z.enum(['gone', 'too-few', 'trainer-taken', 'venue-taken', 'outside', 'budget']) })
const share = { asked: count, served: count }
const run = plannerRun.extend({
  settings: plannerSettings, classes: z.array(plannedClass), unserved: z.array(unservedGroup), dropped: z.array(dropped), fixedKeys: z.array(z.string()),
  byOccupation: z.array(z.object({ occupation: occupationRef, ...share, classes: count })), byPlace: z.array(z.object({ division: divisionCode, divisionName: z.string(), town: z.string().nullable(), ...share, classes: count })),
  /** Days of the weeks that are planned on which nobody teaches. */
  daysOff: z.array(day), mayPlan: z.boolean(),
})
const brief = plannedClass.omit({ sessions: true, draft: true })
/** With its sessions: on which weekdays it meets may be what has changed. */
const briefWithTimes = brief.extend({ sessions: plannedClass.shape.sessions })
const moved = z.object({ before: briefWithTimes, after: briefWithTimes, what: z.array(z.enum(['start', 'times', 'trainer', 'venue'])) })
const comparison = z.object({
  before: plannerRun, after: plannerRun, same: count, came: z.array(brief), gone: z.array(brief), moved: z.array(moved),
  /** Seats served by both, by the earlier one alone, by the later one alone. */
  seats: z.object({ both: count, lost: count, won: count }),
})
const ground = z.object({
  today: day, needs: count, seats: count, unclassified: count, trainers: z.array(z.object({ id, name: z.string() })), venues: z.array(z.object({ id, name: z.string() })),
  occupations: z.array(z.object({ occupation: occupationRef, needs: count, seats: count, trainers: count, venues: count })), defaults: plannerSettings, underWay: id.nullable(),
})

const runId = z.object({ runId: id })
const read = { staff: 'training.plan.read' } as const
const manage = { staff: 'training.plan.manage' } as const
const key = z.string().regex(/^[0-9a-f]{16}$/)

export const plannerRoutes = {
  getPlannerGround: route({ name: 'training.get-planner-ground', method: 'GET', path: '/api/training/planner/ground', summary: 'What a proposal would be computed from: open needs, trainers, venues; the usual settings', audience: manage, response: ground }),
  askPlan: route({ name: 'training.ask-plan', method: 'POST', path: '/api/training/planner/runs', summary: 'Has a proposal computed from the open needs, by a job; what is fixed of an earlier one stays, in a repair the rest of it is preferred', audience: manage, limit: 30,
    body: z.object({ settings: plannerSettings, baseId: id.nullable(), fixed: z.array(key).max(15_000), repair: z.boolean() }).refine((one) => one.baseId !== null || (one.fixed.length === 0 && !one.repair), { error: 'of which proposal', path: ['baseId'] }),
    response: plannerRun, refusals: ['training.planner-busy', 'training.planner-nothing', 'training.planner-too-large', 'training.planner-unfinished', 'training.planner-start', 'training.occupation-unknown'] }),
  listPlans: route({ name: 'training.list-plan-runs', method: 'GET', path: '/api/training/planner/runs', summary: 'Proposals of my range, the latest first', audience: read, query: pageQuery, response: pageOf(plannerRun) }),
  getPlan: route({ name: 'training.get-plan-run', method: 'GET', path: '/api/training/planner/runs/:runId', summary: 'One proposal: its classes, how many it serves, and why others not', audience: read, params: runId, response: run }),
  listNeedsOfPlanned: route({ name: 'training.list-needs-of-planned', method: 'GET', path: '/api/training/planner/runs/:runId/classes/:key/needs', summary: 'Who would sit in one proposed class', audience: read, params: runId.extend({ key }), response: z.object({ rows: z.array(needOfClass) }) }),
  comparePlans: route({ name: 'training.compare-plan-runs', method: 'GET', path: '/api/training/planner/runs/:runId/compare/:otherId', summary: 'Two proposals side by side: what came, went and moved', audience: read, params: runId.extend({ otherId: id }), response: comparison, refusals: ['training.planner-unfinished'] }),
  draftPlanned: route({ name: 'training.draft-planned-class', method: 'POST', path: '/api/training/planner/runs/:runId/classes/:key/draft', summary: 'Makes a draft plan of one proposed class; what has come in its way since is refused with the reason', audience: manage, params: runId.extend({ key }),
    response: z.object({ id, number: z.string() }), refusals: ['training.planner-unfinished', 'training.planned-class-drafted', 'training.plan-conflicts', 'training.needs-taken', 'training.needs-mixed', 'training.unit-needed', 'training.occupation-unknown', 'training.template-unknown'] }),
}

export const plannerRefusals = {
  'training.planner-busy': { status: 409, zh: '本单位已经有一份排班建议在算，同时只算一份。等它算完，或者先取消它。', en: 'A proposal is being computed for your unit already, one at a time. Wait for it, or cancel it.' },
  'training.planner-nothing': { status: 422, zh: '没有可排的需求：要么都已进了方案，要么还没定工种。先到需求清单看看。', en: 'There is nothing to plan: the needs are in plans already, or name no occupation yet. Look at the demand list first.' },
  'training.planner-too-large': { status: 422, zh: '一次最多排十万条需求，请选几个工种分开算，或由各县分别算。', en: 'At most a hundred thousand needs are planned at once. Choose some occupations, or let each county plan its own.' },
  'training.planner-unfinished': { status: 409, zh: '这份排班建议还没有算好。算完再来；要是中断了，请重新算一份。', en: 'This proposal has not been computed to its end. Come back when it has; if it stopped, ask for a new one.' },
  'training.planner-start': { status: 422, zh: '开始的日子要在今天之后、一年之内，请改一个日子。', en: 'The first day must lie after today and within a year. Choose another day.' },
  'training.planned-class-drafted': { status: 409, zh: '这个班已经拟成方案了，请到培训方案里看。', en: 'This class has been made a draft plan already. Look among the plans.' },
} as const satisfies Record<string, RefusalText>
