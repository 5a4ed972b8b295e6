import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { codeLine, day, id, instant, line, pageQuery, paragraph, time } from '../shapes.ts'
import { counterRef, itemRef, openingHours, openingHoursForm, quarter } from './shapes.ts'

const count = z.number().int()
export const counter = z.object({
  id, name: z.string(), unitName: z.string(), address: z.string().nullable(), line: z.string().nullable(), letter: z.string(), hours: z.array(openingHours), slotMinutes: count, slotSeats: count, bookDays: count, active: z.boolean(), updatedAt: instant,
  items: z.array(itemRef.extend({ promiseDays: count.nullable() })), waiting: count, open: count,
})
export const counterForm = z.object({
  name: line(60), address: line(120).nullable(), line: codeLine(30).nullable(), letter: z.string().regex(/^[A-Z]$/), hours: z.array(openingHoursForm).max(14), slotMinutes: count.min(5).max(240), slotSeats: count.min(0).max(50), bookDays: count.min(1).max(60), active: z.boolean(),
})
export const ticketState = z.enum(['waiting', 'called', 'done', 'missed', 'moved'])
export const ticket = z.object({ id, label: z.string(), state: ticketState, source: z.enum(['phone', 'desk', 'appointment', 'moved']), item: itemRef.nullable(), dueFrom: time.nullable(), place: z.string().nullable(), calls: count, takenAt: instant, calledAt: instant.nullable(), endedAt: instant.nullable(), caseId: id.nullable() })
export const appointmentState = z.enum(['booked', 'cancelled', 'arrived', 'missed'])
export const appointment = z.object({ id, counter: counterRef, day, from: time, to: time, item: itemRef.nullable(), state: appointmentState, assisted: z.boolean() })
const publicCounter = z.object({
  id, name: z.string(), unitName: z.string(), address: z.string().nullable(), line: z.string().nullable(), hours: z.array(openingHours), bookable: z.boolean(), waiting: count, openToday: z.boolean(),
  items: z.array(itemRef.extend({ summary: z.string(), promiseDays: count, withoutVisit: z.boolean(), materials: z.array(z.object({ title: z.string(), required: z.boolean() })) })), flag: quarter.nullable(),
})

const counterId = z.object({ counterId: id })
const ticketId = z.object({ ticketId: id })
const serve = { staff: 'window.serve' } as const
const manage = { staff: 'window.manage' } as const
const visitor = { worker: true, staff: 'window.apply' } as const
const ticketChanged = ['window.ticket-not-now'] as const
const given = z.object({ id, label: z.string(), token: z.string(), ahead: count })

