import { z } from 'zod'
import { route } from './route.ts'
import { id, instant } from './shapes.ts'

/** What there is at the end of a month. */
export const memberStocks = ['members', 'unions', 'coverage'] as const
/** What happened in a month. */
export const memberFlows = ['joined', 'departed', 'came', 'went'] as const
export const memberFigures = [...memberStocks, ...memberFlows] as const
export const memberFigure = z.enum(memberFigures)
export const memberFlow = z.enum(memberFlows)
/** Years of birth by which members are counted; the first has no beginning, the last no end. */
export const birthDecades = ['1960s', '1970s', '1980s', '1990s', '2000s'] as const

const count = z.number().int()
const words = z.object({ zh: z.string(), en: z.string() })
/** YYYY-MM in China. */
const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
/** Of a unit and everything below it, at the end of a month and in it. `coverage`: members by workers on record, null while none are; it may lie above one where the record of workers is old. */
const sums = z.object({ members: count, unions: count, coverage: z.number().nullable(), staff: count, joined: count, departed: count, came: count, went: count })

export const memberCockpitRoutes = {
  get: route({
    name: 'memberships.cockpit', method: 'GET', path: '/api/cockpit/members', summary: 'Members of a unit and everything below it in one month: figures with their definitions, the units directly below, months, gender and age.',
    audience: { staff: 'cockpit.read' }, limit: 600, query: z.object({ unitId: id.optional(), month: month.optional() }),
    response: z.object({
      at: instant,
      /** Changes that are made but not yet counted: seconds later they are. */
      counting: count,
      unit: z.object({ id, name: z.string() }),
      /** From the acting unit down to the one shown. */
      path: z.array(z.object({ id, name: z.string() })),
      month, /** The thirteen months of the lines, oldest first, and those one may choose, newest first. */ months: z.array(month), choices: z.array(month),
      figures: z.array(z.object({ key: memberFigure, title: words, unit: words, definition: words, kind: z.enum(['sum', 'ratio']), value: z.number().nullable(), before: z.number().nullable(), spark: z.array(z.number().nullable()) })),
      trend: z.array(z.object({ month, members: count, joined: count, departed: count, came: count, went: count })),
      /** The units directly below, the largest first; `more` of them are not shown. */
      places: z.array(sums.extend({ id, name: z.string(), before: count })), more: count,
      gender: z.object({ female: count, male: count }), born: z.array(z.object({ decade: z.enum(birthDecades), members: count })),
    }),
  }),
}
