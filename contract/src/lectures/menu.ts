import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { day, id, instant, line, many, pageOf, pageQuery, paragraph, time } from '../shapes.ts'
import { away, count, lectureAudience, lectureField, lecturerState, lecturerTimes, lectureState, rating, reason, sessionState, side, stars } from './shapes.ts'

const manage = { staff: 'lectures.manage' } as const
const read = { staff: 'lectures.read' } as const
const worker = { worker: true } as const
const anybody = { session: true } as const
const lectureId = z.object({ lectureId: id })
const lecturerId = z.object({ lecturerId: id })
const engagementId = z.object({ engagementId: id })
const made = z.object({ id })

const words = { title: line(60), field: lectureField, audiences: z.array(lectureAudience).min(1).max(8), minutes: count.min(20).max(240), needs: paragraph(300), peopleMin: count.min(1).max(2_000), peopleMax: count.min(1).max(5_000), summary: paragraph(1_000).refine((text) => text.length >= 10, { error: 'say what it is about' }) }
const fits = (one: { peopleMin: number; peopleMax: number }) => one.peopleMin <= one.peopleMax
const form = z.object({ ...words, /** Hands it in for the check at once; otherwise it stays a draft. */ handIn: z.boolean() }).refine(fits, { error: 'from more than to' })
const editForm = z.object({ ...words, handIn: z.boolean(), updatedAt: instant }).refine(fits, { error: 'from more than to' })

const card = { id, title: z.string(), field: lectureField, audiences: z.array(lectureAudience), minutes: count, peopleMin: count, peopleMax: count, lecturer: z.string(), team: z.string().nullable(), unitName: z.string(), rating: rating.nullable(), held: count }
export const menuCard = z.object(card)
const lecture = z.object({ ...card, summary: z.string(), needs: z.string(), state: lectureState, note: z.string().nullable(), updatedAt: instant })
const lectureListed = z.object({ ...card, state: lectureState, note: z.string().nullable(), updatedAt: instant })

const person = { name: z.string(), team: z.string().nullable(), about: z.string(), unitName: z.string(), fields: z.array(lectureField), divisionName: z.string().nullable(), town: z.string().nullable(), state: lecturerState }
const times = { weekly: z.array(z.string()), perWeek: count, perDay: count, maxKm: count, counties: z.array(z.string()) }
const place = { division: z.string().regex(/^\d{6}$/), town: line(40).nullable(), lat: z.number().min(-90).max(90).nullable(), lng: z.number().min(-180).max(180).nullable() }
const lecturerFields = { team: line(40).nullable(), about: paragraph(500), fields: z.array(lectureField).min(1).max(24), ...place, ...lecturerTimes }
const wholePlace = (one: { lat: number | null; lng: number | null }) => (one.lat === null) === (one.lng === null)
const lecturerRow = z.object({ id, ...person, lectures: count, ahead: count, held: count, rating: rating.nullable() })
const lecturer = z.object({ id, ...person, ...times, division: z.string(), lat: z.number().nullable(), lng: z.number().nullable(), away: z.array(away), lectures: z.array(lectureListed), updatedAt: instant, ahead: count, held: count, rating: rating.nullable(),
  sessions: z.array(z.object({ id, orderId: id.nullable(), title: z.string(), day, from: time, to: time, state: sessionState, unitName: z.string() })) })

const mySession = z.object({
  id, title: z.string(), unitName: z.string(), place: z.string(), day, from: time, to: time, km: count, state: sessionState, people: count, audience: lectureAudience, contact: z.string(), line: z.string(), note: z.string(), needs: z.string(), answerBy: instant, reason: z.string().nullable(), by: side.nullable(),
  heldSaid: z.boolean(), mayAnswer: z.boolean(), mayCallOff: z.boolean(), maySayHeld: z.boolean(), mayJudge: z.boolean(), judged: z.boolean(), heldPeople: count.nullable(),
})

/** What became of a wish: nobody ordered it yet, it is on the way, it is settled when and where, it was held, or it came to nothing (`why`). */
export const wishState = z.enum(['waiting', 'ordered', 'settled', 'held', 'fell-through', 'off-menu'])
const myWish = z.object({ lectureId: id, title: z.string(), lecturer: z.string(), wishedAt: instant, state: wishState, day: day.nullable(), from: time.nullable(), place: z.string().nullable(), why: z.string().nullable() })

