import { z } from 'zod'
import { drawSheet } from './draw.ts'
import type { RefusalText } from './refusals.ts'
import { route } from './route.ts'
import { fen, id, instant, line, paragraph } from './shapes.ts'

const count = z.number().int()
export const benefitKind = z.enum(['rush', 'draw'])
export const benefitPeriod = z.enum(['once', 'month', 'quarter', 'year'])
export const benefitEligible = z.enum(['everyone', 'members', 'gig'])
export const benefitHandOut = z.enum(['code', 'later'])
/** Where a release stands by the clock. `drawing`: entering is over, the seed is not out. */
export const benefitPhase = z.enum(['draft', 'soon', 'open', 'drawing', 'over', 'withdrawn'])

const fields = {
  name: line(60), summary: paragraph(600), kind: benefitKind, quantity: count.min(1).max(2_000_000), waitlist: count.min(0).max(2_000_000).nullable(), handOut: benefitHandOut, whereTo: line(120).nullable(), fetchDays: count.min(1).max(365).nullable(),
  period: benefitPeriod, series: line(60).nullable(), eligible: benefitEligible, reserveSeats: count.min(0).max(2_000_000), reserveUntil: instant.nullable(), noShow: z.boolean(), opensAt: instant, closesAt: instant, drawAt: instant.nullable(),
}
/** What one costs, and the budget that pays for it; nothing for what costs nothing. */
const paid = { costFen: fen.refine((value) => /^\d{1,10}$/.test(value), { error: 'what one costs' }), budgetId: id.nullable() }
/** How many points a place takes; 0: none. */
const price = count.min(0).max(100_000)
export const benefitForm = z.object({ ...fields, costFen: paid.costFen.default('0'), budgetId: paid.budgetId.default(null), points: price.default(0) })
/** What a release looks like; the caption is said to those who do not see it. */
export const benefitPicture = z.object({ id, caption: z.string() })
/** So many pictures a release has at most. */
export const mostBenefitPictures = 4
export const benefitRelease = z.object({
  ...fields, pictures: z.array(benefitPicture), points: price, id, number: count, unitName: z.string(), phase: benefitPhase, withdrawnReason: z.string().nullable(), updatedAt: instant,
  /** Places given, people in line, entries of a draw. */
  taken: count, waiting: count, entered: count, reserved: count,
})
/** As those who give it see it: with what one costs. */
export const keptRelease = benefitRelease.extend(paid)
/** Whose the place is after a hand-over was taken back: the claimer’s, who has the code again, or of those who wait. */
export const takenBackTo = z.enum(['worker', 'pool'])
/** Where somebody stands. `position` counts from 1; `code` is what is shown to be handed the thing. */
export const benefitStanding = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('got'), code: z.string(), fetchBy: instant.nullable(), fetchedAt: instant.nullable(), entry: count.nullable() }),
  z.object({ kind: z.literal('waiting'), position: count, entry: count.nullable() }),
  z.object({ kind: z.literal('entered'), entry: count }),
  z.object({ kind: z.literal('lost'), entry: count }),
  z.object({ kind: z.literal('missed') }),
])
/** `have`: how many of the points that it takes I have; null where it takes none. */
const own = { release: benefitRelease, standing: benefitStanding, have: count.nullable() }
const mine = z.object({ now: instant, ...own, commitment: z.string().nullable() })

const releaseId = z.object({ releaseId: id })
const manage = { staff: 'benefits.manage' } as const
const read = { staff: 'benefits.read' } as const
const worker = { worker: true } as const
const claimer = z.object({ claimId: id, ticket: count, state: z.enum(['seat', 'waiting', 'entered', 'lost', 'released', 'lapsed']), position: count.nullable(), entry: count.nullable(), who: z.string(), phone: z.string().nullable(), claimedAt: instant, fetchBy: instant.nullable(), fetchedAt: instant.nullable() })

