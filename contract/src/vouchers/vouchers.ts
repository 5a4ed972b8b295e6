import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { codeLine, fen, id, instant, line, paragraph, phone, plausibleDay, skillLevel } from '../shapes.ts'

const count = z.number().int()
/** Checks run side by side, so this one also sees what is no number. */
const amount = fen.refine((value) => /^\d{1,12}$/.test(value) && BigInt(value) > 0n && BigInt(value) <= 100_000_000_000n, { error: 'an amount above nothing' })
const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)
const named = z.object({ id, name: z.string() })

export const voucherState = z.enum(['issued', 'spent', 'expired'])
export const statementState = z.enum(['closed', 'approved', 'paid', 'carried'])

export const voucherProgramme = z.object({
  id, title: z.string(), summary: z.string(), unit: named, occupations: z.array(named), level: count.nullable(), valueFen: fen, validFrom: z.string(), validTo: z.string(), membersOnly: z.boolean(), selfService: z.boolean(),
  /** What of the budget is where: the four sum to the budget. */
  budgetFen: fen, freeFen: fen, heldFen: fen, spentFen: fen, issued: count, spent: count, expired: count,
})
export const voucherRow = z.object({
  id, number: z.string(), holder: z.string(), state: voucherState, via: z.enum(['asked', 'issued']), assisted: z.boolean(), issuedAt: instant, className: z.string().nullable(), spentAt: instant.nullable(), amountFen: fen.nullable(),
})
export const voucherCourse = z.object({
  classId: id, number: z.string(), title: z.string(), occupation: named, level: count.nullable(), firstDay: z.string().nullable(), feeFen: fen, cancelled: z.boolean(), admitted: z.object({ body: named, priceFen: fen }).nullable(),
})
export const voucherStatement = z.object({
  id, month, body: named, payer: named, amountFen: fen, carriedFen: fen, lines: count, state: statementState, closedAt: instant, closedBy: z.string(), approvedAt: instant.nullable(), approvedBy: z.string().nullable(), paidAt: instant.nullable(), reference: z.string().nullable(),
  mayApprove: z.boolean(), mayPay: z.boolean(),
})
export const statementLine = z.object({ at: instant, kind: z.enum(['spent', 'refunded']), voucher: z.string(), holder: z.string(), className: z.string(), amountFen: fen })
export const myVoucher = z.object({
  id, number: z.string(), title: z.string(), issuer: z.string(), occupations: z.array(z.string()), level: count.nullable(), valueFen: fen, validFrom: z.string(), validTo: z.string(), state: voucherState,
  spentOn: z.object({ classId: id, title: z.string(), amountFen: fen }).nullable(),
  /** Classes in which I have a seat and for which it may be spent. */
  classes: z.array(z.object({ classId: id, title: z.string(), firstDay: z.string().nullable(), priceFen: fen })),
})
const programmeId = z.object({ programmeId: id })
const statementId = z.object({ statementId: id })
const read = { staff: 'vouchers.read' } as const
const may = { staff: 'vouchers.manage' } as const
const owned = z.object({ id })

