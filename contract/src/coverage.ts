import { z } from 'zod'
import type { RefusalText } from './refusals.ts'
import { route } from './route.ts'
import { day, id, instant, line, many, pageOf, pageQuery, plausibleDay } from './shapes.ts'

export const coverageRefusals = {
  'coverage.not-an-employer': { status: 404, zh: '这不是要建会的单位：只看企业和社会组织。', en: 'This is no employer that ought to have a union: only enterprises and social organisations are.' },
  'coverage.covered': { status: 409, zh: '这家单位已经建会，不用再跟进。刷新看看现在的情况。', en: 'This employer has a union by now; there is nothing left to follow up. Reload to see it.' },
  'coverage.day-ahead': { status: 422, zh: '今天以后的还不知道，请选今天或以前的一天。', en: 'What lies ahead is not known yet. Choose today or an earlier day.' },
  'coverage.next-past': { status: 422, zh: '下次联系的日子已经过了，请选今天或以后。', en: 'The day of the next visit is past. Choose today or a later one.' },
} as const satisfies Record<string, RefusalText>

const count = z.number().int()
/** 工会法第十一条: an employer with 25 members or more ought to have a committee of its own. */
export const usualThreshold = 25
export const employerKind = z.enum(['enterprise', 'social-organisation'])
export const coveringKind = z.enum(['union', 'joint-union', 'industry-union'])
export const coverageState = z.enum(['untouched', 'visited', 'agreed', 'refused', 'founding'])
export const headcountSource = z.enum(['ledger', 'insurance', 'visit'])

const of = z.object({ on: plausibleDay.optional(), kind: employerKind.optional(), least: z.coerce.number().int().min(1).max(100_000).default(usualThreshold) })
const share = z.object({ should: count, covered: count, single: count, joint: count, industry: count })
const employer = z.object({
  id, name: z.string(), kind: employerKind, code: z.string().nullable(), creditCode: z.string().nullable(), industry: z.string().nullable(), division: z.string().nullable(), divisionName: z.string().nullable(),
  people: count.nullable(), countedOn: day.nullable(), union: z.object({ id, name: z.string(), kind: coveringKind, since: day }).nullable(),
  state: coverageState, owner: z.string().nullable(), nextOn: day.nullable(), updatedAt: instant.nullable(),
  /** The founding that put it to `founding`. */
  foundingId: id.nullable(),
})
const note = z.object({ id, state: coverageState, words: z.string(), nextOn: day.nullable(), by: z.string().nullable(), at: instant })
const headcount = z.object({ on: day, people: count, source: headcountSource })
const byEmployer = z.object({ id })
const read = { staff: 'coverage.read' } as const
const manage = { staff: 'coverage.manage' } as const

export const coverageRoutes = {
  figures: route({ name: 'coverage.figures', method: 'GET', path: '/api/coverage', summary: 'How many employers ought to have a union and how many have one, on a day, by place and kind of union', audience: read, query: of,
    response: share.extend({ on: day, least: count, unknown: count, places: z.array(share.extend({ unitId: id, name: z.string() })) }), refusals: ['coverage.day-ahead'] }),
  trend: route({ name: 'coverage.trend', method: 'GET', path: '/api/coverage/trend', summary: 'The same figures at the end of each of the last twelve months and today', audience: read, query: of,
    response: z.object({ points: z.array(share.extend({ on: day })) }), refusals: ['coverage.day-ahead'] }),
  list: route({ name: 'coverage.list', method: 'GET', path: '/api/coverage/employers', summary: 'Employers that ought to have a union, on a day: those without one first to be followed up, the biggest first', audience: read,
    query: pageQuery.extend(of.shape).extend({ covered: z.enum(['yes', 'no']).optional(), state: many(coverageState), unitId: id.optional(), unknown: z.enum(['true', 'false']).default('false'), mine: z.enum(['true', 'false']).default('false'), q: z.string().trim().max(40).optional() }), response: pageOf(employer), refusals: ['coverage.day-ahead'] }),
  get: route({ name: 'coverage.get', method: 'GET', path: '/api/coverage/employers/:id', summary: 'One employer: its head counts, its union, what was done so far', audience: read, params: byEmployer, query: z.object({ on: plausibleDay.optional() }),
    response: z.object({ employer, on: day, headcounts: z.array(headcount), notes: z.array(note), members: count, unionMembers: count.nullable(), foundedOn: day.nullable(), path: z.array(z.object({ id, name: z.string() })) }), refusals: ['coverage.day-ahead'] }),
  note: route({ name: 'coverage.note', method: 'POST', path: '/api/coverage/employers/:id/notes', summary: 'Notes a visit or call and how it stands; whoever notes it follows it up', audience: manage, params: byEmployer,
    body: z.object({ state: coverageState.exclude(['untouched']), words: line(300).refine((words) => words.length >= 2, { error: 'say what happened' }), nextOn: plausibleDay.nullable().default(null) }), response: employer, refusals: ['coverage.not-an-employer', 'coverage.covered', 'coverage.next-past'] }),
  take: route({ name: 'coverage.take', method: 'POST', path: '/api/coverage/take', summary: 'I follow these employers up from now on', audience: manage,
    body: z.object({ ids: z.array(id).min(1).max(500), nextOn: plausibleDay.nullable().default(null) }), response: z.object({ taken: count, covered: count }), safe: true }),
  setHeadcount: route({ name: 'coverage.set-headcount', method: 'POST', path: '/api/coverage/employers/:id/headcount', summary: 'Enters how many insured staff an employer had on a day, and from where that is known', audience: manage, params: byEmployer,
    body: z.object({ on: plausibleDay, people: z.number().int().min(0).max(5_000_000), source: headcountSource.exclude(['ledger']) }), response: z.object({ headcounts: z.array(headcount) }), refusals: ['coverage.not-an-employer', 'coverage.day-ahead'], safe: true }),
}
