import { z } from 'zod'
import type { RefusalText } from './refusals.ts'
import { unitKind } from './registry.ts'
import { route } from './route.ts'
import { day, divisionCode, id, instant, line, pageOf, pageQuery, paragraph } from './shapes.ts'

export const unitChangeRefusals = {
  'unit-changes.too-early': { status: 422, zh: '这一天以后还有会员或下级变动过，生效日期要再晚一些。', en: 'Members or units below changed after that day. Choose a later day.' },
  'unit-changes.future': { status: 422, zh: '生效日期不能晚于今天。', en: 'The day must not lie after today.' },
  'unit-changes.founded-later': { status: 422, zh: '接收的单位那一天还没有成立，请改生效日期或另选单位。', en: 'The unit that takes over did not exist on that day. Choose another day or unit.' },
  'unit-changes.under-way': { status: 409, zh: '其中有单位正在调整，等那一次办完再办。', en: 'One of these units is being changed already. Wait until that is done.' },
  'unit-changes.into-own': { status: 422, zh: '不能并到自己或自己的下级里，请另选接收的单位。', en: 'A unit cannot be merged into itself or into what lies below it. Choose another.' },
  'unit-changes.top': { status: 422, zh: '最上级的总工会不能合并、分立或撤销。', en: 'The federation at the top cannot be merged, split or dissolved.' },
  'unit-changes.nobody': { status: 422, zh: '有一个新单位既没有会员也没有下级，请选人或选下级。', en: 'One of the new units would have neither members nor units below. Choose some.' },
  'unit-changes.not-below': { status: 422, zh: '选的下级里有的不在这个单位下面，请重新选。', en: 'Some of the chosen units do not lie directly below this one. Choose again.' },
  'unit-changes.twice': { status: 422, zh: '同一个单位、下级或会员选了两次，请去掉一处。', en: 'A unit or a member was chosen twice. Remove one of them.' },
  'units.has-roles': { status: 409, zh: '还有人在这个单位任着职，请安全管理员先结束这些身份。', en: 'Roles are still held at this unit. A security administrator ends them first.' },
  'units.has-business': { status: 409, zh: '这个单位还有没办完的事，请先办完，或改用合并由接收的单位接着办。', en: 'Business of this unit is still open. Finish it, or merge the unit so that its successor goes on with it.' },
} as const satisfies Record<string, RefusalText>

const newUnit = z.object({ name: line(80), kind: unitKind, parentId: id, division: divisionCode.nullable().default(null) })
const people = z.array(id).max(2_000).default([])
/** What is to become of unions from a day on. */
export const unitChangePlan = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('merge'), sources: z.array(id).min(1).max(50), into: z.union([z.object({ unitId: id }), newUnit]), on: day }),
  z.object({
    kind: z.literal('split'), unitId: id, on: day,
    /** Who goes: units below with all that hangs on them, members by hand, and members of a trade or a form of employment. */
    parts: z.array(newUnit.extend({ children: z.array(id).max(500).default([]), people, occupation: line(40).optional(), employmentForm: line(40).optional() })).min(1).max(10),
  }),
  z.object({ kind: z.literal('dissolve'), unitId: id, on: day, members: z.union([z.object({ to: id }), z.object({ end: z.literal(true) })]) }),
])
export const transferPlan = z.object({ kind: z.literal('transfer'), people: z.array(id).min(1).max(2_000), to: id, on: day })

const said = z.object({ zh: z.string(), en: z.string() })
const count = z.number().int()
/** One unit before and after: members directly at it, and what else hangs on it. */
const unitForeseen = z.object({
  id: id.nullable(), name: z.string(), parentName: z.string().nullable(), part: z.enum(['closes', 'stays', 'takes', 'founded']), members: count, membersAfter: count, people: count, roles: count, accounts: count,
  children: z.array(z.object({ id, name: z.string() })), childCount: count, /** `waits`: a dissolution has to wait for its end. */
  open: z.array(z.object({ what: said, count, waits: z.boolean() })),
})
export const changeForeseen = z.object({
  problems: z.array(z.object({ code: z.string(), text: said, unitName: z.string().nullable() })), earliest: day.nullable(), units: z.array(unitForeseen),
  /** Of people chosen by hand: who cannot be moved, and why. */
  leftOut: z.array(z.object({ why: z.enum(['there-already', 'no-member', 'too-early']), count })),
  /** What this rests on; confirming takes it along, so that nobody confirms what has changed since. */
  basis: z.string(),
})
export const changeCounts = z.object({ members: count, people: count, children: count, roles: count, accounts: count })
export const unitChange = z.object({
  id, kind: z.enum(['merge', 'split', 'dissolve', 'transfer']), on: day, reason: z.string(), state: z.enum(['under-way', 'stopped', 'refused', 'done']), askedAt: instant, askedBy: z.string().nullable(), endedAt: instant.nullable(), jobId: id,
  done: count, total: count.nullable(), refusal: said.nullable(), units: z.array(z.object({ id: id.nullable(), name: z.string(), part: z.enum(['closes', 'stays', 'takes', 'founded']), members: count, membersAfter: count })),
  result: changeCounts.extend({ leftOut: z.array(z.object({ why: z.string(), count })) }).nullable(),
})