export const voucherRoutes = {
  listProgrammes: route({ name: 'vouchers.list-programmes', method: 'GET', path: '/api/vouchers/programmes', summary: 'Voucher programmes of my range, with where their budgets stand', audience: read, response: z.object({ rows: z.array(voucherProgramme) }) }),
  createProgramme: route({
    name: 'vouchers.create-programme', method: 'POST', path: '/api/vouchers/programmes', summary: 'Opens a programme with a budget', audience: may,
    body: z.object({ title: line(40), summary: paragraph(300), occupationIds: z.array(id).min(1).max(20), level: skillLevel.nullable(), valueFen: amount, budgetFen: amount, validFrom: plausibleDay, validTo: plausibleDay, membersOnly: z.boolean(), selfService: z.boolean() }),
    response: owned, refusals: ['vouchers.programme-wrong'],
  }),
  getProgramme: route({ name: 'vouchers.get-programme', method: 'GET', path: '/api/vouchers/programmes/:programmeId', summary: 'One programme and its newest vouchers', audience: read, params: programmeId, response: z.object({ programme: voucherProgramme, vouchers: z.array(voucherRow), mayIssue: z.boolean() }) }),
  issue: route({
    name: 'vouchers.issue', method: 'POST', path: '/api/vouchers/programmes/:programmeId/vouchers', summary: 'Gives vouchers to a list of people, each row with its outcome', audience: may, params: programmeId,
    body: z.object({ people: z.array(z.object({ name: line(40), phone })).min(1).max(200) }),
    response: z.object({ rows: z.array(z.object({ row: count, name: z.string(), outcome: z.enum(['issued', 'already', 'no-member', 'no-budget']) })), issued: count }), refusals: ['vouchers.programme-over'],
  }),
  listCourses: route({ name: 'vouchers.list-courses', method: 'GET', path: '/api/vouchers/courses', summary: 'Classes, and whether our vouchers may be spent on them', audience: read, response: z.object({ rows: z.array(voucherCourse), mayAdmit: z.boolean() }) }),
  listBodies: route({ name: 'vouchers.list-bodies', method: 'GET', path: '/api/vouchers/bodies', summary: 'Training bodies of the whole city, whom a class may be paid to', audience: may, response: z.object({ rows: z.array(named) }) }),
  admitCourse: route({
    name: 'vouchers.admit-course', method: 'POST', path: '/api/vouchers/courses/:classId/admit', summary: 'Says that our vouchers may be spent on a class, at which price, and whom we owe it', audience: may, params: z.object({ classId: id }),
    body: z.object({ bodyUnitId: id, priceFen: amount }), response: owned, refusals: ['vouchers.course-in-use'],
  }),
  listStatements: route({
    name: 'vouchers.list-statements', method: 'GET', path: '/api/vouchers/statements', summary: 'Statements of training bodies, and what is owed since', audience: read,
    response: z.object({ bodies: z.array(z.object({ id, body: named, payer: named, owedFen: fen, closable: month.nullable() })), rows: z.array(voucherStatement), mayClose: z.boolean() }),
  }),
  closeStatement: route({ name: 'vouchers.close-statement', method: 'POST', path: '/api/vouchers/bodies/:bodyId/statements', summary: 'Closes a month of a training body; what was spent before and is in no statement yet is in it', audience: may, params: z.object({ bodyId: id }), body: z.object({ month }), response: owned, refusals: ['vouchers.month-not-over', 'vouchers.month-closed'] }),
  getStatement: route({ name: 'vouchers.get-statement', method: 'GET', path: '/api/vouchers/statements/:statementId', summary: 'A statement line by line', audience: read, params: statementId, response: z.object({ statement: voucherStatement, lines: z.array(statementLine) }) }),
  statementFile: route({ name: 'vouchers.statement-file', method: 'GET', path: '/api/vouchers/statements/:statementId/file', summary: 'The statement as a workbook or PDF', audience: read, params: statementId, query: z.object({ as: z.enum(['xlsx', 'pdf']) }), response: 'file' }),
  approve: route({ name: 'vouchers.approve-statement', method: 'POST', path: '/api/vouchers/statements/:statementId/approve', summary: 'A second person approves', audience: { staff: 'vouchers.approve' }, params: statementId, response: voucherStatement, refusals: ['vouchers.statement-moved-on', 'vouchers.same-person'] }),
  pay: route({ name: 'vouchers.note-payment', method: 'POST', path: '/api/vouchers/statements/:statementId/paid', summary: 'Notes the bank transfer made for an approved statement; the transfer itself is the bank’s', audience: may, params: statementId, body: z.object({ reference: codeLine(60) }), response: voucherStatement, refusals: ['vouchers.statement-moved-on'] }),
  listMine: route({ name: 'vouchers.list-mine', method: 'GET', path: '/api/vouchers/mine', summary: 'My vouchers, and programmes that I may ask', audience: { worker: true }, response: z.object({
    vouchers: z.array(myVoucher), offers: z.array(z.object({ id, title: z.string(), summary: z.string(), issuer: z.string(), occupations: z.array(z.string()), level: count.nullable(), valueFen: fen, validTo: z.string(), membersOnly: z.boolean() })),
  }) }),
  ask: route({ name: 'vouchers.ask', method: 'POST', path: '/api/vouchers/programmes/:programmeId/ask', summary: 'Asks for a voucher; the programme’s rule answers at once', audience: { worker: true }, params: programmeId, response: owned, refusals: ['vouchers.programme-over', 'vouchers.members-only', 'vouchers.budget-used-up', 'vouchers.not-by-oneself'] }),
  spend: route({ name: 'vouchers.spend', method: 'POST', path: '/api/vouchers/:voucherId/spend', summary: 'Spends a voucher on a class in which I have a seat', audience: { worker: true }, params: z.object({ voucherId: id }), body: z.object({ classId: id }), response: z.object({ amountFen: fen }), refusals: ['vouchers.spent-already', 'vouchers.out-of-period', 'vouchers.no-seat', 'vouchers.class-does-not-fit', 'vouchers.class-paid'] }),
}

