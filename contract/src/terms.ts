import { z } from 'zod'
import type { RefusalText } from './refusals.ts'
import { route } from './route.ts'
import { day, plausibleDay, id, line, maskedPerson, pageOf, pageQuery, paragraph } from './shapes.ts'

const count = z.number().int()
export const officerBody = z.enum(['committee', 'audit', 'women'])
export const officerPost = z.enum(['chair', 'vice-chair', 'organisation', 'publicity', 'finance', 'rights', 'women', 'member'])
export const termState = z.enum(['running', 'soon', 'overdue', 'postponed', 'ended'])
export const officer = z.object({ id, person: maskedPerson.extend({ id }), body: officerBody, post: officerPost, from: day, until: day.nullable(), reason: z.string().nullable() })
export const term = z.object({
  id, unitId: id, unitName: z.string(), number: count, years: count, electedOn: day, dueOn: day, postponedTo: day.nullable(), postponedReason: z.string().nullable(), /** The last day to which it may be put off. */ postponableTo: day, endedOn: day.nullable(), state: termState, daysLeft: count, approvedBy: z.string().nullable(), officers: z.array(officer),
})
export const termRow = z.object({ id, unitId: id, unitName: z.string(), unitKind: z.string(), aboveName: z.string().nullable(), number: count, years: count, electedOn: day, dueOn: day, postponedTo: day.nullable(), state: termState, daysLeft: count, chair: maskedPerson.nullable(), members: count, remindedOn: day.nullable() })

const said = z.object({ zh: z.string(), en: z.string() })
/** What a new union, or a new chair, has to do outside this system; with the day and the proof. */
export const formality = z.object({ key: z.string(), title: said, detail: said, needed: z.boolean(), doneOn: day.nullable(), note: z.string().nullable(), file: z.object({ id, name: z.string() }).nullable() })
/** One thing that a new chair must do: its state follows from the facts, and `deed` is what the button beside it does. */
export const chairTask = z.object({
  key: z.string(), title: said, detail: said, state: z.enum(['done', 'open', 'not-needed']), doneOn: day.nullable(), why: said.nullable(),
  deed: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('formality'), key: z.string() }), z.object({ kind: z.literal('posts') }), z.object({ kind: z.literal('link'), to: z.string() }), z.object({ kind: z.literal('ask-login') }), z.object({ kind: z.literal('grant-login'), accountId: id }), z.object({ kind: z.literal('none') }),
  ]),
})

const byUnit = z.object({ unitId: id })

