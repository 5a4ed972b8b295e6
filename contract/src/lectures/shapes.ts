import { z } from 'zod'
import { day, id, instant, line, time } from '../shapes.ts'

/** Shapes shared by the stories of the lecture menu (点单). */
export const count = z.number().int()
type Said = { zh: string; en: string }

/** What lectures are about, in the order of the menu. A field is never removed, for lectures held keep it. */
export const lectureFields = {
  'model-worker': { zh: '劳模工匠精神', en: 'Model workers and craft' }, 'labour-education': { zh: '劳动教育', en: 'Labour education' }, 'labour-law': { zh: '劳动法律', en: 'Labour law' }, 'worker-rights': { zh: '职工维权', en: 'Workers’ rights' },
  'party-history': { zh: '党史工运史', en: 'Party and union history' }, policy: { zh: '政策宣讲', en: 'Public policy' }, 'work-safety': { zh: '安全生产', en: 'Safety at work' }, 'fire-safety': { zh: '消防与应急', en: 'Fire and emergencies' },
  'first-aid': { zh: '急救常识', en: 'First aid' }, 'occupational-health': { zh: '职业健康', en: 'Occupational health' }, 'mental-health': { zh: '心理健康', en: 'Mental health' }, nutrition: { zh: '营养与养生', en: 'Nutrition' },
  parenting: { zh: '家庭教育', en: 'Parenting' }, 'women-workers': { zh: '女职工关爱', en: 'Women at work' }, 'fraud-prevention': { zh: '防诈骗', en: 'Fraud prevention' }, finance: { zh: '理财与社保', en: 'Savings and insurance' },
  'digital-skills': { zh: '数字技能', en: 'Digital skills' }, science: { zh: '科普', en: 'Popular science' }, environment: { zh: '生态环保', en: 'Environment' }, 'traditional-culture': { zh: '传统文化', en: 'Traditional culture' },
  'arts-crafts': { zh: '手工艺与非遗', en: 'Arts and crafts' }, literature: { zh: '读书写作', en: 'Reading and writing' }, career: { zh: '职业规划', en: 'Careers' }, communication: { zh: '沟通与礼仪', en: 'Communication' },
} as const satisfies Record<string, Said>
export const lectureField = z.enum(Object.keys(lectureFields) as [keyof typeof lectureFields, ...(keyof typeof lectureFields)[]])

export const lectureAudiences = {
  pupils: { zh: '小学生', en: 'Primary pupils' }, students: { zh: '中学生', en: 'Secondary students' }, college: { zh: '大学职校生', en: 'College students' }, workers: { zh: '职工', en: 'Workers' },
  couriers: { zh: '新就业形态劳动者', en: 'Platform workers' }, residents: { zh: '社区居民', en: 'Residents' }, elderly: { zh: '老年人', en: 'Older people' }, cadres: { zh: '工会干部', en: 'Union cadres' },
} as const satisfies Record<string, Said>
export const lectureAudience = z.enum(Object.keys(lectureAudiences) as [keyof typeof lectureAudiences, ...(keyof typeof lectureAudiences)[]])

/** Half days; the evening counts as one. */
export const partOfDay = z.enum(['morning', 'afternoon', 'evening'])
/** The part of the day in which a clock time lies: until 12:00, until 17:30, after. */
export const partOf = (from: string): z.output<typeof partOfDay> => (from < '12:00' ? 'morning' : from < '17:30' ? 'afternoon' : 'evening')
/** When a lecturer can come in a usual week: "3-afternoon" is Wednesday afternoon. */
export const weekSlot = z.string().regex(/^[1-7]-(morning|afternoon|evening)$/)

export const lecturerState = z.enum(['active', 'paused', 'ended'])
export const lectureState = z.enum(['draft', 'handed-in', 'published', 'withdrawn'])
/** open: waits for a match; asked: a lecturer has been asked; agreed: it will be held; the rest are ends. */
export const orderState = z.enum(['open', 'asked', 'agreed', 'held', 'missed', 'cancelled', 'unmet'])
export const sessionState = z.enum(['asked', 'accepted', 'declined', 'lapsed', 'called-off', 'held', 'missed'])
export const side = z.enum(['orderer', 'lecturer', 'desk'])
export const hourOfSession = time.refine((from) => from >= '08:00' && from <= '20:30', { error: 'between 08:00 and 20:30' })
export const preference = z.object({ day, from: hourOfSession })
export const rating = z.object({ mean: z.number(), judgements: count })
export const reason = line(200).refine((text) => text.length >= 2, { error: 'say why' })
export const stars = count.min(1).max(5)
export const lecturerTimes = { weekly: z.array(weekSlot).max(21), perWeek: count.min(1).max(20), perDay: count.min(1).max(3), maxKm: count.min(1).max(500), counties: z.array(z.string().regex(/^\d{6}$/)).max(30) }
export const away = z.object({ id, first: day, last: day })

/** Why a lecturer cannot hold an order at one of its times; the first that holds is told. */
export const whyNot = z.enum(['too-soon', 'not-their-audience', 'too-few', 'too-many', 'not-their-time', 'away', 'not-their-county', 'too-far', 'taken', 'too-near', 'day-full', 'week-full', 'declined'])

export const sessionRow = z.object({
  id, state: sessionState, title: z.string(), lecturer: z.string(), team: z.string().nullable(), day, from: time, to: time, km: count, askedAt: instant, answerBy: instant, answeredAt: instant.nullable(), reason: z.string().nullable(), by: side.nullable(),
  people: count.nullable(), heldSaidByOrderer: z.boolean(), heldSaidByLecturer: z.boolean(),
})
