import { z } from 'zod'
import { route } from '../route.ts'
import type { RefusalText } from '../refusals.ts'
import { day, id, instant, line, many, maskedPerson, pageOf, pageQuery, paragraph, phone } from '../shapes.ts'
import { acceptRule, applicationKind, applicationState, closingReason, consent, deadline, identityProof, messageKind, refusalReason, timelineStep, workForm } from './shapes.ts'

const count = z.number().int()
const ofApplication = z.object({ applicationId: id })
const ofUnit = z.object({ unitId: id })
const person = maskedPerson.omit({ id: true })

export const applicationRow = z.object({
  id, number: z.string(), kind: applicationKind, state: applicationState, unitId: id, unitName: z.string(), person, work: workForm.nullable(), employer: z.string().nullable(), identity: identityProof, appliedAt: instant, assisted: z.boolean(),
  due: day.nullable(), workingDaysLeft: count.nullable(), escalated: z.boolean(), decidable: z.boolean(),
  /** Accepting it would write over what the person's record says: to be looked at one by one. */
  differs: z.boolean(),
})
export const application = applicationRow.extend({
  fromUnitName: z.string().nullable(), idNumber: z.string().nullable(), place: z.string().nullable(), words: z.string().nullable(), foundBy: z.enum(['code', 'search', 'work', 'member']), onList: z.boolean(), doubleOf: id.nullable(),
  /** What accepting would write over in the person's record, masked. */
  replaces: z.array(z.object({ what: z.enum(['name', 'id-number', 'gender', 'birth-year']), record: z.string(), application: z.string(), /** Where the masks look the same: the first character that differs, from one. */ at: count.nullable() })),
  identityAt: instant.nullable(), decided: z.object({ at: instant, by: z.string().nullable(), byRule: z.enum(['listed', 'everyone']).nullable(), code: closingReason.nullable(), reason: z.string().nullable(), /** The platform’s own words in English; null for what a clerk wrote. */ reasonEn: z.string().nullable(), nextStep: z.string().nullable(), nextStepEn: z.string().nullable() }).nullable(),
  membership: z.object({ id, personId: id, from: day }).nullable(), deadline: deadline.nullable(), timeline: z.array(timelineStep), consents: z.array(consent), may: z.object({ accept: z.boolean(), refuse: z.boolean(), verify: z.boolean() }),
})
export const unionRule = z.object({
  unitId: id, unitName: z.string(), parentName: z.string().nullable(), kind: z.string(), code: z.string().nullable(), open: z.boolean(), accepts: acceptRule, promiseDays: count, trades: z.array(workForm), about: z.string().nullable(), revision: count, waiting: count, listed: count,
})
const message = z.object({ id, unitName: z.string(), kind: messageKind, words: z.string(), person, saidAt: instant, assisted: z.boolean(), due: day.nullable(), workingDaysLeft: count.nullable(), escalated: z.boolean(), answer: z.string().nullable(), answeredAt: instant.nullable(), answeredBy: z.string().nullable() })