export const lectureMenuRoutes = {
  find: route({ name: 'lectures.find-menu', method: 'GET', path: '/api/lecture-menu', summary: 'Published lectures by words, field, audience and length', audience: anybody, query: z.object({ q: z.string().trim().max(40).optional(), field: lectureField.optional(), audience: lectureAudience.optional(), minutes: z.coerce.number().int().min(20).max(240).optional(), limit: z.coerce.number().int().min(1).max(60).default(20), skip: z.coerce.number().int().min(0).max(5_000).default(0) }), response: z.object({ rows: z.array(menuCard), total: count, fields: z.array(z.object({ field: lectureField, count })) }) }),
  show: route({ name: 'lectures.show-lecture', method: 'GET', path: '/api/lecture-menu/:lectureId', summary: 'A published lecture, its lecturer and how it was judged', audience: anybody, params: lectureId, response: z.object({ ...card, summary: z.string(), needs: z.string(), about: z.string() }) }),

  wish: route({ name: 'lectures.wish', method: 'POST', path: '/api/lecture-menu/:lectureId/wish', summary: 'I would like to hear it: counted once for the officers of my union; again after an order came to an end', audience: worker, params: lectureId, response: myWish, refusals: ['lectures.not-on-menu'] }),
  unwish: route({ name: 'lectures.take-wish-back', method: 'DELETE', path: '/api/lecture-menu/:lectureId/wish', summary: 'Takes a wish back', audience: worker, params: lectureId, response: 'none' }),
  myWishes: route({ name: 'lectures.list-my-wishes', method: 'GET', path: '/api/my-lecture-wishes', summary: 'What I would like to hear, and what became of it', audience: worker, response: z.object({ rows: z.array(myWish) }) }),
  wishes: route({ name: 'lectures.list-wishes', method: 'GET', path: '/api/lecture-wishes', summary: 'How many members of my range would like to hear what, the most wished first, and of which unions: those with most of them, of `unitCount`', audience: read, response: z.object({ rows: z.array(z.object({ lectureId: id, title: z.string(), lecturer: z.string(), people: count, since: instant, unitCount: count, units: z.array(z.object({ id, name: z.string(), people: count })) })) }) }),

  list: route({ name: 'lectures.list-lectures', method: 'GET', path: '/api/lectures', summary: 'Lectures of my range in every state, what waits for a check first', audience: read, query: pageQuery.extend({ q: z.string().trim().max(40).optional(), state: many(lectureState), field: many(lectureField) }), response: pageOf(lectureListed) }),
  get: route({ name: 'lectures.get-lecture', method: 'GET', path: '/api/lectures/:lectureId', summary: 'One lecture of my range', audience: read, params: lectureId, response: lecture.extend({ lecturerId: id, words: z.array(z.string()), ratings: z.array(z.object({ key: z.enum(['content', 'delivery', 'fit']), mean: z.number().nullable(), n: count })) }) }),
  writeFor: route({ name: 'lectures.write-lecture-for', method: 'POST', path: '/api/lecturers/:lecturerId/lectures', summary: 'An officer writes a lecture for a lecturer', audience: manage, params: lecturerId, body: form, response: made, refusals: ['lectures.not-their-field', 'lectures.lecturer-ended'] }),
  edit: route({ name: 'lectures.edit-lecture', method: 'PUT', path: '/api/lectures/:lectureId', summary: 'An officer changes a lecture', audience: manage, params: lectureId, body: editForm, response: made, refusals: ['lectures.not-their-field', 'platform.changed-meanwhile'] }),
  publish: route({ name: 'lectures.publish-lecture', method: 'POST', path: '/api/lectures/:lectureId/publish', summary: 'Puts a checked lecture on the menu', audience: manage, params: lectureId, body: z.object({ updatedAt: instant }), response: made, refusals: ['lectures.not-handed-in', 'platform.changed-meanwhile'] }),
  sendBack: route({ name: 'lectures.send-lecture-back', method: 'POST', path: '/api/lectures/:lectureId/send-back', summary: 'Gives a lecture back to its lecturer with what to mend', audience: manage, params: lectureId, body: z.object({ note: reason }), response: made, refusals: ['lectures.not-handed-in'] }),
  withdraw: route({ name: 'lectures.withdraw-lecture', method: 'POST', path: '/api/lectures/:lectureId/withdraw', summary: 'Takes a lecture off the menu; what is agreed is held all the same', audience: manage, params: lectureId, body: z.object({ note: reason }), response: made, refusals: ['lectures.not-published'] }),

  listLecturers: route({ name: 'lectures.list-lecturers', method: 'GET', path: '/api/lecturers', summary: 'Lecturers of my range', audience: read, query: pageQuery.extend({ q: z.string().trim().max(40).optional(), state: many(lecturerState), field: many(lectureField) }), response: pageOf(lecturerRow) }),
  getLecturer: route({ name: 'lectures.get-lecturer', method: 'GET', path: '/api/lecturers/:lecturerId', summary: 'One lecturer with times, lectures and sessions', audience: read, params: lecturerId, response: lecturer }),
  admit: route({ name: 'lectures.admit-lecturer', method: 'POST', path: '/api/lecturers', summary: 'Admits a person of my range as a lecturer of my unit, under their name', audience: manage, body: z.object({ personId: id, ...lecturerFields }).refine(wholePlace, { error: 'half a place' }), response: made, refusals: ['lectures.already-lecturer', 'lectures.person-without-name'] }),
  editLecturer: route({ name: 'lectures.edit-lecturer', method: 'PUT', path: '/api/lecturers/:lecturerId', summary: 'Changes team, fields, home and times of a lecturer', audience: manage, params: lecturerId, body: z.object({ ...lecturerFields, updatedAt: instant }).refine(wholePlace, { error: 'half a place' }), response: made, refusals: ['platform.changed-meanwhile'] }),
  setLecturer: route({ name: 'lectures.set-lecturer-state', method: 'POST', path: '/api/lecturers/:lecturerId/state', summary: 'A lecturer pauses, comes back or ends; ending takes their lectures off the menu', audience: manage, params: lecturerId, body: z.object({ state: lecturerState, reason }), response: made, refusals: ['lectures.sessions-ahead', 'lectures.lecturer-ended'] }),

  mine: route({ name: 'lectures.get-my-lecturing', method: 'GET', path: '/api/my-lecturing', summary: 'What I offer as a lecturer, when I can, what I am asked and what lies ahead', audience: worker, response: z.object({ now: instant, lecturer: z.object({ ...person, ...times, division: z.string(), away: z.array(away), rating: rating.nullable(), held: count }).nullable(), lectures: z.array(lecture), sessions: z.array(mySession) }) }),
  setTimes: route({ name: 'lectures.set-my-times', method: 'PUT', path: '/api/my-lecturing/times', summary: 'When I can come in a usual week, how often and how far', audience: worker, body: z.object({ ...lecturerTimes, paused: z.boolean() }), response: z.object({ saved: z.literal(true) }), refusals: ['lectures.no-lecturer'] }),
  addAway: route({ name: 'lectures.add-away', method: 'POST', path: '/api/my-lecturing/away', summary: 'Days on which I am away; what is agreed stays agreed', audience: worker, body: z.object({ first: day, last: day }).refine((one) => one.first <= one.last, { error: 'ends before it begins' }), response: made.extend({ agreed: count }), refusals: ['lectures.no-lecturer', 'lectures.away-full'] }),
  removeAway: route({ name: 'lectures.remove-away', method: 'DELETE', path: '/api/my-lecturing/away/:awayId', summary: 'I am there after all', audience: worker, params: z.object({ awayId: id }), response: 'none' }),
  write: route({ name: 'lectures.write-lecture', method: 'POST', path: '/api/my-lecturing/lectures', summary: 'Writes a lecture', audience: worker, body: form, response: made, refusals: ['lectures.no-lecturer', 'lectures.not-their-field'] }),
  editMine: route({ name: 'lectures.edit-my-lecture', method: 'PUT', path: '/api/my-lecturing/lectures/:lectureId', summary: 'Changes a lecture of mine; a published one is checked anew', audience: worker, params: lectureId, body: editForm, response: made, refusals: ['lectures.no-lecturer', 'lectures.not-their-field', 'platform.changed-meanwhile'] }),
  withdrawMine: route({ name: 'lectures.withdraw-my-lecture', method: 'POST', path: '/api/my-lecturing/lectures/:lectureId/withdraw', summary: 'Takes a lecture of mine off the menu', audience: worker, params: lectureId, response: made, refusals: ['lectures.no-lecturer', 'lectures.not-published'] }),
  answer: route({ name: 'lectures.answer-session', method: 'POST', path: '/api/my-lecturing/sessions/:engagementId/answer', summary: 'Accepts a session, or declines with a reason; then it is matched anew', audience: worker, params: engagementId, body: z.discriminatedUnion('accept', [z.object({ accept: z.literal(true) }), z.object({ accept: z.literal(false), reason })]), response: made, refusals: ['lectures.answered', 'lectures.answer-too-late'] }),
  callOffMine: route({ name: 'lectures.call-off-my-session', method: 'POST', path: '/api/my-lecturing/sessions/:engagementId/call-off', summary: 'I cannot come after all, in time for another to be found', audience: worker, params: engagementId, body: z.object({ reason }), response: made, refusals: ['lectures.session-over', 'lectures.too-late'] }),
  sayHeldMine: route({ name: 'lectures.say-held-as-lecturer', method: 'POST', path: '/api/my-lecturing/sessions/:engagementId/held', summary: 'It was held, before so many; or nobody was there', audience: worker, params: engagementId, body: z.discriminatedUnion('held', [z.object({ held: z.literal(true), people: count.min(1).max(5_000) }), z.object({ held: z.literal(false), reason })]), response: made, refusals: ['lectures.not-yet', 'lectures.session-over', 'lectures.others-say-otherwise'] }),
  judgeMine: route({ name: 'lectures.judge-as-lecturer', method: 'POST', path: '/api/my-lecturing/sessions/:engagementId/evaluation', summary: 'How it was organised and how people took part', audience: worker, params: engagementId, body: z.object({ organised: stars, attention: stars, comment: line(500).optional() }), response: made, refusals: ['lectures.judged', 'lectures.not-held'] }),
  calendar: route({ name: 'lectures.my-calendar', method: 'GET', path: '/api/my-lecturing/calendar.ics', summary: 'The sessions I agreed to, as iCalendar', audience: worker, response: 'file' }),
} as const