export const voucherRefusals = {
  'vouchers.programme-wrong': { status: 422, zh: '预算不够发一张，或起止日期颠倒、工种不存在。请检查后再保存。', en: 'The budget does not pay for one voucher, the days are the wrong way round, or an occupation is unknown. Check and save again.' },
  'vouchers.programme-over': { zh: '这个培训券项目不在有效期内，不能再发。请选别的项目。', en: 'The programme is not running, so no voucher can be given. Choose another one.' },
  'vouchers.members-only': { zh: '这种培训券只发给工会会员。先在手机上申请入会，通过后再来领。', en: 'Only union members may have this voucher. Join on your phone first, then ask again.' },
  'vouchers.budget-used-up': { zh: '这个项目的预算发完了。可以过几天再看，有人的券到期退回后会再放出来。', en: 'The budget of this programme is used up. Look again later: vouchers that lapse come back.' },
  'vouchers.not-by-oneself': { zh: '这个项目由工会按名单发放，不能自己领。请联系发券的工会。', en: 'These vouchers are given by list. Ask the union that gives them.' },
  'vouchers.spent-already': { zh: '这张券已经用了或过期了。请换一张。', en: 'This voucher is spent or has lapsed. Use another one.' },
  'vouchers.out-of-period': { zh: '今天或开课日不在券的有效期内，不能用在这个班。请选有效期内开课的班。', en: 'Today, or the first day of the class, is outside the voucher’s period. Choose a class within it.' },
  'vouchers.no-seat': { zh: '你在这个班还没有座位。先报名，有了座位再用券。', en: 'You have no seat in this class yet. Enrol first, then spend the voucher.' },
  'vouchers.class-does-not-fit': { zh: '这张券不能用在这个班：工种、等级不对，或这个班不收这种券。请选券上写的工种的班。', en: 'The voucher is not for this class: another occupation or level, or the class does not take it. Choose a class of the occupation on the voucher.' },
  'vouchers.class-paid': { zh: '这个班你已经用过一张券了，不用再付。', en: 'You have already used a voucher for this class; nothing more is due.' },
  'vouchers.course-in-use': { zh: '已经有人在这个班用了券，培训机构和价格不能再改。请先核对用券记录。', en: 'Vouchers have been spent on this class, so body and price stand. Look at what was spent first.' },
  'vouchers.month-not-over': { zh: '这个月还没完，次月 2 日起才能结账。请到时再来。', en: 'The month is not over: it can be closed from the second of the next one. Come back then.' },
  'vouchers.month-closed': { zh: '这个月或更晚的月份已经结过账了。新发生的会进下一张对账单。', en: 'This month, or a later one, is closed already. What came since goes into the next statement.' },
  'vouchers.statement-moved-on': { zh: '这张对账单已经走到别的步骤，请刷新后再看。', en: 'The statement has moved on meanwhile. Reload it.' },
  'vouchers.same-person': { status: 403, zh: '结账和复核要由两个人做。请换一位同事复核。', en: 'Closing and approving take two people. Ask a colleague to approve.' },
} as const satisfies Record<string, RefusalText>
