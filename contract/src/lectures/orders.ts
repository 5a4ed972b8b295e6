import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { day, divisionCode, id, instant, line, many, pageOf, pageQuery, paragraph, time } from '../shapes.ts'
import { officeLine } from '../training/heads.ts'
import { count, hourOfSession, lectureAudience, lectureField, orderState, preference, reason, sessionRow, stars, whyNot } from './shapes.ts'

const read = { staff: 'lectures.read' } as const
const may = { staff: 'lectures.order' } as const
const manage = { staff: 'lectures.manage' } as const
const orderId = z.object({ orderId: id })
const made = z.object({ id })
const asked = z.object({ day, from: time })

const orderFields = {
  id, number: z.string(), unitName: z.string(), state: orderState, title: z.string().nullable(), field: lectureField, audience: lectureAudience, people: count, place: z.string(), preferences: z.array(asked), orderedAt: instant, dueOn: day,
  session: sessionRow.nullable(),
}
const orderRow = z.object(orderFields)
const orderRecord = orderRow.extend({
  lectureId: id.nullable(), division: divisionCode, town: z.string().nullable(), address: z.string(), lat: z.number().nullable(), lng: z.number().nullable(), /** Of the room's position. */ positionId: id.nullable(), wishes: count, contact: z.string(), line: z.string(), note: z.string(), why: z.string().nullable(), sessions: z.array(sessionRow), needs: z.string().nullable(),
  may: z.object({ match: z.boolean(), cancel: z.boolean(), callOff: z.boolean(), sayHeld: z.boolean(), judge: z.boolean() }), judged: z.boolean(), byLecturer: z.object({ organised: count, attention: count }).nullable(),
})

/** One part of the sum that ranks a match. */
const part = z.object({ key: z.enum(['base', 'travel', 'load', 'preference', 'waiting', 'same-day']), points: z.number() })
const match = z.object({ lectureId: id, title: z.string(), lecturer: z.string(), team: z.string().nullable(), unitName: z.string(), day, from: time, to: time, preference: count, km: count, fromSession: z.boolean(), load: count, points: z.number(), parts: z.array(part) })
const misfit = z.object({ lectureId: id, title: z.string(), lecturer: z.string(), day, from: time, why: whyNot })

const form = z.object({
  /** A lecture of the menu, or anybody who lectures in the field. */
  lectureId: id.nullable(), field: lectureField, audience: lectureAudience, people: count.min(1).max(5_000), preferences: z.array(preference).min(1).max(3), division: divisionCode, town: line(40).nullable(), address: line(120), lat: z.number().min(-90).max(90).nullable(), lng: z.number().min(-180).max(180).nullable(),
  /** A room of one of our positions: its address and its point are taken, whatever else is said of the place. */
  roomId: id.nullable().default(null),
  contact: line(20), line: officeLine, note: paragraph(300),
}).refine((one) => (one.lat === null) === (one.lng === null), { error: 'half a place' })
const span = { from: day.optional(), to: day.optional() }
const figure = z.object({ key: z.string(), name: z.string(), sessions: count, people: count })

