import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { day, id, instant, line, pageOf, pageQuery, time } from '../shapes.ts'
import { booking, bookingState, count, positionRef, roomRef, skipWhy } from './shapes.ts'

const roomId = z.object({ roomId: id })
const bookingId = z.object({ bookingId: id })
const worker = { worker: true } as const
const unit = { staff: 'venues.book' } as const
const serve = { staff: 'venues.serve' } as const
const reason = line(200).refine((text) => text.length >= 2, { error: 'say why' })

const weekday = count.min(1).max(7)
const seriesForm = z.object({ first: day, last: day, weekdays: z.array(weekday).min(1).max(7), from: time, to: time, helper: z.boolean() })
const skipped = z.object({ day, why: skipWhy })
const series = z.object({
  id, title: z.string(), position: positionRef, room: roomRef, unitName: z.string(), weekdays: z.array(weekday), from: time, to: time, first: day, last: day, people: count, helper: z.boolean(), ahead: count, over: count, bookedAt: instant, own: z.boolean(),
})

export const roomBookingRoutes = {
  slots: route({ name: 'venues.list-slots', method: 'GET', path: '/api/public/rooms/:roomId/slots', summary: 'Free places of a room by day and stretch', audience: { public: true }, params: roomId, response: z.object({ position: positionRef.extend({ address: z.string() }), room: roomRef.extend({ capacity: count, book: z.enum(['seats', 'whole']), waitlist: count, perWeek: count.nullable(), needsHelper: z.boolean(), facilities: z.string() }), days: z.array(z.object({ day, slots: z.array(z.object({ from: time, to: time, free: count, waiting: count, state: z.enum(['free', 'full', 'taken', 'no-helper']) })) })) }) }),
  book: route({ name: 'venues.book-room', method: 'POST', path: '/api/rooms/:roomId/bookings', summary: 'Books a place in a room, or the whole of it; where all is taken, a place in the line', audience: worker, params: roomId, body: z.object({ day, from: time, people: count.min(1).max(5_000), wait: z.boolean() }), response: booking, refusals: ['venues.slot-unknown', 'venues.slot-taken', 'venues.slot-full', 'venues.helper-busy', 'venues.week-full', 'venues.barred', 'venues.room-too-small'] }),
  mine: route({ name: 'venues.list-my-bookings', method: 'GET', path: '/api/my-bookings', summary: 'Rooms and places that I have booked', audience: worker, response: z.object({ now: instant, rows: z.array(booking.extend({ address: z.string(), mayCancel: z.boolean() })) }) }),
  cancel: route({ name: 'venues.cancel-booking', method: 'POST', path: '/api/my-bookings/:bookingId/cancel', summary: 'Gives a booking or a place in the line back; the next in line has it at once', audience: worker, params: bookingId, response: booking, refusals: ['venues.booking-over'] }),

  preview: route({ name: 'venues.preview-series', method: 'POST', path: '/api/rooms/:roomId/series/preview', summary: 'Which days of a series can be had, and why not the others', audience: unit, safe: true, params: roomId, body: seriesForm, response: z.object({ rows: z.array(z.object({ day, why: skipWhy.nullable() })) }), refusals: ['venues.series-empty', 'venues.room-not-for-units'] }),
  bookSeries: route({ name: 'venues.book-series', method: 'POST', path: '/api/rooms/:roomId/series', summary: 'Books a room for my unit on every day of a series that can be had; the others are skipped and named', audience: unit, params: roomId, body: seriesForm.extend({ title: line(60), people: count.min(1).max(5_000) }), response: z.object({ id, booked: z.array(day), skipped: z.array(skipped) }), refusals: ['venues.series-empty', 'venues.room-not-for-units', 'venues.room-too-small', 'venues.nothing-free'] }),
  listSeries: route({ name: 'venues.list-series', method: 'GET', path: '/api/room-series', summary: 'Series that my unit booked, and those in the positions of my range', audience: unit, query: pageQuery.extend({ positionId: id.optional() }), response: pageOf(series) }),
  getSeries: route({ name: 'venues.get-series', method: 'GET', path: '/api/room-series/:seriesId', summary: 'One series with its days', audience: unit, params: z.object({ seriesId: id }), response: series.extend({ skipped: z.array(skipped), days: z.array(z.object({ id, day, state: bookingState, helper: z.string().nullable(), why: z.string().nullable(), people: count })) }) }),
  giveBackSeries: route({ name: 'venues.give-back-series', method: 'POST', path: '/api/room-series/:seriesId/give-back', summary: 'My unit gives back the days ahead of a series, or one of them', audience: unit, params: z.object({ seriesId: id }), body: z.object({ day: day.nullable() }), response: z.object({ days: count }), refusals: ['venues.booking-over'] }),

  day: route({ name: 'venues.list-day', method: 'GET', path: '/api/positions/:positionId/bookings', summary: 'Who comes to a position on a day', audience: serve, params: z.object({ positionId: id }), query: z.object({ day: day.optional() }), response: z.object({ day, today: day, position: positionRef, counted: count.nullable(), came: count, rows: z.array(booking.extend({ who: z.string(), phone: z.string().nullable(), title: z.string().nullable(), mayCome: z.boolean(), mayFree: z.boolean() })) }) }),
  free: route({ name: 'venues.call-off-booking', method: 'POST', path: '/api/room-bookings/:bookingId/call-off', summary: 'The position calls a booking off; whoever has it is told why', audience: serve, params: bookingId, body: z.object({ reason }), response: z.object({ id }), refusals: ['venues.booking-over'] }),
} as const