export const benefitRoutes = {
  listOpen: route({ name: 'benefits.list-open', method: 'GET', path: '/api/benefits', summary: 'Benefits that are coming, can be claimed now, or that I have a part in', audience: worker, response: z.object({ now: instant, rows: z.array(z.object(own)) }) }),
  get: route({ name: 'benefits.get', method: 'GET', path: '/api/benefits/:releaseId', summary: 'One benefit and where I stand', audience: worker, params: releaseId, response: mine, limit: 600 }),
  claim: route({ name: 'benefits.claim', method: 'POST', path: '/api/benefits/:releaseId/claim', summary: 'Claims a benefit, or enters its draw; asking twice gives the same answer', audience: worker, params: releaseId, response: benefitStanding, refusals: ['benefits.not-open', 'benefits.over', 'benefits.gone', 'benefits.not-for-you', 'benefits.one-per-period', 'benefits.barred', 'benefits.points-short'], limit: 240 }),
  giveBack: route({ name: 'benefits.give-back', method: 'POST', path: '/api/benefits/:releaseId/give-back', summary: 'Gives a benefit, a place in line or an entry back', audience: worker, params: releaseId, response: benefitStanding, refusals: ['benefits.nothing-to-give-back'] }),
  sheet: route({ name: 'benefits.get-draw', method: 'GET', path: '/api/public/draws/:releaseId', summary: 'What anybody needs to recompute a draw', audience: { public: true }, params: releaseId, response: z.object({ name: z.string(), unitName: z.string(), closesAt: instant, drawAt: instant, sheet: drawSheet }) }),

  list: route({ name: 'benefits.list-releases', method: 'GET', path: '/api/benefit-releases', summary: 'Releases of my range', audience: read, response: z.object({ now: instant, rows: z.array(keptRelease) }) }),
  create: route({ name: 'benefits.create-release', method: 'POST', path: '/api/benefit-releases', summary: 'Prepares a release', audience: manage, body: benefitForm, response: z.object({ id }), refusals: ['benefits.times-wrong', 'benefits.budget-wrong', 'benefits.no-points'] }),
  addPicture: route({ name: 'benefits.add-picture', method: 'POST', path: '/api/benefit-releases/:releaseId/pictures', summary: 'Adds a picture (PNG or JPEG, up to 8 MB); it is kept as large as a screen shows it', audience: manage, params: releaseId, query: z.object({ caption: line(60) }), response: z.object({ id }), refusals: ['benefits.no-picture', 'benefits.picture-kind', 'benefits.picture-large', 'benefits.pictures-full', 'benefits.not-now'] }),
  removePicture: route({ name: 'benefits.remove-picture', method: 'DELETE', path: '/api/benefit-pictures/:pictureId', summary: 'Takes a picture away', audience: manage, params: z.object({ pictureId: id }), response: 'none' }),
  picture: route({ name: 'benefits.show-picture', method: 'GET', path: '/api/public/benefit-pictures/:pictureId', summary: 'A picture of a benefit that is announced', audience: { public: true }, params: z.object({ pictureId: id }), response: 'file' }),
  publish: route({ name: 'benefits.publish-release', method: 'POST', path: '/api/benefit-releases/:releaseId/publish', summary: 'Announces a release; of a draw also its commitment', audience: manage, params: releaseId, response: z.object({ id }), refusals: ['benefits.not-a-draft', 'benefits.times-wrong', 'benefits.budget-short', 'benefits.budget-closed'] }),
  withdraw: route({ name: 'benefits.withdraw-release', method: 'POST', path: '/api/benefit-releases/:releaseId/withdraw', summary: 'Calls a release off; whoever has a place is told', audience: manage, params: releaseId, body: z.object({ reason: line(200).refine((text) => text.length >= 2, { error: 'say why' }) }), response: z.object({ id }), refusals: ['benefits.not-now'] }),
  claims: route({ name: 'benefits.list-claims', method: 'GET', path: '/api/benefit-releases/:releaseId/claims', summary: 'One release with its figures, and who claimed, in order', audience: read, params: releaseId, query: z.object({ after: z.coerce.number().int().min(0).default(0) }), response: z.object({ now: instant, release: keptRelease, commitment: z.string().nullable(), rows: z.array(claimer), next: count.nullable() }), limit: 240 }),
  handOver: route({ name: 'benefits.hand-over', method: 'POST', path: '/api/benefits/hand-over', summary: 'Hands a benefit over against its code, once', audience: { staff: 'benefits.hand-out' }, body: z.object({ code: z.string().trim().max(40) }), response: z.object({ claimId: id, name: z.string(), who: z.string(), at: instant }), refusals: ['benefits.code-unknown', 'benefits.handed-over', 'benefits.code-lapsed'] }),
  takeBack: route({ name: 'benefits.take-back-hand-over', method: 'POST', path: '/api/benefit-claims/:claimId/take-back', summary: 'Takes a hand-over back: the wrong person, or the wrong thing. The place is the claimer’s again, or goes back to the others', audience: { staff: 'benefits.hand-out' }, params: z.object({ claimId: id }), body: z.object({ reason: line(200).refine((text) => text.length >= 2, { error: 'say why' }), to: takenBackTo }), response: z.object({ to: takenBackTo }), refusals: ['benefits.not-handed-over'] }),
} as const

