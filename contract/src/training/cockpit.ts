import { z } from 'zod'
import { route } from '../route.ts'
import { divisionCode, id, instant, line, pageQuery } from '../shapes.ts'
import { needState, outcome } from './shapes.ts'

export const cockpitFigures = ['asked', 'planned', 'trained', 'passed', 'certified', 'satisfaction'] as const
export const cockpitFigure = z.enum(cockpitFigures)

const count = z.number().int()
const words = z.object({ zh: z.string(), en: z.string() })
/** YYYY-MM in China. */
const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/)

/** Which part of the county's work: one month, or the last twelve when none is given; one county, one town, or all. */
export const cockpitFilter = z.object({ month: month.optional(), division: divisionCode.optional(), town: line(40).optional() })

const figure = z.object({
  key: cockpitFigure, title: words, unit: words, definition: words, kind: z.enum(['sum', 'ratio']),
  /** Over the period; of a ratio between 0 and 1, null while it stands on nothing. */
  value: z.number().nullable(), records: count,
  /** In the last month of the period, and in the month before it. */
  latest: z.number().nullable(), before: z.number().nullable(),
  /** A value for each of `months`. */
  spark: z.array(z.number().nullable()),
})
const share = z.object({ asked: count, planned: count })
/** What came of it in the period: at the place, or in the occupation, of the class. */
const outcomes = { trained: count, passed: count, certified: count, /** Between 0 and 1; null while nobody has judged. */ satisfaction: z.number().nullable() }
const place = share.extend({
  ...outcomes,
  /** Code of a county or name of a town; null: the needs and classes that name none. */
  key: z.string().nullable(), name: z.string(),
  /** The same one month earlier. */
  before: share,
  /** What most of the people who still wait want to learn. */
  waiting: z.array(z.object({ occupation: z.string().nullable(), seats: count })),
})

export const cockpitEventKind = z.enum(['need', 'needs-imported', 'class-published', 'enrolled', 'checked-in', 'results-confirmed', 'certificate-checked', 'judged'])
const event = z.object({
  id: z.string(), kind: cockpitEventKind, at: instant,
  /** Of the occupation or class. Never of a person. */
  title: z.string().nullable(), count, place: z.string().nullable(),
})

/** A record behind a figure. */
const behind = z.object({
  id, kind: z.enum(['need', 'result', 'judgement']), at: instant,
  /** What it adds to the figure: people, or satisfied answers `of` all. */
  counts: count, of: count,
  number: z.string(), title: z.string().nullable(), who: z.string().nullable(), place: z.string().nullable(),
  state: z.union([needState, outcome]).nullable(), link: z.string().nullable(),
})

export const cockpitRoutes = {
  get: route({
    name: 'cockpit.get', method: 'GET', path: '/api/cockpit', summary: 'The figures of the acting unit with their definitions, places, occupations, months, and what has just happened', audience: { staff: 'cockpit.read' }, limit: 600,
    query: cockpitFilter,
    response: z.object({
      at: instant,
      /** Changes that are made but not yet counted: seconds later they are. */
      counting: count,
      unit: z.string(), from: month, to: month,
      /** The twelve months of the lines, oldest first, and those one may choose, newest first. */
      months: z.array(month), choices: z.array(month),
      figures: z.array(figure),
      /** What the map and the ranking show. */
      by: z.enum(['division', 'town']), places: z.array(place),
      areas: z.array(z.object({ division: divisionCode.nullable(), town: z.string().nullable(), name: z.string() })),
      occupations: z.array(share.extend({ id: id.nullable(), name: z.string().nullable(), ...outcomes })),
      trend: z.array(share.extend({ month })), events: z.array(event),
    }),
  }),
  drillDown: route({
    name: 'cockpit.drill-down', method: 'GET', path: '/api/cockpit/:figure/records', summary: 'The records behind a figure', audience: { staff: 'cockpit.read' }, params: z.object({ figure: cockpitFigure }),
    /** `without`: only records that name no county, town or occupation. */
    query: pageQuery.extend({ ...cockpitFilter.shape, occupation: id.optional(), without: z.enum(['division', 'town', 'occupation']).optional() }),
    response: z.object({ title: words, unit: words, definition: words, kind: z.enum(['sum', 'ratio']), value: z.number().nullable(), records: count, rows: z.array(behind), next: z.string().nullable() }),
  }),
} as const