export const roomBookingRefusals = {
  'venues.slot-unknown': { status: 409, zh: '这个时段不开放预约，可能已经过了，或刚改了开放时间。请刷新后另选。', en: 'This time cannot be booked: it may be over, or the hours have just changed. Reload and choose another.' },
  'venues.slot-taken': { status: 409, zh: '这个房间那时已经有人用了（上课或整场预订）。请另选一个时段。', en: 'Somebody has the room then, for a class or as a whole. Choose another time.' },
  'venues.slot-full': { status: 409, zh: '这个时段约满了，可以候补，有人退了就轮到你；也可以另选时段。', en: 'This time is full. Wait in line for a place that is given back, or choose another.' },
  'venues.helper-busy': { status: 409, zh: '那时没有空闲的陪同人员，这个房间要有人陪同才能用。请另选一个时段。', en: 'Nobody who comes with this room is free then. Choose another time.' },
  'venues.week-full': { status: 409, zh: '这一周你在这里约的次数到上限了。请选别的一周，或先退掉一次。', en: 'You have booked here as often as one may that week. Choose another week, or give one back first.' },
  'venues.barred': { status: 409, zh: '近两个月有两次约了没来，这里暂时不能约。过了期限就可以，不来请提前退。', en: 'Twice in two months you did not come, so you cannot book here for a while. Give a booking back when you cannot come.' },
  'venues.room-too-small': { status: 422, zh: '人数比这个房间能坐的多。请换大一点的房间，或减少人数。', en: 'More people than the room holds. Choose a larger room or bring fewer.' },
  'venues.booking-over': { status: 409, zh: '这一次已经开始、用过或退过了，不用再退。请刷新看最新情况。', en: 'It has begun, was used or was given back already. Reload to see where it stands.' },
  'venues.series-empty': { status: 422, zh: '这段时间里没有所选的星期几，或开始晚于结束，或超过一年。请改好再试。', en: 'No such weekday lies between these days, or they are in the wrong order, or more than a year apart. Correct them.' },
  'venues.room-not-for-units': { status: 409, zh: '这个房间不接受单位预订。请换一个房间，或打电话问阵地。', en: 'Units cannot book this room. Choose another, or call the position.' },
  'venues.nothing-free': { status: 409, zh: '这些日子一天也订不到，没有订。请看看各天的原因，换个时间。', en: 'None of these days can be had, so nothing was booked. See why, and choose another time.' },
} as const satisfies Record<string, RefusalText>
