import { z } from 'zod'
import type { RefusalText } from './refusals.ts'
import { route } from './route.ts'
import { day, id, instant, line, paragraph, time } from './shapes.ts'

/** Counselling (心理关爱): sessions that nobody but the worker and the counsellor of the session knows of. */
const count = z.number().int()
const worker = { worker: true } as const
const read = { staff: 'counselling.read' } as const
const manage = { staff: 'counselling.manage' } as const
const made = z.object({ id })
const sessionId = z.object({ sessionId: id })

export const topics = {
  work: { zh: '工作压力', en: 'Stress at work' }, sleep: { zh: '睡眠', en: 'Sleep' }, mood: { zh: '情绪低落、焦虑', en: 'Low mood, worry' }, family: { zh: '婚恋家庭', en: 'Family and partnership' }, children: { zh: '亲子', en: 'Children' }, colleagues: { zh: '人际关系', en: 'Getting along' }, change: { zh: '变动和丧失', en: 'Change and loss' }, other: { zh: '别的', en: 'Something else' },
} as const satisfies Record<string, { zh: string; en: string }>
export const topic = z.enum(Object.keys(topics) as [keyof typeof topics, ...(keyof typeof topics)[]])
/** Words that make a page show the emergency lines at once. They are looked for in the browser; nothing of it is sent or kept. */
export const crisisWords = ['自杀', '轻生', '不想活', '想死', '活不下去', '自残', '割腕', '跳楼', '结束生命', '遗书', '杀了', '家暴', 'suicide', 'kill myself', 'end my life', 'self-harm']
export const showsCrisis = (words: string): boolean => crisisWords.some((one) => words.toLowerCase().includes(one))
/** A group smaller than this is not told apart in any figure. */
export const smallest = 5
/** So many sessions missed in half a year close the door for a month. */
export const misses = 2
/** Hours before which a session is given back by oneself. */
export const cancelHours = 2
export const way = z.enum(['room', 'phone', 'online'])
/** booked: ahead; held and missed: said by the counsellor afterwards; unreported: they never said, and it was closed by itself. */
export const sessionState = z.enum(['booked', 'cancelled', 'held', 'missed', 'unreported'])

const slot = z.object({ id, day, from: time, to: time, way, place: z.string(), counsellor: z.string() })
const mine = z.object({ id, day, from: time, to: time, way, place: z.string(), counsellor: z.string(), topic, words: z.string(), nickname: z.string().nullable(), state: sessionState, mayCancel: z.boolean(), mayRate: z.boolean(), /** Over, and the counsellor has not said how it went: by when it is closed by itself, and I may book again. */ closesBy: instant.nullable() })
const theirs = z.object({ id, day, from: time, to: time, way, topic, words: z.string(), name: z.string(), phone: z.string().nullable(), state: sessionState, notes: z.string(), maySayHeld: z.boolean(), /** Somebody was noted as missing, or nothing was noted, and they did come. */ mayPutRight: z.boolean() })
const rating = z.object({ /** A multiple of five. */ ratings: count, mean: z.number() })
const figure = z.object({ key: z.string(), name: z.string().nullable(), /** null: fewer than five, not told. */ sessions: count.nullable() })