export const windowVisitRoutes = {
  listCounters: route({ name: 'window.list-counters', method: 'GET', path: '/api/window/counters', summary: 'Windows of my range', audience: { staff: 'window.read' }, response: z.object({ rows: z.array(counter) }) }),
  createCounter: route({ name: 'window.create-counter', method: 'POST', path: '/api/window/counters', summary: 'Opens a window at my unit', audience: manage, body: counterForm, response: z.object({ id }) }),
  editCounter: route({ name: 'window.edit-counter', method: 'PUT', path: '/api/window/counters/:counterId', summary: 'Changes a window of my range', audience: manage, params: counterId, body: counterForm.extend({ updatedAt: instant }), response: z.object({ id }), refusals: ['platform.changed-meanwhile'] }),
  setOffers: route({ name: 'window.set-offers', method: 'PUT', path: '/api/window/counters/:counterId/items', summary: 'What a window of my range does, and where it promises less time than the item', audience: manage, params: counterId, body: z.object({ offers: z.array(z.object({ itemId: id, promiseDays: count.min(1).max(60).nullable() })).max(100) }), response: z.object({ id }), refusals: ['window.promise-beyond-law'] }),
  getDoor: route({ name: 'window.get-door', method: 'GET', path: '/api/window/counters/:counterId/door', summary: 'The address in the QR code at the door of a window, where numbers are taken', audience: serve, params: counterId, response: z.object({ path: z.string(), boardPath: z.string() }) }),

  publicList: route({ name: 'window.list-public-windows', method: 'GET', path: '/api/public/windows', summary: 'Windows that are open to everybody, what they do and how many wait', audience: { public: true }, response: z.object({ rows: z.array(publicCounter) }) }),
  slots: route({ name: 'window.list-slots', method: 'GET', path: '/api/public/windows/:counterId/slots', summary: 'When a window can be booked', audience: { public: true }, params: counterId, response: z.object({ name: z.string(), days: z.array(z.object({ day, slots: z.array(z.object({ from: time, to: time, free: count })) })) }) }),
  board: route({ name: 'window.get-board', method: 'GET', path: '/api/public/windows/:counterId/board', summary: 'The numbers called at a window, for the screen in the hall', audience: { public: true }, params: counterId, limit: 240, response: z.object({ name: z.string(), now: instant, called: z.array(z.object({ label: z.string(), place: z.string(), at: instant })), waiting: z.array(z.string()), waitingCount: count }) }),
  takeTicket: route({ name: 'window.take-ticket', method: 'POST', path: '/api/public/windows/:counterId/tickets', summary: 'Takes a number on the phone, by the QR code at the door', audience: { public: true }, limit: 20, params: counterId, body: z.object({ door: z.string().max(64), itemId: id.nullable() }), response: given, refusals: ['window.closed-now', 'window.wrong-door'] }),
  followTicket: route({ name: 'window.follow-ticket', method: 'POST', path: '/api/public/tickets', summary: 'How many are before me', audience: { public: true }, safe: true, limit: 240, body: z.object({ token: z.string().max(64) }), response: z.object({ label: z.string(), state: ticketState, ahead: count, place: z.string().nullable(), counterName: z.string(), takenAt: instant }) }),

  book: route({ name: 'window.book-appointment', method: 'POST', path: '/api/window/my/appointments', summary: 'Books a time at a window', audience: visitor, body: z.object({ counterId: id, day, from: time, itemId: id.nullable() }), response: appointment, refusals: ['window.slot-unknown', 'window.slot-full', 'window.booked-that-day'] }),
  listMine: route({ name: 'window.list-my-appointments', method: 'GET', path: '/api/window/my/appointments', summary: 'Times I have booked', audience: visitor, response: z.object({ today: day, rows: z.array(appointment.extend({ address: z.string().nullable() })) }) }),
  cancel: route({ name: 'window.cancel-appointment', method: 'POST', path: '/api/window/my/appointments/:appointmentId/cancel', summary: 'Gives a booked time back', audience: visitor, params: z.object({ appointmentId: id }), response: appointment, refusals: ['window.appointment-over'] }),
  listAppointments: route({ name: 'window.list-appointments', method: 'GET', path: '/api/window/appointments', summary: 'Who comes to our windows on a day', audience: serve, query: z.object({ day: day.optional(), counterId: id.optional() }), response: z.object({ day, rows: z.array(appointment.extend({ who: z.string(), phone: z.string().nullable(), ticket: z.string().nullable() })) }) }),
  arrive: route({ name: 'window.arrive', method: 'POST', path: '/api/window/appointments/:appointmentId/arrive', summary: 'Whoever booked is here: gives a number', audience: serve, params: z.object({ appointmentId: id }), response: given, refusals: ['window.appointment-over'] }),

  queue: route({ name: 'window.get-queue', method: 'GET', path: '/api/window/counters/:counterId/queue', summary: 'Today’s numbers of a window', audience: serve, params: counterId, limit: 240, response: z.object({ name: z.string(), day, rows: z.array(ticket), done: count, missed: count, waitMinutes: count.nullable() }) }),
  giveTicket: route({ name: 'window.give-ticket', method: 'POST', path: '/api/window/counters/:counterId/tickets', summary: 'Gives a number at the desk', audience: serve, params: counterId, body: z.object({ itemId: id.nullable() }), response: given }),
  callNext: route({ name: 'window.call-next', method: 'POST', path: '/api/window/counters/:counterId/call', summary: 'Calls the next number to a desk', audience: serve, params: counterId, body: z.object({ place: codeLine(10) }), response: z.object({ ticket: ticket.nullable() }) }),
  recall: route({ name: 'window.recall-ticket', method: 'POST', path: '/api/window/tickets/:ticketId/recall', summary: 'Calls the same number again', audience: serve, params: ticketId, response: ticket, refusals: ticketChanged }),
  finish: route({ name: 'window.finish-ticket', method: 'POST', path: '/api/window/tickets/:ticketId/finish', summary: 'The visit is over; it may belong to a case', audience: serve, params: ticketId, body: z.object({ caseId: id.nullable() }), response: ticket, refusals: ticketChanged }),
  miss: route({ name: 'window.miss-ticket', method: 'POST', path: '/api/window/tickets/:ticketId/miss', summary: 'Was called and did not come', audience: serve, params: ticketId, response: ticket, refusals: ticketChanged }),
  transfer: route({ name: 'window.transfer-ticket', method: 'POST', path: '/api/window/tickets/:ticketId/transfer', summary: 'Sends a visitor to another window, with a number there', audience: serve, params: ticketId, body: z.object({ counterId: id }), response: ticket, refusals: ticketChanged }),

  rate: route({ name: 'window.rate-case', method: 'POST', path: '/api/public/window-ratings', summary: 'Rates the service of a case, by its link', audience: { public: true }, limit: 20, body: z.object({ token: z.string().max(64), stars: count.min(1).max(5), words: paragraph(300) }), response: z.object({ stars: count }), refusals: ['window.not-to-rate', 'window.rated-already'] }),
  typeRating: route({ name: 'window.type-rating', method: 'POST', path: '/api/window/cases/:caseId/rating', summary: 'Types in what the visitor said at the desk', audience: serve, params: z.object({ caseId: id }), body: z.object({ stars: count.min(1).max(5), words: paragraph(300) }), response: z.object({ stars: count }), refusals: ['window.not-to-rate', 'window.rated-already'] }),
  listRatings: route({ name: 'window.list-ratings', method: 'GET', path: '/api/window/ratings', summary: 'What was said about our windows', audience: { staff: 'window.read' }, query: pageQuery.extend({ counterId: id.optional(), quarter: quarter.optional() }), response: z.object({ rows: z.array(z.object({ caseId: id, number: z.string(), counter: counterRef, stars: count, words: z.string().nullable(), source: z.enum(['link', 'typed']), at: instant })), next: z.string().nullable() }) }),
}

