import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { day, id, instant, many, pageOf, pageQuery, paragraph } from '../shapes.ts'
import { consent, foundingForm, foundingKind, foundingRecord, foundingRow, foundingState, reasonGiven, rosterCounts, rosterRow, talentFacets, talentFilter, talentRow } from './shapes.ts'

const byId = z.object({ foundingId: id })
const read = { staff: 'founding.read' } as const
const apply = { staff: 'founding.apply' } as const
const answer = { staff: 'founding.answer' } as const
const revision = z.object({ revision: z.number().int().min(1) })
const moved = z.object({ id, state: foundingState, revision: z.number().int(), deadline: day.nullable() })
const step = ['founding.not-now', 'platform.changed-meanwhile'] as const
const formRefusals = ['founding.name-taken', 'founding.name-form', 'founding.founders-wrong', 'founding.founder-elsewhere', 'founding.no-federation', 'units.wrong-credit-code', 'units.unknown-division'] as const

export const foundingRoutes = {
  list: route({ name: 'founding.list', method: 'GET', path: '/api/foundings', summary: 'Foundings in range or of my own unit, the most urgent first', audience: read,
    query: pageQuery.extend({ state: many(foundingState), kind: many(foundingKind), q: z.string().trim().max(40).optional(), sort: z.enum(['deadline', 'newest', 'last-changed']).default('deadline') }), response: pageOf(foundingRow).extend({ total: z.number().int() }) }),
  get: route({ name: 'founding.get', method: 'GET', path: '/api/foundings/:foundingId', summary: 'One founding with founders, group, numbers against the law, timeline and what can be done now', audience: read, params: byId, response: foundingRecord }),
  begin: route({ name: 'founding.begin', method: 'POST', path: '/api/foundings', summary: 'Begins to found a union: founders, name, division, preparation group. A clerk does it for a unit, and the record says so', audience: apply,
    body: foundingForm.extend({ forUnitId: id.optional() }), response: moved, refusals: formRefusals }),
  fromTalents: route({ name: 'founding.begin-from-talents', method: 'POST', path: '/api/foundings/from-talents', summary: 'From the people list to a founding with its roster in one step', audience: apply,
    body: foundingForm.extend({ forUnitId: id.optional(), filter: talentFilter.optional(), personIds: z.array(id).max(2_000).optional() }), response: moved.extend({ added: z.number().int(), left: z.number().int() }), refusals: [...formRefusals, 'founding.nobody-found', 'founding.too-many-people'] }),
  edit: route({ name: 'founding.edit', method: 'PUT', path: '/api/foundings/:foundingId', summary: 'Corrects a founding that has not been handed in', audience: apply, params: byId, body: foundingForm.extend(revision.shape), response: moved, refusals: [...step, ...formRefusals] }),
  submit: route({ name: 'founding.submit', method: 'POST', path: '/api/foundings/:foundingId/submit', summary: 'Hands the application to the federation above', audience: apply, params: byId, body: revision, response: moved, refusals: [...step, 'founding.group-needed'] }),
  withdraw: route({ name: 'founding.withdraw', method: 'POST', path: '/api/foundings/:foundingId/withdraw', summary: 'Gives the founding up', audience: apply, params: byId, body: reasonGiven, response: moved, refusals: step }),
  accept: route({ name: 'founding.accept', method: 'POST', path: '/api/foundings/:foundingId/accept', summary: 'The reply from above: the preparation group may begin', audience: answer, params: byId, body: revision.extend({ words: paragraph(300).optional() }), response: moved, refusals: step }),
  sendBack: route({ name: 'founding.send-back', method: 'POST', path: '/api/foundings/:foundingId/send-back', summary: 'The reply from above: what has to be put right first', audience: answer, params: byId, body: reasonGiven, response: moved, refusals: step }),
  approve: route({ name: 'founding.approve', method: 'POST', path: '/api/foundings/:foundingId/approve', summary: 'Approves the result of the election: the union is on record with its code, its members, its officers and its term', audience: answer, params: byId, body: revision,
    response: moved.extend({ unionId: id, unionCode: z.string(), joined: z.number().int(), transferred: z.number().int(), leftOut: z.number().int() }), refusals: [...step, 'founding.not-own-report', 'units.code-taken', 'units.dissolved', 'founding.name-taken'] }),
  reject: route({ name: 'founding.reject', method: 'POST', path: '/api/foundings/:foundingId/reject', summary: 'Does not approve the result: the election broke the rules and is held again', audience: answer, params: byId, body: reasonGiven, response: moved, refusals: step }),
  finish: route({ name: 'founding.finish', method: 'POST', path: '/api/foundings/:foundingId/finish', summary: 'Every formality is done', audience: apply, params: byId, body: revision, response: moved, refusals: [...step, 'founding.formalities-open'] }),

  roster: route({ name: 'founding.list-roster', method: 'GET', path: '/api/foundings/:foundingId/roster', summary: 'Who is asked to be a member from the first day, and who has agreed', audience: read, params: byId, query: pageQuery.extend({ consent: consent.optional() }), response: pageOf(rosterRow).extend({ counts: rosterCounts }) }),
  talents: route({ name: 'founding.find-talents', method: 'GET', path: '/api/foundings/:foundingId/talents', summary: 'People of the founders who are not on the roster, by age, schooling and industry', audience: apply, params: byId, query: pageQuery.extend(talentFilter.shape), response: pageOf(talentRow).extend({ total: z.number().int(), facets: talentFacets }) }),
  addPeople: route({ name: 'founding.add-people', method: 'POST', path: '/api/foundings/:foundingId/roster', summary: 'Puts people on the roster: the chosen ones, or everybody whom a filter finds; they are asked to agree', audience: apply, params: byId,
    body: z.object({ personIds: z.array(id).min(1).max(2_000).optional(), filter: talentFilter.optional() }), response: z.object({ added: z.number().int(), left: z.number().int(), counts: rosterCounts }), refusals: ['founding.not-now', 'founding.nobody-found', 'founding.too-many-people'] }),
  removePerson: route({ name: 'founding.remove-person', method: 'POST', path: '/api/foundings/:foundingId/roster/:personId/remove', summary: 'Takes somebody off the roster', audience: apply, params: byId.extend({ personId: id }), response: z.object({ counts: rosterCounts }), refusals: ['founding.not-now'] }),
  noteConsent: route({ name: 'founding.note-consent', method: 'POST', path: '/api/foundings/:foundingId/consents', summary: 'Notes what people said on paper', audience: apply, params: byId, body: z.object({ personIds: z.array(id).min(1).max(2_000), agreed: z.boolean() }), response: z.object({ noted: z.number().int(), counts: rosterCounts }), refusals: ['founding.not-now'] }),
  setDelegates: route({ name: 'founding.set-delegates', method: 'POST', path: '/api/foundings/:foundingId/delegates', summary: 'Who stands for the others at a congress of delegates', audience: apply, params: byId, body: z.object({ personIds: z.array(id).max(2_000) }), response: z.object({ counts: rosterCounts }), refusals: ['founding.not-now'] }),

  searchTalents: route({ name: 'founding.search-talents', method: 'GET', path: '/api/talents', summary: 'People in range by age, schooling and industry of where they work', audience: { staff: 'people.read' }, query: pageQuery.extend(talentFilter.shape), response: pageOf(talentRow).extend({ total: z.number().int(), facets: talentFacets }) }),

  mine: route({ name: 'founding.list-mine', method: 'GET', path: '/api/my/foundings', summary: 'Unions that are being founded with me', audience: { worker: true }, response: z.object({ rows: z.array(z.object({
    id, name: z.string(), kind: foundingKind, state: foundingState, founders: z.array(z.string()), federation: z.string(), consent, agreed: z.number().int(), members: z.number().int(), heldAt: instant.nullable(), place: z.string().nullable(), mayVote: z.boolean(), here: z.boolean(), deadline: day.nullable(), unionName: z.string().nullable(),
  })) }) }),
  getMine: route({ name: 'founding.get-mine', method: 'GET', path: '/api/my/foundings/:foundingId', summary: 'The founding of a union that I am asked to join: how far it is, the congress, my ballot, the results', audience: { worker: true }, params: byId, response: z.object({
    id, name: z.string(), kind: foundingKind, state: foundingState, founders: z.array(z.string()), federation: z.string(), division: z.string().nullable(), site: z.string().nullable(), years: z.number().int(), consent, consentAt: instant.nullable(), agreed: z.number().int(), members: z.number().int(),
    group: z.array(z.object({ name: z.string(), post: z.enum(['leader', 'member']) })),
    congress: z.object({ heldAt: instant, place: z.string(), notice: z.string(), kind: z.enum(['members', 'delegates']), way: z.enum(['phone', 'paper', 'both']), state: z.string(), invited: z.boolean(), here: z.boolean(), ballot: z.enum(['phone', 'paper']).nullable() }).nullable(),
    sheet: z.object({ roundId: id, number: z.number().int(), voted: z.boolean(), races: z.array(z.object({ id, body: z.enum(['committee', 'audit', 'women', 'chair']), seats: z.number().int(), /** Other names may be written. */ mayWriteIn: z.boolean(), candidates: z.array(z.object({ id, name: z.string(), unitName: z.string().nullable() })) })) }).nullable(),
    results: z.array(z.object({ body: z.enum(['committee', 'audit', 'women', 'chair']), name: z.string(), yes: z.number().int().nullable() })), steps: z.array(z.object({ state: foundingState, at: instant })),
  }) }),
  answerMine: route({ name: 'founding.answer', method: 'POST', path: '/api/my/foundings/:foundingId/consent', summary: 'Says whether I want to be a member from the first day', audience: { worker: true }, params: byId, body: z.object({ agreed: z.boolean() }), response: z.object({ consent }), refusals: ['founding.not-now'] }),
} as const

