import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { codeLine, day, id, instant, line, many, pageOf, pageQuery, paragraph, phone, rawLine } from '../shapes.ts'
import { business, caseState, counterRef, delivery, facts, factsForm, itemRef, materialPlace, quarter, stamp, verdict } from './shapes.ts'

const count = z.number().int()
export const windowCase = z.object({
  id, number: z.string(), item: itemRef, counter: counterRef, unit: z.object({ id, name: z.string() }), state: caseState, assisted: z.boolean(), delivery,
  askedAt: instant, submittedAt: instant.nullable(), acceptedAt: instant.nullable(), decidedAt: instant.nullable(), closedAt: instant.nullable(),
  /** The day by which the present step is promised. */
  deadlineOn: day.nullable(), overdue: z.boolean(), dueOn: day.nullable(), late: z.boolean(), visits: count, stars: count.nullable(),
})
const materialFile = z.object({ id, attempt: count, name: z.string(), contentType: z.string(), size: count, at: instant, by: z.string(), verdict, reason: z.string().nullable(), judgedAt: instant.nullable(), judgedBy: z.string().nullable() })
export const caseDeed = z.enum(['edit', 'submit', 'withdraw', 'review', 'examine', 'approve', 'send-back', 'hand-over', 'confirm'])
export const windowCaseRecord = windowCase.extend({
  materials: z.array(materialPlace.extend({ files: z.array(materialFile) })),
  /** 申请了什么: as it was asked for. */
  asked: facts.extend({ contact: z.object({ name: z.string(), phone: z.string() }), address: z.string().nullable(), by: z.string() }),
  /** 决定了什么, 为什么. */
  decided: z.object({ outcome: z.enum(['granted', 'refused']), opinion: z.string(), code: z.string().nullable(), validUntil: day.nullable(), examined: stamp, approved: stamp.nullable() }).nullable(),
  examined: z.object({ opinion: z.string(), at: instant, by: z.string(), byMe: z.boolean() }).nullable(),
  /** 交出了什么. */
  handed: z.object({ how: delivery, to: z.string(), tracking: z.string().nullable(), minutes: count.nullable(), at: instant, by: z.string() }).nullable(),
  registered: z.object({ code: z.string(), name: z.string(), seat: z.string(), representative: z.string(), validUntil: day, number: z.string(), cancelledOn: day.nullable() }).nullable(),
  lawDueOn: day.nullable(),
  timeline: z.array(z.object({ id, at: instant, kind: z.string(), event: z.string().nullable(), state: z.string(), by: z.string(), assisted: z.boolean(), reason: z.string().nullable() })),
  can: z.array(caseDeed), followPath: z.string().nullable(), certificate: z.boolean(),
})

const caseId = z.object({ caseId: id })
const apply = { staff: 'window.apply' } as const
const serve = { staff: 'window.serve' } as const
const contact = z.object({ name: line(40), phone })
const caseForm = z.object({ facts: factsForm, contact, delivery, address: line(120).nullable() })
const record = windowCaseRecord
/** Answers of commands are kept, so they hold no name and no number: the page reads the record anew. */
const moved = z.object({ id, state: caseState })
const moving = ['window.not-now', 'platform.changed-meanwhile'] as const
const sort = z.enum(['deadline', 'newest', 'oldest'])