export const treeDifference = z.object({
  unitId: id, what: z.array(z.enum(['founded', 'split-off', 'renamed', 'moved', 'kind', 'division', 'merged', 'dissolved'])), nameBefore: z.string().nullable(), nameAfter: z.string().nullable(),
  kindBefore: unitKind.nullable(), kindAfter: unitKind.nullable(), parentBefore: z.string().nullable(), parentAfter: z.string().nullable(), divisionBefore: z.string().nullable(), divisionAfter: z.string().nullable(),
  /** The unit it went into, or out of which it was founded. */
  other: z.object({ id, name: z.string() }).nullable(),
  /** Members at it and below it, on both days. */
  membersBefore: count, membersAfter: count,
})
const treeTotals = z.object({ units: count, members: count })

const ask = { reason: paragraph(300).min(2), basis: z.string().max(100) }
const byId = z.object({ id })
const refusalsOfPlans = ['unit-changes.too-early', 'unit-changes.future', 'unit-changes.founded-later', 'unit-changes.under-way', 'unit-changes.into-own', 'unit-changes.top', 'unit-changes.nobody', 'unit-changes.not-below', 'unit-changes.twice', 'units.has-roles', 'units.has-business', 'units.has-children', 'units.dissolved', 'units.move-under-way', 'platform.changed-meanwhile'] as const

export const unitChangeRoutes = {
  preview: route({ name: 'unit-changes.preview', method: 'POST', path: '/api/unit-changes/preview', summary: 'What a merger, a split or a dissolution would do: units, members, roles, open business, and what stands in its way.', audience: { staff: 'units.manage' }, body: z.object({ plan: unitChangePlan }), response: changeForeseen, safe: true }),
  ask: route({ name: 'unit-changes.ask', method: 'POST', path: '/api/unit-changes', summary: 'Merges, splits or dissolves unions, as it was foreseen. A job does it.', audience: { staff: 'units.manage' }, body: z.object({ plan: unitChangePlan, ...ask }), response: unitChange, refusals: refusalsOfPlans }),
  list: route({ name: 'unit-changes.list', method: 'GET', path: '/api/unit-changes', summary: 'Changes in range, or those of one unit, the latest first.', audience: { staff: 'units.read' }, query: pageQuery.extend({ unitId: id.optional() }), response: pageOf(unitChange) }),
  get: route({ name: 'unit-changes.get', method: 'GET', path: '/api/unit-changes/:id', summary: 'One change: how far it has come, what came of it.', audience: { staff: 'units.read' }, params: byId, response: unitChange }),
  previewTransfer: route({ name: 'memberships.preview-transfer', method: 'POST', path: '/api/memberships/transfer/preview', summary: 'What a transfer of several members would do.', audience: { staff: 'people.manage' }, body: z.object({ plan: transferPlan }), response: changeForeseen, safe: true }),
  askTransfer: route({ name: 'memberships.transfer-many', method: 'POST', path: '/api/memberships/transfer', summary: 'Transfers several members to one unit, as a job.', audience: { staff: 'people.manage' }, body: z.object({ plan: transferPlan, ...ask }), response: unitChange, refusals: refusalsOfPlans }),
  compare: route({
    name: 'units.compare', method: 'GET', path: '/api/units-compare', summary: 'What changed in the tree between two days: founded, renamed, moved, merged, split off, dissolved, with members on both days.', audience: { staff: 'units.read' },
    query: pageQuery.extend({ from: day, to: day, unitId: id.optional(), what: z.enum(['founded', 'renamed', 'moved', 'merged', 'split-off', 'dissolved', 'kind', 'division']).optional() }),
    response: pageOf(treeDifference).extend({ before: treeTotals, after: treeTotals, counts: z.record(z.string(), count) }),
  }),
}
