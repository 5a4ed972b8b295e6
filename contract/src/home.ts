import { z } from 'zod'
import { permissions } from './permissions.ts'
import { route } from './route.ts'
import { day, id, instant, pageOf, pageQuery } from './shapes.ts'

const count = z.number().int()
/** A short line in both languages; it may hold names of classes and units, and of people only masked. */
const said = z.object({ zh: z.string(), en: z.string() })
const rulerDay = z.object({ date: day, working: z.boolean() })

/** One thing on the worker's first page. Scenarios contribute them; the page only knows these shapes. */
export const homeItem = z.object({
  id: z.string(), kind: z.string(),
  /** `waiting`: something waits for this person. `next`: what is in the diary. `open`: what they may join. */
  part: z.enum(['waiting', 'next', 'open']),
  /** Lower comes first in its part. */
  rank: count,
  title: said, detail: said.nullable(), note: said.nullable(), link: z.string(), action: said.nullable(),
  startsAt: instant.nullable(), endsAt: instant.nullable(),
  /** It is on now: until when, and how far one has come. */
  live: said.nullable(), progress: said.nullable(), lessons: z.array(z.enum(['came', 'missed', 'leave', 'now', 'ahead'])).nullable(),
  deadline: z.object({ from: day, due: day, days: z.array(rulerDay), workingDaysLeft: count }).nullable(),
})

/** One row of the staff's queue. `kind` chooses its icon; `menu` is the menu entry that counts it. */
export const queueItem = z.object({
  id: z.string(), kind: z.string(), menu: z.string(), permission: z.enum(permissions), subject: said, context: said, next: said,
  /** Whose move it is, for those who can only wait for it. */
  who: said, link: z.string(), from: day, due: day, at: instant.nullable(), owner: z.string().nullable(),
  /** The role could take this step, but not this person: who examined does not approve. */
  barred: z.literal(true).optional(),
})
export const queueGroup = z.enum(['overdue', 'today', 'week', 'next-week', 'later'])
export const queueRow = queueItem.omit({ permission: true, who: true, menu: true, owner: true, barred: true }).extend({
  group: queueGroup,
  /** Working days to go, or since it was due. */
  workingDays: count, mine: z.boolean(),
})
export const agendaItem = z.object({ id: z.string(), startsAt: instant, endsAt: instant, title: said, detail: said, link: z.string() })

export const homeRoutes = {
  get: route({ name: 'home.get', method: 'GET', path: '/api/home', summary: 'What waits for me, what is next, what I may join', audience: { worker: true }, response: z.object({ now: instant, today: day, items: z.array(homeItem) }) }),
  held: route({
    name: 'home.list-held-data', method: 'GET', path: '/api/me/held-data', summary: 'What is held about me, by source, with its dates: to read and to take along', audience: { worker: true },
    response: z.object({ at: instant, sections: z.array(z.object({ source: z.string(), title: said, why: said, rows: z.array(z.object({ at: instant.nullable(), what: said, facts: z.array(z.object({ name: said, value: said })) })) })) }),
  }),
}

export const queueRoutes = {
  mine: route({
    name: 'queue.mine', method: 'GET', path: '/api/queue', summary: 'What waits for me, by deadline; what I wait for; what is on today; and how punctual the month is', audience: { session: true },
    response: z.object({
      now: instant, today: day, rows: z.array(queueRow),
      /** Every day that a ruler of the rows needs, in order. */
      days: z.array(rulerDay),
      agenda: z.array(agendaItem), waiting: z.array(z.object({ id: z.string(), who: said, what: said, link: z.string(), due: day, workingDays: count, overdue: z.boolean() })),
      month: z.object({ kept: count, late: count, days: z.array(z.object({ day, done: count, late: count })) }),
    }),
  }),
  counts: route({ name: 'queue.count', method: 'GET', path: '/api/queue/counts', summary: 'How much waits behind each entry of the menu', audience: { session: true }, response: z.object({ counts: z.record(z.string(), z.object({ count, urgent: z.boolean() })) }) }),
  done: route({
    name: 'queue.list-done', method: 'GET', path: '/api/queue/done', summary: 'What I did, newest first', audience: { session: true }, query: pageQuery.extend({ from: day.optional(), to: day.optional() }),
    response: pageOf(z.object({ id, at: instant, action: z.string(), subject: z.string().nullable(), reason: z.string().nullable(), onBehalfOf: z.boolean(), link: z.string().nullable() })),
  }),
}
