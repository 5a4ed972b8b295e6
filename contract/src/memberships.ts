import { z } from 'zod'
import type { RefusalText } from './refusals.ts'
import { birthDecades, memberFlow } from './member-cockpit.ts'
import { route } from './route.ts'
import { day, id, instant, maskedPerson, pageOf, pageQuery, paragraph, skillLevel } from './shapes.ts'

export const membershipRefusals = {
  'memberships.decided': { status: 409, zh: '这一条已经处理过了，刷新看看结果。', en: 'This one has been decided already. Reload to see how.' },
  'memberships.not-yours': { status: 409, zh: '这个人的会籍不在你的范围内，要由现在的工会办转会。', en: 'This member belongs to a unit outside your range; the present union has to start the transfer.' },
  'memberships.keep-only': { status: 422, zh: '这一条只能按登记的为准：号码或会籍是另一处的，请联系本人或对方工会核实。', en: 'Here only the record can stand: the number or the membership is another’s. Ask the person or the other union.' },
  'memberships.dates-wrong': { status: 422, zh: '生效日期不能早于会籍开始，也不能晚于今天。', en: 'The date must not lie before the membership began, nor after today.' },
  'memberships.none': { status: 404, zh: '这个人现在不是会员。', en: 'This person is not a member now.' },
} as const satisfies Record<string, RefusalText>

export const membership = z.object({
  id, unitId: id, unitName: z.string(), joinedOn: day, from: day, until: day.nullable(), beganBy: z.enum(['import', 'join', 'transfer']), endedBy: z.enum(['transfer', 'leave', 'retire', 'death', 'merge', 'dissolve']).nullable(), endReason: z.string().nullable(),
  occupation: z.string().nullable(), skillLevel: skillLevel.nullable(), employment: z.string().nullable(), employmentForm: z.string().nullable(), education: z.string().nullable(),
})
export const memberRow = maskedPerson.extend({ id, membership, gender: z.enum(['male', 'female']).nullable(), birthYear: z.number().int().nullable() })

export const differenceKind = z.enum(['name', 'phone', 'phone-taken', 'unit', 'elsewhere'])
/** A datum as the record has it and as the file has it, both masked; where a person is on record elsewhere, nothing of the record is said. */
export const difference = z.object({
  id, kind: differenceKind, person: maskedPerson.nullable(), unitName: z.string(), recorded: z.string().nullable(), offered: z.string(), importId: id, fileName: z.string(), sheet: z.string().nullable(), row: z.number().int(),
  state: z.enum(['open', 'taken', 'kept']), reason: z.string().nullable(), foundAt: instant, decidedAt: instant.nullable(), takeable: z.boolean(),
})

export const membershipRoutes = {
  list: route({
    name: 'memberships.list', method: 'GET', path: '/api/memberships', summary: 'Members in range, of a unit and what is below it, as of a day; by two or more characters of the name; or whose membership began or ended in a month.', audience: { staff: 'people.read' },
    query: pageQuery.extend({
      name: z.string().trim().min(2).max(40).optional(), unitId: id.optional(), asOf: day.optional(), gender: z.enum(['male', 'female']).optional(), born: z.enum(birthDecades).optional(),
      /** Instead of who is a member: whom a figure of the cockpit counted in this month. */
      happened: memberFlow.optional(), month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/).optional(),
    }), response: pageOf(memberRow),
  }),
  ofPerson: route({ name: 'memberships.of-person', method: 'GET', path: '/api/people/:id/memberships', summary: 'Every membership of one person, the latest first.', audience: { staff: 'people.read' }, params: z.object({ id }), response: z.object({ rows: z.array(membership) }) }),
  mine: route({ name: 'memberships.mine', method: 'GET', path: '/api/me/memberships', summary: 'My memberships, the latest first.', audience: { worker: true }, response: z.object({ rows: z.array(membership) }) }),
  transfer: route({
    name: 'memberships.transfer', method: 'POST', path: '/api/people/:id/transfer', summary: 'A member comes to another unit in range from a day on; the old membership stays in the history.', audience: { staff: 'people.manage' }, params: z.object({ id }),
    body: z.object({ unitId: id, from: day.optional(), reason: paragraph(300).min(2) }), response: z.object({ rows: z.array(membership) }), refusals: ['memberships.none', 'memberships.dates-wrong', 'units.dissolved'],
  }),
  end: route({
    name: 'memberships.end', method: 'POST', path: '/api/people/:id/end-membership', summary: 'A membership ends: left, retired, died.', audience: { staff: 'people.manage' }, params: z.object({ id }),
    body: z.object({ how: z.enum(['leave', 'retire', 'death']), on: day.optional(), reason: paragraph(300).min(2) }), response: z.object({ rows: z.array(membership) }), refusals: ['memberships.none', 'memberships.dates-wrong'],
  }),
  differences: route({
    name: 'memberships.differences', method: 'GET', path: '/api/roster-differences', summary: 'Where rosters and records disagree, the oldest first.', audience: { staff: 'people.manage' },
    query: pageQuery.extend({ state: z.enum(['open', 'decided']).default('open'), kind: differenceKind.optional() }), response: pageOf(difference),
  }),
  decide: route({
    name: 'memberships.decide', method: 'POST', path: '/api/roster-differences/:id/decide', summary: 'Takes what the file says, or keeps what is on record.', audience: { staff: 'people.manage' }, params: z.object({ id }),
    body: z.object({ take: z.boolean(), reason: paragraph(300).optional() }), response: difference,
    refusals: ['memberships.decided', 'memberships.not-yours', 'memberships.keep-only', 'people.elsewhere', 'people.phone-is-login'],
  }),
}