/** What a union does about those who want to join it. */
export const reviewingRoutes = {
  list: route({
    name: 'membership.list-applications', method: 'GET', path: '/api/applications', summary: 'Applications in range, those that wait by deadline.', audience: { staff: 'membership.read' },
    query: pageQuery.extend({ state: many(applicationState), kind: applicationKind.optional(), unitId: id.optional(), sort: z.enum(['deadline', 'newest']).default('deadline') }), response: pageOf(applicationRow),
  }),
  get: route({ name: 'membership.get-application', method: 'GET', path: '/api/applications/:applicationId', summary: 'One application with everything that was asked, found out, decided and made of it.', audience: { staff: 'membership.read' }, params: ofApplication, response: application }),
  accept: route({
    name: 'membership.accept', method: 'POST', path: '/api/applications/accept', summary: 'Accepts applications, each by itself: what cannot be accepted is named and the others are done.', audience: { staff: 'membership.decide' }, 
    body: z.object({ applicationIds: z.array(id).min(1).max(100), /** Of those, the ones whose differences from the person’s record the caller has been shown: only they may write over it. */ looked: z.array(id).max(100).default([]) }),
    response: z.object({ accepted: z.array(id), refused: z.array(z.object({ id, code: z.string(), why: z.object({ zh: z.string(), en: z.string() }) })), /** Ids of nothing that the caller can see. */ missing: count }),
    refusals: ['platform.not-found'],
  }),
  refuse: route({ name: 'membership.refuse', method: 'POST', path: '/api/applications/:applicationId/refuse', summary: 'Refuses an application, with the reason and what the person can do now.', audience: { staff: 'membership.decide' }, params: ofApplication, body: z.object({ code: refusalReason, reason: paragraph(300).min(2), nextStep: paragraph(300).min(2) }), response: application, refusals: ['membership.settled', 'membership.moved-on', 'membership.not-yours'] }),
  verify: route({ name: 'membership.verify-card', method: 'POST', path: '/api/applications/:applicationId/card', summary: 'Notes that a clerk has seen the identity card.', audience: { staff: 'membership.decide' }, params: ofApplication, body: z.object({ reason: paragraph(200).min(2) }), response: application, refusals: ['membership.settled', 'membership.moved-on', 'membership.not-yours'] }),

  unions: route({ name: 'membership.list-unions', method: 'GET', path: '/api/union-rules', summary: 'Unions in range with their code and rule of joining.', audience: { staff: 'membership.read' }, query: pageQuery.extend({ q: z.string().trim().max(40).optional() }), response: pageOf(unionRule.extend({ id })) }),
  getRule: route({ name: 'membership.get-rule', method: 'GET', path: '/api/units/:unitId/joining', summary: 'By which rule a union takes people in; a union without a code has the usual one until it is saved.', audience: { staff: 'membership.read' }, params: ofUnit, response: unionRule }),
  setRule: route({
    name: 'membership.set-rule', method: 'PUT', path: '/api/units/:unitId/joining', summary: 'Sets the rule of joining; the first time it makes the union’s code.', audience: { staff: 'membership.rule' }, params: ofUnit,
    body: z.object({ open: z.boolean(), accepts: acceptRule, promiseDays: count.min(1).max(15), trades: z.array(workForm).max(8), about: paragraph(300).nullable(), revision: count }), response: unionRule, refusals: ['membership.no-union', 'platform.changed-meanwhile', 'units.dissolved'],
  }),
  listed: route({ name: 'membership.list-invited', method: 'GET', path: '/api/units/:unitId/invited', summary: 'Whom the union expects: the staff list, and who has come.', audience: { staff: 'membership.rule' }, params: ofUnit, query: pageQuery, response: pageOf(z.object({ id, person, invitedAt: instant, usedAt: instant.nullable() })) }),
  invite: route({
    name: 'membership.invite', method: 'POST', path: '/api/units/:unitId/invited', summary: 'Adds people to the list of those the union expects; who is on it stays once.', audience: { staff: 'membership.rule' }, params: ofUnit,
    body: z.object({ people: z.array(z.object({ name: line(40), phone })).min(1).max(500) }), response: z.object({ added: count, known: count }), refusals: ['membership.no-union'],
  }),

  messages: route({ name: 'membership.list-messages', method: 'GET', path: '/api/union-messages', summary: 'What people said to unions in range, those without an answer by deadline.', audience: { staff: 'membership.answer' }, query: pageQuery.extend({ state: z.enum(['open', 'answered']).default('open') }), response: pageOf(message) }),
  answer: route({ name: 'membership.answer-message', method: 'POST', path: '/api/union-messages/:messageId/answer', summary: 'Answers somebody who said something.', audience: { staff: 'membership.answer' }, params: z.object({ messageId: id }), body: z.object({ answer: paragraph(1000).min(2) }), response: message, refusals: ['membership.moved-on'] }),
}

