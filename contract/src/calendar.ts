import { z } from 'zod'
import type { RefusalText } from './refusals.ts'
import { route } from './route.ts'
import { day, line } from './shapes.ts'

export const calendarRefusals = {
  'calendar.too-far': { status: 422, zh: '只能改去年到后年的日子，请换一个年份。', en: 'Only days from last year to the year after next can be set. Choose another year.' },
  'calendar.notice-unreadable': { status: 422, zh: '没有从这段文字里认出放假安排，请把通知里从「一、元旦」开始的几段原样粘贴进来，年份也要对。', en: 'No days off could be read from this text. Paste the paragraphs of the notice as they are, beginning with 「一、元旦」, and check the year.' },
  'calendar.not-set': { status: 404, zh: '这一天没有单独设过，已经按国务院的安排算。', en: 'This day was not set by hand; it already follows the State Council’s notice.' },
} as const satisfies Record<string, RefusalText>

export const calendarDayKind = z.enum(['workday', 'holiday'])
const year = z.coerce.number().int().min(2000).max(2100)
const dayState = z.object({
  day, working: z.boolean(),
  /** The festival it belongs to, or what was written by hand. */
  name: z.string().nullable(),
  /** Said here by hand, over the State Council’s notice. */
  byHand: calendarDayKind.nullable(),
})
const yearOf = z.object({ year: z.number().int(), knownThrough: day, days: z.array(dayState) })

export const calendarRoutes = {
  year: route({ name: 'calendar.get-year', method: 'GET', path: '/api/calendar/:year', summary: 'The working days of a year: the State Council’s notice, with the days set by hand laid over it', audience: { session: true }, params: z.object({ year }), response: yearOf }),
  setDay: route({
    name: 'calendar.set-day', method: 'PUT', path: '/api/calendar/days/:day', summary: 'Says that a day is worked or is off; deadlines promised from now on count it so', audience: { staff: 'calendar.manage' },
    params: z.object({ day }), body: z.object({ kind: calendarDayKind, name: line(40) }), response: dayState, refusals: ['calendar.too-far'],
  }),
  readNotice: route({
    name: 'calendar.read-notice', method: 'POST', path: '/api/calendar/:year/notice', summary: 'Reads the State Council’s notice on the days off of a year, as text; says what it would mean and writes nothing.', audience: { staff: 'calendar.manage' },
    params: z.object({ year }), body: z.object({ text: z.string().max(5_000) }), response: z.object({ days: z.array(z.object({ day, kind: calendarDayKind, name: z.string() })) }), refusals: ['calendar.notice-unreadable'], safe: true,
  }),
  setDays: route({
    name: 'calendar.set-days', method: 'POST', path: '/api/calendar/days', summary: 'Says of several days at once what they are, as a notice does', audience: { staff: 'calendar.manage' },
    body: z.object({ days: z.array(z.object({ day, kind: calendarDayKind, name: line(40) })).min(1).max(120) }), response: z.object({ set: z.number().int() }), refusals: ['calendar.too-far'],
  }),
  removeDay: route({
    name: 'calendar.remove-day', method: 'DELETE', path: '/api/calendar/days/:day', summary: 'Takes a day set by hand back', audience: { staff: 'calendar.manage' }, params: z.object({ day }), response: dayState, refusals: ['calendar.not-set'],
  }),
}