export const foundingRefusals = {
  'founding.not-now': { zh: '现在这一步做不了：建会事项已经走到别的阶段。请刷新后按页面上的下一步办。', en: 'This cannot be done now: the founding has moved on. Reload and take the step that the page shows.' },
  'founding.name-taken': { zh: '已经有同名的工会，或另一件建会事项用了这个名称。请在名称里写全单位或地区。', en: 'A union of this name exists or is being founded. Write the unit or place out in full.' },
  'founding.name-form': { status: 422, zh: '工会名称要以「工会」「工会委员会」「联合工会」「联合工会委员会」或「工会联合会」结尾，一家单位的还要以单位全称开头。', en: 'The name ends in 工会, 工会委员会, 联合工会, 联合工会委员会 or 工会联合会; that of a single unit also begins with the unit’s full name.' },
  'founding.founders-wrong': { status: 422, zh: '一家单位建会只填一家；联合、区域建会至少填两家；同一家单位不要填两次。', en: 'A single union has one founder, a joint or area union two at least, and no unit is named twice.' },
  'founding.founder-elsewhere': { status: 422, zh: '发起单位里有的不归这一级工会管。请由共同的上级工会窗口来办。', en: 'One of the founders does not belong to this federation. Have the federation above all of them begin it.' },
  'founding.no-federation': { status: 422, zh: '没有找到这家单位的上级总工会，请先在「组织」里把单位挂到所在镇、县总工会下面。', en: 'No federation stands above this unit. Put the unit below its town or county federation first.' },
  'founding.group-needed': { status: 422, zh: '还没有筹备组。至少写上组长一人，再交上级。', en: 'There is no preparation group yet. Name its leader at least, then hand it in.' },
  'founding.nobody-found': { status: 422, zh: '按这些条件没有找到可以加入名单的人。放宽年龄、学历或行业再试。', en: 'These filters find nobody who can be put on the roster. Widen age, schooling or industry.' },
  'founding.too-many-people': { status: 422, zh: '一次最多加 2000 人，请加条件分几次加。', en: 'At most 2,000 people at once. Narrow the filter and add in parts.' },
  'founding.formalities-open': { zh: '还有必办的手续没登记，请逐项登记日期和凭证。', en: 'Some formalities that are needed are not noted yet. Note the date and proof of each.' },
  'founding.not-own-report': { status: 403, zh: '选举结果是你自己代为上报的，要由另一位同事批复。', en: 'You handed in this result yourself; a colleague has to approve it.' },
} as const satisfies Record<string, RefusalText>