export const joiningRefusals = {
  'membership.already-member': { status: 409, zh: '你已经是会员了，在「我的会籍」里看。要换工会请办转会。', en: 'You are a member already; see “My membership”. To change unions, ask for a transfer.' },
  'membership.exists': { status: 409, zh: '这个身份证号已经有会籍，不用再入会：请办转会。如果不是你本人办的，请带身份证到就近的工会窗口。', en: 'This ID number belongs to a member already, so there is nothing to join: start a transfer. If it was not you, bring your ID card to a union desk nearby.' },
  'membership.union-closed': { status: 409, zh: '这个工会现在不收申请，请另选一个，或联系它的上级工会。', en: 'This union takes no applications at present. Choose another, or ask the union above it.' },
  'membership.consent-needed': { status: 422, zh: '核对身份和登记会籍这两项必须同意才能入会；其余可以不同意。', en: 'Checking who you are and keeping the register need your consent before you can join; the others may be refused.' },
  'membership.terms-changed': { status: 409, zh: '个人信息的说明刚更新过，请重新看一遍再提交。', en: 'The words about personal data have just changed. Read them once more and send again.' },
  'membership.identity-needed': { status: 422, zh: '还差姓名和身份证号，填好再提交。', en: 'Name and ID number are missing. Fill them in and send again.' },
  'membership.too-young': { status: 422, zh: '未满 16 周岁还不能加入工会。', en: 'People under 16 cannot join a union yet.' },
  'membership.elsewhere-open': { status: 409, zh: '你还有一份没办完的申请，先等它办完，或把它撤回。', en: 'Another application of yours is still open. Wait for it, or take it back first.' },
  'membership.moved-on': { status: 409, zh: '这一条已经办过了，刷新看看结果。', en: 'This has been dealt with already. Reload to see how.' },
  'membership.not-a-member': { status: 409, zh: '你现在不是会员，可以先申请入会。', en: 'You are not a member now. You can ask to join first.' },
  'membership.same-union': { status: 409, zh: '你就在这个工会，不用转。', en: 'You are a member of this very union.' },
  'membership.no-union': { status: 422, zh: '这类单位没有会员，不能设入会码。请选工会、企业或单位。', en: 'A unit of this kind has no members, so it cannot have a code for joining. Choose a union or an employer.' },
  'membership.look-first': { status: 409, zh: '通过这份申请会改写本人档案里已有的信息。请点开看过两边的不同，再单独通过。', en: 'Accepting this application would write over what the person’s record says. Open it, look at what differs, then accept it by itself.' },
  'membership.settled': { status: 409, zh: '这份申请刚才已经有人办好了，你不用再办；刷新就能看到是谁、怎么办的。', en: 'A colleague has just settled this application; there is nothing more to do. Reload to see who did it and how.' },
  'membership.applicant-is-member': { status: 409, zh: '申请人现在已经是会员了，不能再入会。请不通过这份申请，并告诉本人换工会要办转会。', en: 'The applicant is a member by now and cannot join again. Refuse the application and tell them that changing unions takes a transfer.' },
  'membership.applicant-elsewhere': { status: 409, zh: '这个身份证号的人已经有会籍，不能再入会。请不通过这份申请，并告诉本人办转会。', en: 'Somebody with this ID number is a member already. Refuse the application and tell them to ask for a transfer.' },
  'membership.applicant-no-member': { status: 409, zh: '申请人现在没有会籍，没有可以转、可以退的。请不通过这份申请，并告诉本人可以申请入会。', en: 'The applicant has no membership now, so there is none to move or to end. Refuse the application and tell them that they can ask to join.' },
  'membership.not-yours': { status: 403, zh: '这份转会由接收的工会决定，你这里只能看。', en: 'The receiving union decides on this transfer; here it can only be read.' },
  'membership.not-proven': { status: 409, zh: '身份还没核对好，等核对完，或当面看过身份证再通过。', en: 'The identity is not proven yet. Wait for the check, or look at the card, then accept.' },
  'membership.number-held': { status: 409, zh: '这个身份证号已登记在另一份档案上，可能是同一个人。请先在「疑似重复」里核对合并，再通过。', en: 'Another record has this ID number; it may be the same person. Look at both under possible duplicates and merge them, then accept.' },
} as const satisfies Record<string, RefusalText>
