import { z } from 'zod'
import { withoutNumbers } from './free-words.ts'

/** Shapes that recur on the wire. */
export const id = z.uuid()
/** A calendar day in China, YYYY-MM-DD. */
export const day = z.iso.date()
/** A day that somebody plans or remembers: since the founding of the People's Republic, in this century. Whoever types year 1 or 9999 has slipped. */
export const plausibleDay = day.refine((value) => value >= '1949-10-01' && value < '2100-01-01', { error: 'a day of our time' })
/** A clock time, HH:MM. */
export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const [earliest, latest] = [Date.parse('1900-01-01T00:00:00Z'), Date.parse('2200-01-01T00:00:00Z')]
/** A moment, with its offset: of our time. An evening of the year 9999 in the west is in the year 10000, which no answer can say, and whatever list it stands in is lost. */
export const instant = z.iso.datetime({ offset: true }).refine((value) => Date.parse(value) >= earliest && Date.parse(value) < latest, { error: 'a moment of our time' })
/** Money in fen as a decimal string: JSON has no 64-bit integers. */
export const fen = z.string().regex(/^-?\d{1,15}$/)
/** GB/T 2260 code, 6 digits. */
export const divisionCode = z.string().regex(/^\d{6}$/)
/** 0 apprentice … 7 chief technician (新八级工). */
export const skillLevel = z.number().int().min(0).max(7)
/** Characters that turn the direction of writing: a name with one in it makes what stands after it, in a list or an export, read backwards. */
const turning = /[\u202A-\u202E\u2066-\u2069]/u
/** One line as it was typed: trimmed, no control characters, none that turns the direction of writing. Only for what is not kept, or has a check of its own. */
export const rawLine = (max: number) => z.string().trim().min(1).max(max).refine((text) => !/[\p{Cc}]/u.test(text) && !turning.test(text), { error: 'control characters' })
/** One line that a person typed. Phone and identity numbers are taken out, for they have sealed columns of their own and a reason or a note has not. */
export const line = (max: number) => rawLine(max).overwrite(withoutNumbers)
/** A code or number of a thing (a unit, a venue, a form). Every digit is kept, so the number of a person is refused. */
export const codeLine = (max: number) => rawLine(max).refine((text) => withoutNumbers(text) === text, { error: 'the number of a person is not a code' })
/** Several lines that a person typed; without phone and identity numbers, like `line`. */
export const paragraph = (max: number) => z.string().trim().max(max).refine((text) => !/[\0]/.test(text) && !turning.test(text), { error: 'control characters' }).overwrite(withoutNumbers)
export const phone = z.string().regex(/^1[3-9]\d{9}$/)
/** A page of a list: opaque cursor, at most 200 rows. */
export const pageQuery = z.object({ cursor: z.string().max(300).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) })
export const pageOf = <Row extends z.ZodType>(row: Row) => z.object({ rows: z.array(row), next: z.string().nullable(), total: z.number().int().optional() })
/** A person as staff read one: masked; the clear text takes a permission, a reason and an audit entry. */
export const maskedPerson = z.object({ id: id.nullable(), name: z.string(), phone: z.string().nullable() })
/** A query parameter that may stand several times: ?level=1&level=2. An empty list in a body is no filter. */
export const many = <Item extends z.ZodType>(item: Item) => z.preprocess((value) => (value === undefined || (Array.isArray(value) && value.length === 0) ? undefined : [value].flat()), z.array(item).max(50).optional())
