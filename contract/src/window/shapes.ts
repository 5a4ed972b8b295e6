import { z } from 'zod'
import { codeLine, day, id, instant, line, paragraph, time } from '../shapes.ts'

/** Shapes shared by the stories of the service window. */
export const business = z.enum(['obtain', 'change', 'renew', 'replace', 'cancel', 'general'])
export const caseState = z.enum(['preparing', 'reviewing', 'correcting', 'examining', 'approving', 'issuing', 'handed', 'closed', 'refused', 'withdrawn'])
export const verdict = z.enum(['waiting', 'accepted', 'redo'])
export const delivery = z.enum(['counter', 'post'])
export const quarter = z.string().regex(/^20\d{2}-Q[1-4]$/)

/** What has to be handed in for an item: what it is, how to fill it in, and a sample in words. */
export const materialPlace = z.object({ key: z.string(), title: z.string(), required: z.boolean(), how: z.string(), sample: z.string() })
export const materialForm = z.object({ key: z.string().regex(/^[a-z][a-z-]{0,29}$/), title: line(60), required: z.boolean(), how: paragraph(300), sample: paragraph(500) })
export const openingHours = z.object({ weekdays: z.array(z.number().int().min(1).max(7)).min(1), from: time, to: time })
export const openingHoursForm = openingHours.refine((one) => one.from < one.to, { error: 'ends before it begins' })
export const itemRef = z.object({ id, title: z.string(), business })
export const counterRef = z.object({ id, name: z.string() })

/** What the certificate says, as far as the union asks for it. */
export const factsForm = z.object({
  name: line(80).nullable(), seat: line(120).nullable(), representative: line(40).nullable(),
  /** Last day of the committee's term: that of the certificate too. */
  termUntil: day.nullable(),
  /** Number of the letter with which the union above approved it. */
  approval: codeLine(60).nullable(), reason: paragraph(500),
})
/** The same as it is shown: the representative's name masked for whoever does not work on the case. */
export const facts = z.object({ name: z.string().nullable(), seat: z.string().nullable(), representative: z.string().nullable(), termUntil: day.nullable(), approval: z.string().nullable(), reason: z.string() })
export const stamp = z.object({ at: instant, by: z.string() })