const component = z.enum(['on-time', 'satisfaction', 'one-visit', 'volume'])
export const rankingRow = z.object({
  counter: counterRef, unitName: z.string(), rank: count.nullable(), score: z.number().nullable(), decided: count, late: count, assisted: count, ratings: count, stars: z.number().nullable(), oneVisit: count,
  parts: z.array(z.object({ component, share: z.number(), points: z.number() })), why: z.string().nullable(),
})
export const windowRankingRoutes = {
  get: route({ name: 'window.get-ranking', method: 'GET', path: '/api/window/ranking', summary: 'The quarter’s ranking of windows, by the formula that holds for it, with the figures of each part', audience: { staff: 'window.read' }, query: z.object({ quarter: quarter.optional() }),
    response: z.object({
      quarter, over: z.boolean(), quarters: z.array(quarter), mayAward: z.boolean(),
      formula: z.object({ version: count, since: quarter, least: count, parts: z.array(z.object({ component, weight: count, words: z.object({ zh: z.string(), en: z.string() }) })) }),
      rows: z.array(rankingRow), totals: z.object({ decided: count, late: count, assisted: count }), award: z.object({ counter: counterRef, score: z.number(), formula: count, by: z.string(), at: instant }).nullable(),
    }) }),
  award: route({ name: 'window.award-flag', method: 'POST', path: '/api/window/ranking/award', summary: 'Awards the flag of a quarter that is over to the first window; the figures are kept', audience: manage, body: z.object({ quarter }), response: z.object({ counterId: id }), refusals: ['window.quarter-not-over', 'window.awarded-already', 'window.nobody-to-award'] }),
}

export const windowVisitRefusals = {
  'window.closed-now': { zh: '窗口现在不在开放时间，取不了号。请在开放时间来，或预约一个时间。', en: 'The window is closed now, so no numbers are given. Come in its opening hours, or book a time.' },
  'window.wrong-door': { status: 403, zh: '要在窗口现场扫门口的码取号。请到窗口再扫一次。', en: 'Numbers are taken at the window itself, by the code at its door. Scan it there again.' },
  'window.slot-unknown': { status: 422, zh: '这个时间不能约，可能已经过去或窗口不开。请换一个时间。', en: 'That time cannot be booked: it is over, or the window is closed then. Choose another.' },
  'window.slot-full': { zh: '这个时间刚约满。请换一个时间。', en: 'That time has just filled up. Choose another.' },
  'window.booked-that-day': { zh: '你在这个窗口当天已经约了一个时间。要换时间请先取消那个。', en: 'You have a time at this window on that day already. Give it back first to choose another.' },
  'window.appointment-over': { zh: '这个预约已经取消、到过或过了时间，不能再改。请看最新情况。', en: 'This appointment was cancelled, kept or missed already. Reload to see how it stands.' },
  'window.ticket-not-now': { zh: '这个号现在不能这样办，可能刚被同事叫过或办完。请看最新的队列。', en: 'That cannot be done with this number now; a colleague may just have called or finished it. Look at the queue again.' },
  'window.not-to-rate': { zh: '办完交付以后才能评价。请等收到证书再评。', en: 'A case is rated after it was handed over. Wait until you have received it.' },
  'window.rated-already': { zh: '这一件已经评过了，一件只评一次。', en: 'This case was rated already; once is enough.' },
  'window.quarter-not-over': { zh: '这个季度还没结束，先不能评流动红旗。请等季度结束。', en: 'The quarter is not over, so its flag cannot be awarded yet. Wait for its end.' },
  'window.awarded-already': { zh: '这个季度的流动红旗已经评过了。', en: 'The flag of this quarter was awarded already.' },
  'window.nobody-to-award': { zh: '这个季度没有窗口达到最少件数，不评流动红旗。', en: 'No window had enough cases in this quarter, so there is no flag.' },
} as const satisfies Record<string, RefusalText>