export const lectureMenuRefusals = {
  'lectures.not-their-field': { status: 422, zh: '这个领域不在这位讲师登记的领域里。请换一个领域，或先请工会把领域加上。', en: 'This field is not among those the lecturer is admitted for. Choose another, or have the union add it first.' },
  'lectures.lecturer-ended': { status: 409, zh: '这位讲师已经退出宣讲团，不能再改。要恢复请重新聘请。', en: 'This lecturer has left the team, so nothing can be changed. Admit them anew to bring them back.' },
  'lectures.not-handed-in': { status: 409, zh: '这门课现在不在等审核，可能刚改过或已经上了菜单。请刷新看最新情况。', en: 'This lecture does not wait for a check now; it may have been changed or published. Reload to see.' },
  'lectures.not-published': { status: 409, zh: '这门课不在菜单上，不用撤。请刷新看最新情况。', en: 'This lecture is not on the menu. Reload to see where it stands.' },
  'lectures.already-lecturer': { status: 409, zh: '这个人已经是讲师了，一个人只登记一次。可以在讲师名单里找到并修改。', en: 'This person is a lecturer already; each is admitted once. Find and change them in the list.' },
  'lectures.person-without-name': { status: 422, zh: '这个人还没有姓名记录，菜单上没法署名。请先补上姓名。', en: 'This person has no name on record, and a lecturer stands on the menu by name. Enter the name first.' },
  'lectures.sessions-ahead': { status: 409, zh: '这位讲师还有没讲的场次。请先取消或等讲完，再办退出。', en: 'This lecturer still has sessions ahead. Call them off or wait until they are held.' },
  'lectures.no-lecturer': { status: 409, zh: '你还不是宣讲团讲师。想讲课请联系所在工会，由工会聘请。', en: 'You are not a lecturer yet. If you would like to be, ask your union to admit you.' },
  'lectures.away-full': { status: 409, zh: '不在的日子最多记 30 段，请先删掉过去的。', en: 'At most 30 absences are kept. Remove some first.' },
  'lectures.answered': { status: 409, zh: '这一场已经答复过，或已经取消、改派了。请刷新看最新情况。', en: 'This session was answered, called off or given to somebody else. Reload to see.' },
  'lectures.answer-too-late': { status: 409, zh: '答复的时限过了，这一场会重新安排。仍想去讲请马上联系工会。', en: 'The time to answer is over, and the order is matched anew. If you still want it, call the union at once.' },
  'lectures.session-over': { status: 409, zh: '这一场已经开始、结束或取消了，不能再这样办。请刷新看最新情况。', en: 'This session has begun, is over or was called off. Reload to see where it stands.' },
  'lectures.too-late': { status: 409, zh: '离开讲太近，不能自己取消了。请打电话给县里的点单负责人，由他们取消并告诉对方。', en: 'It begins too soon to be called off here. Call the county’s desk; they call it off and tell the other side.' },
  'lectures.not-yet': { status: 409, zh: '还没到开讲的时间，讲完再来确认。', en: 'It has not begun yet. Confirm when it is over.' },
  'lectures.others-say-otherwise': { status: 409, zh: '对方说的和你不一样，系统不替任何一方定。请联系县里的点单负责人核实。', en: 'The other side said otherwise, and nothing decides that by itself. Call the county’s desk to clear it up.' },
  'lectures.judged': { status: 409, zh: '这一场你已经评过了，评价不能改。', en: 'You have judged this session already; a judgement stays as it is.' },
  'lectures.not-held': { status: 409, zh: '这一场还没有确认讲完，或过了评价的日子，现在不能评。', en: 'This session is not confirmed as held, or the days for judging are over.' },
} as const satisfies Record<string, RefusalText>