export const lectureOrderRoutes = {
  list: route({ name: 'lectures.list-orders', method: 'GET', path: '/api/lecture-orders', summary: 'Orders of my range, the newest first', audience: read, query: pageQuery.extend({ q: z.string().trim().max(40).optional(), state: many(orderState), field: many(lectureField), sort: z.enum(['newest', 'due']).default('newest') }), response: pageOf(orderRow) }),
  get: route({ name: 'lectures.get-order', method: 'GET', path: '/api/lecture-orders/:orderId', summary: 'One order with whoever was asked', audience: read, params: orderId, response: orderRecord }),
  order: route({ name: 'lectures.order-lecture', method: 'POST', path: '/api/lecture-orders', summary: 'Orders a lecture for my unit', audience: may, body: form, response: made.extend({ number: z.string() }), refusals: ['lectures.not-on-menu', 'lectures.not-for-them', 'lectures.no-time-left', 'lectures.orders-open', 'lectures.no-such-room', 'lectures.room-too-small'] }),
  cancel: route({ name: 'lectures.cancel-order', method: 'POST', path: '/api/lecture-orders/:orderId/cancel', summary: 'My unit takes its order back; the lecturer is told', audience: may, params: orderId, body: z.object({ reason }), response: made, refusals: ['lectures.order-over', 'lectures.too-late'] }),
  matches: route({ name: 'lectures.find-matches', method: 'GET', path: '/api/lecture-orders/:orderId/matches', summary: 'Who can hold an order when, ranked, and why others cannot', audience: manage, params: orderId, response: z.object({ rows: z.array(match), not: z.array(misfit), formula: z.object({ zh: z.string(), en: z.string() }) }) }),
  plan: route({ name: 'lectures.plan-orders', method: 'GET', path: '/api/lecture-plan', summary: 'All open orders of my range matched together', audience: manage, response: z.object({ rows: z.array(z.object({ order: orderRow, match: match.nullable(), why: z.enum(['nobody', 'others-first']).nullable() })), open: count, matched: count }) }),
  ask: route({ name: 'lectures.ask-lecturer', method: 'POST', path: '/api/lecture-orders/:orderId/ask', summary: 'Confirms a match: the lecturer is asked, and nobody else can have them then', audience: manage, params: orderId, body: z.object({ lectureId: id, day, from: hourOfSession }), response: z.object({ id, answerBy: instant }), refusals: ['lectures.order-not-open', 'lectures.no-longer-possible', 'lectures.lecturer-taken'] }),
  callOff: route({ name: 'lectures.call-off-session', method: 'POST', path: '/api/lecture-orders/:orderId/call-off', summary: 'The desk calls a session off for one of the sides; the order is matched anew or ends', audience: manage, params: orderId, body: z.object({ by: z.enum(['orderer', 'lecturer', 'desk']), again: z.boolean(), reason }), response: made, refusals: ['lectures.order-over'] }),
  close: route({ name: 'lectures.close-order', method: 'POST', path: '/api/lecture-orders/:orderId/close', summary: 'Nobody can hold it: the order ends with a reason', audience: manage, params: orderId, body: z.object({ reason }), response: made, refusals: ['lectures.order-not-open'] }),
  sayHeld: route({ name: 'lectures.say-held', method: 'POST', path: '/api/lecture-orders/:orderId/held', summary: 'It was held, before so many; or the lecturer did not come', audience: may, params: orderId, body: z.discriminatedUnion('held', [z.object({ held: z.literal(true), people: count.min(1).max(5_000) }), z.object({ held: z.literal(false), reason })]), response: made, refusals: ['lectures.not-yet', 'lectures.session-over', 'lectures.others-say-otherwise'] }),
  judge: route({ name: 'lectures.judge-session', method: 'POST', path: '/api/lecture-orders/:orderId/evaluation', summary: 'How the lecture was', audience: may, params: orderId, body: z.object({ content: stars, delivery: stars, fit: stars, comment: line(500).optional() }), response: made, refusals: ['lectures.judged', 'lectures.not-held'] }),
  figures: route({ name: 'lectures.get-figures', method: 'GET', path: '/api/lecture-figures', summary: 'Lectures held and people reached by field, lecturer, county and month', audience: read, query: z.object(span), response: z.object({ from: day, to: day, sessions: count, people: count, orders: count, unmet: count, definition: z.object({ zh: z.string(), en: z.string() }), fields: z.array(figure), lecturers: z.array(figure), counties: z.array(figure), months: z.array(figure) }) }),
} as const

export const lectureOrderRefusals = {
  'lectures.not-on-menu': { status: 409, zh: '这门课不在菜单上了，可能刚撤下。请回菜单另选，或按领域点单。', en: 'This lecture is no longer on the menu. Choose another, or order by field.' },
  'lectures.not-for-them': { status: 422, zh: '这门课不适合所填的听众或人数。请改听众、人数，或另选一门课。', en: 'This lecture is not for that audience or that many people. Change them, or choose another lecture.' },
  'lectures.no-time-left': { status: 422, zh: '希望的时间要在 3 天以后、120 天以内，而且不能重复。请改好再提交。', en: 'The times must lie between 3 and 120 days from now, each once. Correct them and send again.' },
  'lectures.no-such-room': { status: 422, zh: '这个房间已经停用，或阵地还没登记区县。请换一个房间，或直接填地址。', en: 'This room is not in use, or its position has no county on record. Choose another, or type the address.' },
  'lectures.room-too-small': { status: 422, zh: '这个房间坐不下这么多人。请换一个大些的房间，或减少人数。', en: 'The room is too small for so many. Choose a larger one, or fewer people.' },
  'lectures.orders-open': { status: 409, zh: '你们单位已有 10 个点单在办。请等办好一些，或先取消不要的。', en: 'Your unit has ten orders under way. Wait until some are done, or take back what you no longer need.' },
  'lectures.order-over': { status: 409, zh: '这个点单已经结束，或没有可以取消的场次。请刷新看最新情况。', en: 'This order has ended, or there is no session to call off. Reload to see where it stands.' },
  'lectures.order-not-open': { status: 409, zh: '这个点单现在不在等匹配，可能已经派出或取消。请刷新看最新情况。', en: 'This order does not wait for a match now; somebody was asked, or it was taken back. Reload to see.' },
  'lectures.no-longer-possible': { status: 409, zh: '这位讲师那个时间去不了了，情况刚有变化。请看最新的推荐，另选一位或另选时间。', en: 'The lecturer can no longer come then. Look at the proposals again and choose another.' },
  'lectures.lecturer-taken': { status: 409, zh: '这位讲师那个时间刚被别的点单约走。请看最新的推荐，另选一位或另选时间。', en: 'Another order has just taken the lecturer at that time. Look at the proposals again and choose another.' },
} as const satisfies Record<string, RefusalText>