export const counsellingRoutes = {
  find: route({ name: 'counselling.find-slots', method: 'GET', path: '/api/counselling', summary: 'Free times with counsellors, my sessions, whether I may book, and whether I am a counsellor', audience: worker, response: z.object({ slots: z.array(slot), sessions: z.array(mine), counsellor: z.boolean(), /** Sessions that I missed in half a year. */ misses: count, /** After two of them: from when on I may book again. */ barredUntil: instant.nullable() }), refusals: ['counselling.own-phone-only'] }),
  book: route({ name: 'counselling.book', method: 'POST', path: '/api/counselling/slots/:slotId/sessions', summary: 'Books a time, with a topic and words if I like', audience: worker, params: z.object({ slotId: id }), body: z.object({ topic, words: paragraph(600), /** How the counsellor calls me; then my name and number are not shown. */ nickname: line(20).nullable() }), response: made, refusals: ['counselling.own-phone-only', 'counselling.taken', 'counselling.one-ahead', 'counselling.barred'] }),
  cancel: route({ name: 'counselling.cancel', method: 'POST', path: '/api/counselling/sessions/:sessionId/cancel', summary: 'Gives a session back, until two hours before', audience: worker, params: sessionId, response: made, refusals: ['counselling.own-phone-only', 'counselling.too-late'] }),
  rate: route({ name: 'counselling.rate', method: 'POST', path: '/api/counselling/sessions/:sessionId/rating', summary: 'Rates a session that was held, once; what is kept of it is nobody’s, and told in fives', audience: worker, params: sessionId, body: z.object({ stars: count.min(1).max(5), words: paragraph(200) }), response: made, refusals: ['counselling.own-phone-only', 'counselling.not-to-rate'] }),

  desk: route({ name: 'counselling.get-my-desk', method: 'GET', path: '/api/counselling-desk', summary: 'My times and sessions as a counsellor', audience: worker, response: z.object({ slots: z.array(z.object({ id, day, from: time, to: time, way, place: z.string() })), sessions: z.array(theirs), /** null: fewer than five ratings. */ rating: rating.extend({ words: z.array(z.string()) }).nullable() }), refusals: ['counselling.own-phone-only', 'counselling.no-counsellor'] }),
  offer: route({ name: 'counselling.offer-slot', method: 'POST', path: '/api/counselling-desk/slots', summary: 'Offers a time', audience: worker, body: z.object({ day, from: time, to: time, way, place: line(80) }).refine((one) => one.from < one.to, { error: 'ends before it begins' }), response: made, refusals: ['counselling.own-phone-only', 'counselling.no-counsellor', 'counselling.time-taken'] }),
  takeBack: route({ name: 'counselling.take-slot-back', method: 'DELETE', path: '/api/counselling-desk/slots/:slotId', summary: 'Takes a free time back', audience: worker, params: z.object({ slotId: id }), response: 'none', refusals: ['counselling.own-phone-only', 'counselling.no-counsellor'] }),
  note: route({ name: 'counselling.note', method: 'PUT', path: '/api/counselling-desk/sessions/:sessionId/notes', summary: 'My own notes of a session, which only I read; empty erases them', audience: worker, params: sessionId, body: z.object({ notes: paragraph(4_000) }), response: made, refusals: ['counselling.own-phone-only', 'counselling.no-counsellor'] }),
  sayHeld: route({ name: 'counselling.say-held', method: 'POST', path: '/api/counselling-desk/sessions/:sessionId/held', summary: 'The session was held, or nobody came; for a month, that somebody came after all, or that a session that was closed by itself was held', audience: worker, params: sessionId, body: z.object({ held: z.boolean() }), response: made, refusals: ['counselling.own-phone-only', 'counselling.no-counsellor', 'counselling.not-yet'] }),

  counsellors: route({ name: 'counselling.list-counsellors', method: 'GET', path: '/api/counsellors', summary: 'Counsellors of my range', audience: read, response: z.object({ rows: z.array(z.object({ id, name: z.string(), about: z.string(), active: z.boolean() })) }) }),
  admit: route({ name: 'counselling.admit', method: 'POST', path: '/api/counsellors', summary: 'Admits a worker of my range as a counsellor, under their name', audience: manage, body: z.object({ personId: id, about: paragraph(300) }), response: made, refusals: ['counselling.already', 'counselling.without-name'] }),
  end: route({ name: 'counselling.end-counsellor', method: 'POST', path: '/api/counsellors/:counsellorId/end', summary: 'A counsellor ends; sessions that are booked are held', audience: manage, params: z.object({ counsellorId: id }), response: made }),
  figures: route({ name: 'counselling.get-figures', method: 'GET', path: '/api/counselling-figures', summary: 'Sessions by month, topic and unit, and the mean rating; what is fewer than five is not told', audience: read, response: z.object({ rating: rating.nullable(), months: z.array(figure), topics: z.array(figure), units: z.array(figure) }) }),
} as const

export const counsellingRefusals = {
  'counselling.own-phone-only': { status: 403, zh: '心理关爱只能本人在自己的账号里办，别人不能代办、代看。请本人登录。', en: 'Counselling is for oneself alone: nobody books or reads it for another. Log in as yourself.' },
  'counselling.taken': { status: 409, zh: '这个时间刚被约走或撤下了。请另选一个时间。', en: 'This time was just taken or withdrawn. Choose another.' },
  'counselling.one-ahead': { status: 409, zh: '你已经约了一次，谈完再约下一次。要改时间请先取消；已经谈过的，等咨询师登记，最多七天自动结束。', en: 'You have a session ahead. Book the next one afterwards, or cancel it to change the time. If it is over, it closes when the counsellor notes it, or by itself within seven days.' },
  'counselling.barred': { status: 409, zh: '你半年里两次约了没来，一个月内不能再约。到期就能约；急的话请打 12356。', en: 'Twice in half a year you did not come to a session, so you cannot book for a month. After that you can again; if it is urgent call 12356.' },
  'counselling.not-to-rate': { status: 409, zh: '这一次还没有谈过，或你已经评过了。请在「我的预约」里看。', en: 'This session was not held, or you have rated it already. See your sessions.' },
  'counselling.too-late': { status: 409, zh: '离开始不到 2 小时，或已经结束，不能取消了。来不了请直接告诉咨询师。', en: 'Less than two hours are left, or it is over, so it cannot be cancelled. Tell the counsellor if you cannot come.' },
  'counselling.no-counsellor': { status: 403, zh: '你还不是心理咨询师。想参加请联系工会。', en: 'You are no counsellor. Speak with your union if you would like to be.' },
  'counselling.time-taken': { status: 409, zh: '这段时间已过，或和你自己的另一段时间撞上了。请改时间。', en: 'This time is past, or overlaps another of yours. Choose another.' },
  'counselling.not-yet': { status: 409, zh: '还没到时间，或已经记过了。请谈完再记。', en: 'It has not begun, or was noted already. Note it afterwards.' },
  'counselling.already': { status: 409, zh: '这个人已经是咨询师了。请在名单里看。', en: 'This person is a counsellor already. See the list.' },
  'counselling.without-name': { status: 422, zh: '这个人还没有姓名记录。请先补上姓名。', en: 'This person has no name on record. Enter the name first.' },
} as const satisfies Record<string, RefusalText>