export const benefitRefusals = {
  'benefits.not-open': { status: 409, zh: '还没开始，到时间再来，早点不会少。', en: 'It has not begun. Come back at its time; nothing is given away before.' },
  'benefits.over': { status: 409, zh: '已经结束了，请看看别的福利。', en: 'It is over. Have a look at the others.' },
  'benefits.gone': { status: 409, zh: '已经领完，候补也满了，请看看别的福利。', en: 'All gone, and the waiting list is full. Have a look at the others.' },
  'benefits.not-for-you': { status: 403, zh: '这份福利是给指定范围的会员的，你现在不在范围内。刚入会的请等登记好再来。', en: 'This benefit is for certain members, and you are not among them now. If you have just joined, come back once you are on the register.' },
  'benefits.one-per-period': { status: 409, zh: '这一期你已经在另一处领过或在排队，一人一份。想换请先退掉那一份。', en: 'You have one, or a place in line, in this period already: one for each person. Give that back first if you would rather have this.' },
  'benefits.barred': { status: 409, zh: '你最近两次领了没来取，暂时不能领。过了这段时间就可以了。', en: 'Twice lately you did not fetch what you had claimed, so you cannot claim for a while. After that you can again.' },
  'benefits.nothing-to-give-back': { status: 409, zh: '没有可以退的：没领过，已经取走，或名单已封存等抽签。', en: 'There is nothing to give back: not claimed, already fetched, or the list of the draw is closed.' },
  'benefits.times-wrong': { status: 422, zh: '时间排不通：开始要在结束前，抽签要在截止后，开始不能已经过去。请改好再发布。', en: 'The times do not fit: it must open before it closes, be drawn after it closes, and not open in the past. Correct them and publish again.' },
  'benefits.not-a-draft': { status: 409, zh: '这一期已经发布或撤回，不能再发布。请刷新页面看最新状态。', en: 'It was published or withdrawn already. Reload the page to see where it stands.' },
  'benefits.not-now': { status: 409, zh: '这一期已经撤回或还没发布，现在不用做这一步。请刷新页面。', en: 'It was withdrawn already, or never published: there is nothing to do. Reload the page.' },
  'benefits.no-picture': { status: 422, zh: '没有收到图片，请选一张再传。', en: 'No picture arrived. Choose one and send it again.' },
  'benefits.picture-kind': { status: 422, zh: '图片没有收下：只收能打开的 PNG、JPG。请转成其中一种再传。', en: 'The picture was not taken: PNG or JPEG that can be opened. Convert it and send it again.' },
  'benefits.picture-large': { status: 413, zh: '图片超过 8 MB，没有收下。请存成小一点的，或截一张图再传。', en: 'The picture is larger than 8 MB and was not taken. Save it smaller, or take a screenshot of it, and send that.' },
  'benefits.pictures-full': { status: 409, zh: '一份福利最多四张图片，请先删掉一张。', en: 'A benefit shows at most four pictures. Take one away first.' },
  'benefits.code-unknown': { status: 404, zh: '没有这个领取码，请对照手机再输一遍。', en: 'No such code. Compare it with the phone and type it again.' },
  'benefits.handed-over': { status: 409, zh: '这份已经取走了，一码只能用一次。', en: 'This one was handed over already: a code works once.' },
  'benefits.not-handed-over': { status: 409, zh: '这一份现在没有核销记录，可能别人刚撤销过。请刷新页面看最新状态。', en: 'This one is not handed over now: somebody may have taken it back already. Reload the page to see where it stands.' },
  'benefits.code-lapsed': { status: 409, zh: '这个码已经作废（过期没取，或本人退了），名额给了下一位。', en: 'This code is void: it was not fetched in time or was given back, and the place went on.' },
} as const satisfies Record<string, RefusalText>