export const windowCaseRoutes = {
  list: route({ name: 'window.list-cases', method: 'GET', path: '/api/window/cases', summary: 'Cases of my range, by deadline', audience: { staff: 'window.read' },
    query: pageQuery.extend({ q: z.string().trim().max(40).optional(), state: many(caseState), open: z.enum(['true', 'false']).optional(), itemId: id.optional(), counterId: id.optional(), assisted: z.enum(['true', 'false']).optional(), late: z.enum(['true', 'false']).optional(), quarter: quarter.optional(), sort: sort.default('deadline') }),
    response: pageOf(windowCase).extend({ states: z.array(z.object({ state: caseState, count })) }) }),
  get: route({ name: 'window.get-case', method: 'GET', path: '/api/window/cases/:caseId', summary: 'One case with everything asked, decided and handed out', audience: { staff: 'window.read' }, params: caseId, response: record }),
  options: route({ name: 'window.list-options', method: 'GET', path: '/api/window/options', summary: 'What my unit (or one that I assist) may ask for, where, and what it must bring', audience: apply, query: z.object({ unitId: id.optional() }),
    response: z.object({
      unit: z.object({ id, name: z.string(), eligible: z.boolean() }), assisted: z.boolean(), registered: record.shape.registered, openCaseId: id.nullable(),
      items: z.array(z.object({ id, business, title: z.string(), summary: z.string(), basis: z.string().nullable(), withoutVisit: z.boolean(), materials: z.array(materialPlace), possible: z.boolean(), counters: z.array(z.object({ id, name: z.string(), address: z.string().nullable(), line: z.string().nullable(), promiseDays: count })) })),
    }) }),
  open: route({ name: 'window.open-case', method: 'POST', path: '/api/window/cases', summary: 'Begins an application; for a unit below, it is 代办 and the record says so', audience: apply, body: caseForm.extend({ itemId: id, counterId: id, unitId: id.nullable() }), response: moved,
    refusals: ['window.unit-cannot-register', 'window.already-registered', 'window.not-registered', 'window.case-open', 'window.item-not-offered', 'window.facts-missing', 'window.address-missing'] }),
  edit: route({ name: 'window.edit-case', method: 'PUT', path: '/api/window/cases/:caseId', summary: 'Corrects what is asked for, before it is submitted or while it is to be redone', audience: apply, params: caseId, body: caseForm, response: moved, refusals: ['window.facts-missing', 'window.address-missing', ...moving] }),
  bring: route({ name: 'window.bring-material', method: 'POST', path: '/api/window/cases/:caseId/materials/:key', summary: 'Hands in a file (PDF, PNG or JPEG, up to 10 MB) for a place in the list', audience: apply, params: caseId.extend({ key: z.string().max(30) }), response: moved, refusals: ['window.no-file', 'window.material-kind', 'window.material-closed', 'platform.too-large', ...moving] }),
  openFile: route({ name: 'window.open-material', method: 'GET', path: '/api/window/materials/:materialId', summary: 'A file that was handed in', audience: { staff: 'window.read' }, params: z.object({ materialId: id }), response: 'file' }),
  submit: route({ name: 'window.submit-case', method: 'POST', path: '/api/window/cases/:caseId/submit', summary: 'Hands the application in for pre-review, also after redoing', audience: apply, params: caseId, response: moved, refusals: ['window.materials-missing', ...moving] }),
  withdraw: route({ name: 'window.withdraw-case', method: 'POST', path: '/api/window/cases/:caseId/withdraw', summary: 'Takes the application back', audience: apply, params: caseId, body: z.object({ reason: line(200) }), response: moved, refusals: moving }),
  judge: route({ name: 'window.judge-material', method: 'POST', path: '/api/window/materials/:materialId/verdict', summary: 'Accepts a material, or sends it back with the reason', audience: serve, params: z.object({ materialId: id }), body: z.object({ verdict: z.enum(['accepted', 'redo']), reason: line(200).nullable() }), response: moved, refusals: ['window.reason-missing', 'window.material-replaced', ...moving] }),
  finishReview: route({ name: 'window.finish-review', method: 'POST', path: '/api/window/cases/:caseId/review', summary: 'Ends the pre-review: everything accepted, the case is taken up; else it goes back for just what is to be redone', audience: serve, params: caseId, response: moved, refusals: ['window.materials-unjudged', ...moving] }),
  examine: route({ name: 'window.examine-case', method: 'POST', path: '/api/window/cases/:caseId/examine', summary: 'Examines: proposes to grant, or refuses with reasons', audience: { staff: 'window.examine' }, params: caseId, body: z.object({ decision: z.enum(['grant', 'refuse']), opinion: paragraph(500).refine((text) => text.length >= 2, { error: 'say why' }) }), response: moved, refusals: ['window.own-case', ...moving] }),
  approve: route({ name: 'window.approve-case', method: 'POST', path: '/api/window/cases/:caseId/approve', summary: 'The second pair of eyes: grants; the certificate is issued, changed or revoked', audience: { staff: 'window.approve' }, params: caseId,
    body: z.object({ code: rawLine(18).nullable(), rangeId: id.nullable() }), response: moved, refusals: ['window.own-case', 'window.second-eyes', 'window.code-wrong', 'window.code-taken', 'window.code-missing', 'window.range-empty', 'window.term-wrong', ...moving] }),
  sendBack: route({ name: 'window.send-back-case', method: 'POST', path: '/api/window/cases/:caseId/send-back', summary: 'Sends a case back to whoever examined it', audience: { staff: 'window.approve' }, params: caseId, body: z.object({ reason: line(200) }), response: moved, refusals: ['window.second-eyes', ...moving] }),
  handOver: route({ name: 'window.hand-over-case', method: 'POST', path: '/api/window/cases/:caseId/hand-over', summary: 'Hands over at the window or by post', audience: serve, params: caseId, body: z.object({ how: delivery, to: line(40), tracking: codeLine(40).nullable(), minutes: count.min(0).max(480).nullable() }), response: moved, refusals: moving }),
  confirm: route({ name: 'window.confirm-case', method: 'POST', path: '/api/window/cases/:caseId/confirm', summary: 'The applicant confirms that everything has arrived', audience: apply, params: caseId, response: moved, refusals: moving }),
  certificate: route({ name: 'window.download-certificate', method: 'GET', path: '/api/window/cases/:caseId/certificate', summary: 'The certificate as a PDF that verifies by itself, or as the signed credential', audience: { staff: 'window.read' }, params: caseId, query: z.object({ as: z.enum(['pdf', 'json']).default('pdf') }), response: 'file', refusals: ['window.no-certificate'] }),

  lookUp: route({ name: 'window.look-up-union', method: 'GET', path: '/api/public/legal-persons/:code', summary: 'Whether this code is that of a registered union, and what its certificate says', audience: { public: true }, params: z.object({ code: z.string().max(40) }), limit: 60,
    response: z.object({
      code: z.string(), known: z.boolean(), wellFormed: z.boolean(),
      union: z.object({ name: z.string(), seat: z.string(), representative: z.string(), registrar: z.string(), registeredOn: day, validUntil: day, state: z.enum(['valid', 'expired', 'cancelled']), cancelledOn: day.nullable(), cancelReason: z.string().nullable(), verifyPath: z.string() }).nullable(),
    }) }),
  announcements: route({ name: 'window.list-announcements', method: 'GET', path: '/api/public/union-announcements', summary: 'Unions that were registered, changed or cancelled', audience: { public: true }, query: pageQuery, response: pageOf(z.object({ id, kind: z.enum(['registered', 'changed', 'cancelled', 'replaced']), unitName: z.string(), code: z.string(), words: z.string(), on: day })) }),
  follow: route({ name: 'window.follow-case', method: 'POST', path: '/api/public/window-cases', summary: 'Where a case stands, for whoever has its link', audience: { public: true }, safe: true, limit: 60, body: z.object({ token: z.string().max(64) }),
    response: z.object({
      number: z.string(), title: z.string(), unitName: z.string(), counterName: z.string(), counterLine: z.string().nullable(), state: caseState, deadlineOn: day.nullable(), dueOn: day.nullable(), delivery,
      redo: z.array(z.object({ title: z.string(), reason: z.string() })), steps: z.array(z.object({ at: instant, state: caseState, reason: z.string().nullable() })), mayRate: z.boolean(), stars: count.nullable(), today: day,
    }) }),
}

