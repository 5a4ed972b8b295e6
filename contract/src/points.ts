import { z } from 'zod'
import type { RefusalText } from './refusals.ts'
import { route } from './route.ts'
import { id, instant, line } from './shapes.ts'

const count = z.number().int()
/** What earns points: a lesson checked in at, a certificate, an evaluation handed in, becoming a member. */
export const pointKind = z.enum(['lesson', 'certificate', 'evaluation', 'joining'])
/** What moves them otherwise: a benefit taken, given back in time, the end of the following year. */
export const pointMovementKind = z.enum([...pointKind.options, 'claimed', 'back', 'lapsed', 'joined'])
export const pointRule = z.object({ kind: pointKind, points: count.min(1).max(10_000), /** At most so many of this kind in a month; null: no bound. */ monthlyCap: count.min(1).max(100_000).nullable() })
const rules = z.array(pointRule).min(1).max(4).refine((all) => new Set(all.map((one) => one.kind)).size === all.length, { error: 'each kind once' })
const named = z.object({ id, name: z.string() })
export const pointsProgramme = z.object({ id, name: z.string(), unit: named, rules: z.array(pointRule), active: z.boolean() })

export const pointsRoutes = {
  mine: route({
    name: 'points.list-mine', method: 'GET', path: '/api/points', summary: 'My points: how many, what lapses next, every movement, and how to earn them', audience: { worker: true },
    response: z.object({ rows: z.array(pointsProgramme.extend({
      balance: count, lapsing: z.object({ points: count, on: z.iso.date() }).nullable(), /** Whether what I do now earns points here. */ earning: z.boolean(),
      movements: z.array(z.object({ id, at: instant, kind: pointMovementKind, points: count, name: z.string().nullable(), releaseId: id.nullable() })),
    })) }),
  }),
  get: route({
    name: 'points.get-programme', method: 'GET', path: '/api/points-programme', summary: 'The points of my unit, or those of the union above that hold for it, with what was given, spent and lapsed', audience: { staff: 'benefits.read' },
    response: z.object({ own: pointsProgramme.nullable(), above: pointsProgramme.nullable(), years: z.array(z.object({ year: count, earned: count, held: count, lapsed: count })), spent: count, mayKeep: z.boolean() }),
  }),
  keep: route({
    name: 'points.keep-programme', method: 'PUT', path: '/api/points-programme', summary: 'Says what earns how many points in my unit; what was earned stands', audience: { staff: 'benefits.fund' },
    body: z.object({ name: line(40), rules, active: z.boolean() }), response: z.object({ id }),
  }),
} as const

export const pointsRefusals = {
  'benefits.points-short': { status: 409, zh: '你的积分不够领这一份。上课签到、评价、拿证都能得积分，攒够了再来。', en: 'You have too few points for this. Lessons, evaluations and certificates earn some: come back when you have enough.' },
  'benefits.no-points': { status: 422, zh: '本单位和上级都没有启用积分，福利不能要积分。请先设积分办法，或把积分填 0。', en: 'Neither your unit nor one above it has points, so a benefit cannot ask for any. Set up points first, or ask for none.' },
} as const satisfies Record<string, RefusalText>
