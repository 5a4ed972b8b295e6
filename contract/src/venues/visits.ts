import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { day, id, instant } from '../shapes.ts'
import { count, positionKind, positionRef } from './shapes.ts'

const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
const token = z.string().max(64)
const serve = { staff: 'venues.serve' } as const
const arrived = z.object({ position: positionRef, at: instant, again: z.boolean(), room: z.string().nullable(), from: z.string().nullable(), to: z.string().nullable() })
const span = z.object({ from: month.optional(), to: month.optional() })

export const positionVisitRoutes = {
  code: route({ name: 'venues.get-door-code', method: 'GET', path: '/api/positions/:positionId/code', summary: 'The code of this quarter of a minute at the door of a position', audience: serve, params: z.object({ positionId: id }), limit: 240, response: z.object({ path: z.string(), until: instant, position: positionRef, today: count }) }),
  read: route({ name: 'venues.read-door-code', method: 'POST', path: '/api/public/door-codes', summary: 'Which position a scanned code belongs to', audience: { public: true }, safe: true, limit: 60, body: z.object({ token }), response: z.object({ position: positionRef, loggedIn: z.boolean() }), refusals: ['venues.code-wrong', 'venues.code-old'] }),
  come: route({ name: 'venues.check-in', method: 'POST', path: '/api/position-visits', summary: 'I am here: by the code at the door, once a day or once for each booking', audience: { worker: true }, body: z.object({ token }), response: arrived, refusals: ['venues.code-wrong', 'venues.code-old'] }),
  noteCame: route({ name: 'venues.note-came', method: 'POST', path: '/api/room-bookings/:bookingId/came', summary: 'Whoever booked came, by the list on paper', audience: serve, params: z.object({ bookingId: id }), body: z.object({ people: count.min(1).max(5_000) }), response: z.object({ id }), refusals: ['venues.booking-over', 'venues.not-yet'] }),
  enterCount: route({ name: 'venues.enter-count', method: 'PUT', path: '/api/positions/:positionId/counts/:day', summary: 'How many more came on a day, by the sheet at the door; said again it is corrected', audience: serve, params: z.object({ positionId: id, day }), body: z.object({ people: count.min(0).max(100_000) }), response: z.object({ people: count }), refusals: ['venues.count-day'] }),
  figures: route({ name: 'venues.get-figures', method: 'GET', path: '/api/position-figures', summary: 'Person-times by month, kind and position, with the ranking', audience: { staff: 'venues.read' }, query: span, response: z.object({ from: month, to: month, total: count, definition: z.object({ zh: z.string(), en: z.string() }), months: z.array(z.object({ month, people: count })), kinds: z.array(z.object({ kind: positionKind, positions: count, people: count })), ranking: z.array(z.object({ rank: count, position: positionRef, unitName: z.string(), town: z.string().nullable(), people: count, visits: count })).describe('The first of them'), ranked: count }) }),
  rankingFile: route({ name: 'venues.export-ranking', method: 'GET', path: '/api/position-figures/ranking.xlsx', summary: 'The ranking of these months as a workbook, marked with unit, months, who took it and when', audience: { staff: 'venues.read' }, query: span.extend({ language: z.enum(['zh', 'en']).default('zh') }), response: 'file' }),
} as const

export const positionVisitRefusals = {
  'venues.code-wrong': { status: 404, zh: '这不是阵地门口的签到码。请对准门口屏幕上的码再扫一次。', en: 'This is not the code of a position. Scan the one on the screen at the door.' },
  'venues.code-old': { status: 409, zh: '这个码过时了，每十五秒换一次。请再扫一次屏幕上的新码。', en: 'This code has grown old; it changes every fifteen seconds. Scan the new one.' },
  'venues.not-yet': { status: 409, zh: '还没到这一天，不能记到场。请当天再记。', en: 'That day has not come. Note it on the day itself.' },
  'venues.count-day': { status: 422, zh: '只能记今天和过去 60 天的人数。请核对日期。', en: 'Counts can be entered for today and the sixty days before. Check the day.' },
} as const satisfies Record<string, RefusalText>