export const windowCaseRefusals = {
  'window.unit-cannot-register': { status: 422, zh: '这类单位不属于可以登记法人资格的基层工会（管理办法第二条），请核对是替哪个工会办。', en: 'A unit of this kind cannot be registered as a grassroots union (Measures, article 2). Check for which union this is.' },
  'window.already-registered': { zh: '这个工会已经有法人资格证书。要改内容请办变更，到期请办换领。', en: 'This union has its certificate already. Ask for a change, or for a renewal at its end.' },
  'window.not-registered': { zh: '这个工会还没有登记法人资格，请先办「取得」。', en: 'This union is not registered yet. Ask to be registered first.' },
  'window.case-open': { zh: '这个工会已有一件法人资格的办件没办完。请接着办那一件，或先撤回。', en: 'This union has such a case under way. Go on with that one, or withdraw it first.' },
  'window.item-not-offered': { status: 422, zh: '选的窗口不办这个事项，可能刚停办。请重新选窗口。', en: 'That window does not offer this; it may just have stopped. Choose another.' },
  'window.facts-missing': { status: 422, zh: '还有要写的没写全，请把标出来的填好。', en: 'Something that is needed is missing. Fill in what is marked.' },
  'window.address-missing': { status: 422, zh: '选了邮寄，请写收件地址。', en: 'You chose the post, so give an address.' },
  'window.materials-missing': { status: 422, zh: '必交的材料还没交齐，或退回的还没重新交。请补上再提交。', en: 'A required material is missing, or one that came back was not redone. Add it and submit again.' },
  'window.material-closed': { zh: '这份材料已经通过，或现在不在补材料的时候，不用再交。', en: 'This material was accepted, or nothing can be handed in now.' },
  'window.material-kind': { status: 422, zh: '材料只收 PDF、PNG、JPG。请转成其中一种再交。', en: 'Materials are taken as PDF, PNG or JPEG. Convert the file and send it again.' },
  'window.no-file': { status: 400, zh: '没有收到文件，请重新选一个。', en: 'No file arrived. Choose one again.' },
  'window.material-replaced': { zh: '这份材料刚换成了新的，请刷新后看新的那份。', en: 'A newer file has just taken the place of this one. Reload and look at that.' },
  'window.materials-unjudged': { status: 422, zh: '还有材料没有写审核意见，请逐份看完再结束预审。', en: 'Some materials have no verdict yet. Look at each before you end the review.' },
  'window.reason-missing': { status: 422, zh: '退回要写清哪里不对、怎么改，请补上原因。', en: 'Say what is wrong and how to put it right before you send it back.' },
  'window.own-case': { status: 403, zh: '这件是你代办的，不能由你自己审。请同事来审。', en: 'You applied for the union yourself, so a colleague must examine it.' },
  'window.second-eyes': { status: 403, zh: '审查意见是你写的，核准要另一位同事来做。', en: 'You examined this case, so a colleague must approve it.' },
  'window.code-wrong': { status: 422, zh: '统一社会信用代码不对：工会的以 8 开头，18 位，末位是校验码。请核对。', en: 'The code is wrong: a union’s begins with 8, has 18 characters, and the last one checks. Compare it again.' },
  'window.code-taken': { zh: '这个代码已经给过别的工会，不能再用（注销的也不行）。请换一个。', en: 'This code was given to another union (perhaps a cancelled one) and is never used again. Choose another.' },
  'window.code-missing': { status: 422, zh: '新登记要有统一社会信用代码：填一个，或选号段发一个。', en: 'A new registration needs its code: type one in, or have one given from a range.' },
  'window.range-empty': { zh: '这个号段已经用完，请换一个号段，或先申请新的。', en: 'This range is used up. Choose another, or ask for a new one.' },
  'window.term-wrong': { status: 422, zh: '证书有效期与工会届期相同，届期止日要在今天之后、五年之内（管理办法第二十六条）。请退回更正。', en: 'A certificate ends with the committee’s term, which lies ahead and within five years (Measures, article 26). Send the case back to be corrected.' },
  'window.not-now': { zh: '这件现在不在这一步，可能刚被同事办过。请刷新看最新情况。', en: 'The case is not at this step; a colleague may just have acted. Reload and look again.' },
  'window.no-certificate': { status: 404, zh: '这件还没有发证，或证书已经注销。', en: 'No certificate was issued for this case, or it was cancelled.' },
} as const satisfies Record<string, RefusalText>