export const termRoutes = {
  list: route({ name: 'terms.list', method: 'GET', path: '/api/terms', summary: 'Elections due in range, the nearest first; those overdue on top', audience: { staff: 'terms.read' },
    query: pageQuery.extend({ state: z.enum(['due', 'overdue', 'soon', 'all']).default('due'), q: z.string().trim().max(40).optional() }), response: pageOf(termRow).extend({ total: count, overdue: count, soon: count }) }),
  ofUnit: route({ name: 'terms.of-unit', method: 'GET', path: '/api/units/:unitId/terms', summary: 'The terms of a union, the latest first, with who sits in its committees', audience: { staff: 'terms.read' }, params: byUnit, response: z.object({ terms: z.array(term), founders: z.array(z.object({ id: id.nullable(), name: z.string() })) }) }),
  record: route({ name: 'terms.record', method: 'POST', path: '/api/units/:unitId/terms', summary: 'Records an election that was held and approved: a new term begins, the one before it ends', audience: { staff: 'terms.manage' }, params: byUnit,
    body: z.object({ years: z.union([z.literal(3), z.literal(5)]), electedOn: day, officers: z.array(z.object({ personId: id, body: officerBody, post: officerPost })).min(1).max(80), reason: paragraph(300).min(2) }), response: term, refusals: ['terms.dates-wrong', 'terms.not-a-union', 'terms.one-chair', 'terms.twice', 'terms.person-elsewhere'] }),
  postpone: route({ name: 'terms.postpone', method: 'POST', path: '/api/units/:unitId/terms/postpone', summary: 'The union above allows a later election, with its reason; half a year later at most', audience: { staff: 'terms.manage' }, params: byUnit, body: z.object({ to: plausibleDay, reason: paragraph(300).min(2) }), response: term, refusals: ['terms.none', 'terms.dates-wrong', 'terms.postponed-too-far'] }),
  setPosts: route({ name: 'terms.set-posts', method: 'POST', path: '/api/units/:unitId/terms/posts', summary: 'Who does what in the committee', audience: { staff: 'terms.tend' }, params: byUnit,
    body: z.object({ posts: z.array(z.object({ officerId: id, post: officerPost })).min(1).max(80) }), response: term, refusals: ['terms.none', 'terms.chair-is-elected'] }),
  replaceOfficer: route({ name: 'terms.end-officer', method: 'POST', path: '/api/units/:unitId/terms/officers/:officerId/end', summary: 'Somebody leaves a committee before its term is over', audience: { staff: 'terms.manage' }, params: byUnit.extend({ officerId: id }), body: z.object({ on: day.optional(), reason: line(200) }), response: term, refusals: ['terms.none', 'terms.dates-wrong'] }),
  chairTasks: route({ name: 'terms.get-chair-tasks', method: 'GET', path: '/api/units/:unitId/chair', summary: 'Everything for a new chair: what has to be done, what of it is done', audience: { staff: 'terms.read' }, params: byUnit,
    response: z.object({ unit: z.object({ id, name: z.string(), creditCode: z.string().nullable(), code: z.string().nullable() }), chair: maskedPerson.extend({ id }).nullable(), former: maskedPerson.nullable(), term: term.nullable(), tasks: z.array(chairTask) }) }),
  formalities: route({ name: 'terms.list-formalities', method: 'GET', path: '/api/units/:unitId/formalities', summary: 'What falls to a new union or a new chair outside this system, and what of it is done', audience: { staff: 'terms.read' }, params: byUnit, response: z.object({ rows: z.array(formality) }), refusals: ['terms.none'] }),
  setFormality: route({ name: 'terms.set-formality', method: 'PUT', path: '/api/units/:unitId/formalities/:key', summary: 'A formality is done, with its proof; or not done after all', audience: { staff: 'terms.tend' },
    params: byUnit.extend({ key: z.string().max(40) }), body: z.object({ doneOn: day.nullable(), note: line(200).nullable().default(null), fileId: id.nullable().default(null) }), response: z.object({ rows: z.array(formality) }), refusals: ['terms.no-such-formality', 'terms.date-ahead', 'terms.none'] }),
  askLogin: route({ name: 'terms.ask-login', method: 'POST', path: '/api/units/:unitId/chair/login', summary: 'Asks the administrators for an account and a role for the chair', audience: { staff: 'terms.tend' }, params: byUnit, response: z.object({ told: count }), refusals: ['terms.none', 'terms.nobody-to-ask'] }),
} as const

export const termRefusals = {
  'terms.none': { status: 404, zh: '这个工会还没有登记本届任期，请先登记选举结果。', en: 'No term of office is on record for this union. Record its election first.' },
  'terms.not-a-union': { status: 422, zh: '只有工会、联合工会、行业工会有任期，请选工会。', en: 'Only unions, joint unions and industry unions have terms. Choose a union.' },
  'terms.dates-wrong': { status: 422, zh: '日期不对：选举不能晚于今天，也不能早于上一届；延期要晚于原定换届日。', en: 'The date is wrong: an election lies not ahead, nor before the last one; a postponed one lies after the day it was due.' },
  'terms.postponed-too-far': { status: 422, zh: '延期从原定换届日算起最多半年。请选早一些的日子；已经过了半年的不能再延，请尽快换届。', en: 'An election may be put off by half a year from the day it was due. Choose an earlier day; after that half year it cannot be put off any more and has to be held.' },
  'terms.one-chair': { status: 422, zh: '每个委员会要有一位主席（主任），也只能有一位。', en: 'Each committee has one chair, and only one.' },
  'terms.twice': { status: 422, zh: '同一个人在同一个委员会里写了两次。', en: 'Somebody is named twice in the same committee.' },
  'terms.person-elsewhere': { status: 422, zh: '名单里有人不在你的管理范围，请核对。', en: 'Somebody named is outside your range. Check the list.' },
  'terms.chair-is-elected': { status: 422, zh: '主席由选举产生，这里只分工，不能改主席。', en: 'The chair is elected; here only the work is divided.' },
  'terms.no-such-formality': { status: 404, zh: '没有这一项手续，请刷新页面。', en: 'There is no such formality. Reload the page.' },
  'terms.date-ahead': { status: 422, zh: '办好的日期不能晚于今天。', en: 'The day on which it was done cannot lie ahead.' },
  'terms.nobody-to-ask': { zh: '上下都没有能管账号的管理员，请打电话给上级工会。', en: 'No administrator of accounts is above you. Call the federation above.' },
} as const satisfies Record<string, RefusalText>
