import { z } from 'zod'
import type { RefusalText } from './refusals.ts'
import { route } from './route.ts'
import { day, fen, id, instant, line, many, pageOf, pageQuery, paragraph, phone, time } from './shapes.ts'

/** Holiday childcare (爱心托管班): a class with places, children enrolled by a guardian who consents, handed over by codes. */
const count = z.number().int()
const read = { staff: 'childcare.read' } as const
const manage = { staff: 'childcare.manage' } as const
const keep = { staff: 'childcare.keep' } as const
const worker = { worker: true } as const
const classId = z.object({ classId: id })
const childId = z.object({ childId: id })
const made = z.object({ id })
const reason = line(200).refine((text) => text.length >= 2, { error: 'say why' })

/** ended: its last day is over; erased: nothing of the children is kept any more. */
export const classState = z.enum(['draft', 'published', 'ended', 'erased', 'cancelled'])
/** seat: has a place; waiting: in the line; offered: a place is kept until the guardian answers; the rest are ends. */
export const childState = z.enum(['seat', 'waiting', 'offered', 'withdrawn', 'not-reached', 'not-answered', 'cancelled'])
export const relation = z.enum(['mother', 'father', 'grandparent', 'guardian'])
export const gender = z.enum(['girl', 'boy'])
export const standing = z.enum(['expected', 'here', 'picked-up'])
/** Days after the last day on which everything about the children is erased. */
export const keptDays = 30
/** The reference of a day: every day from first to last that falls on one of these weekdays, 1 is Monday. */
export const weekdays = z.array(count.min(1).max(7)).min(1).max(7)
const month = z.string().regex(/^(19|20)\d\d-(0[1-9]|1[0-2])$/)
const code = z.string().regex(/^\d{6}$/)

const words = {
  title: line(40), address: line(80), first: day, last: day, weekdays, from: time, to: time, ageFrom: count.min(1).max(17), ageTo: count.min(1).max(17), places: count.min(1).max(300), waitlist: count.min(0).max(300),
  opensAt: instant, closesAt: instant, /** What it costs each child, in fen. */ cost: fen, rules: paragraph(2_000), consent: paragraph(4_000).refine((text) => text.length >= 20, { error: 'say what is consented to' }),
}
const sound = (one: { first: string; last: string; from: string; to: string; ageFrom: number; ageTo: number; opensAt: string; closesAt: string; cost: string }) => one.first <= one.last && one.from < one.to && one.ageFrom <= one.ageTo && Date.parse(one.opensAt) < Date.parse(one.closesAt) && /^\d/.test(one.cost) && Date.parse(one.last) - Date.parse(one.first) <= 100 * 86_400_000
const form = z.object(words).refine(sound, { error: 'ends before it begins, or lasts longer than a hundred days' })

const card = { id, title: z.string(), unitName: z.string(), address: z.string(), first: day, last: day, weekdays: z.array(count), from: time, to: time, ageFrom: count, ageTo: count, places: count, waitlist: count, seated: count, waiting: count, opensAt: instant, closesAt: instant, cost: fen, state: classState }
const consent = z.object({ version: count, hash: z.string(), text: z.string() })
const listed = z.object(card)
const kept = z.object({ ...card, rules: z.string(), consent, updatedAt: instant, erasesOn: day, why: z.string().nullable(), may: z.object({ manage: z.boolean(), keep: z.boolean() }) })

const adult = z.object({ name: z.string(), phone: z.string() })
const enrolForm = z.object({
  name: line(40), birthMonth: month, gender: gender.nullable(), health: paragraph(600), relation, emergency: z.object({ name: line(40), phone }), pickers: z.array(z.object({ name: line(40), phone })).max(3),
  /** The consent that was read: its version, and the guardian's own name, typed. */
  consent: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), agreed: z.literal(true), name: line(40) }), /** A place in the line will do. */ wait: z.boolean(), /** Not the child of this name and month of birth whom somebody else enrolled. */ another: z.boolean(),
})
const open = z.object({ ...card, mine: count, mayEnrol: z.boolean() })
const handOver = z.object({ at: instant, to: z.string(), byCode: z.enum(['guardian', 'named']) })
const dayOfChild = z.object({ day, arrivedAt: instant.nullable(), handOver: handOver.nullable() })
const mine = z.object({ id, classId: id, title: z.string(), name: z.string(), state: childState, position: count.nullable(), /** Until when the offered place is kept. */ offeredUntil: instant.nullable(), first: day, last: day, from: time, to: time, address: z.string(), standing: standing.nullable() })
const mineWhole = mine.extend({
  birthMonth: z.string(), gender: gender.nullable(), health: z.string(), relation, emergency: adult, pickers: z.array(adult),
  consent: consent.extend({ name: z.string(), at: instant, withdrawnAt: instant.nullable() }), days: z.array(dayOfChild), mayWithdraw: z.boolean(), handsOver: z.boolean(), lockedUntil: instant.nullable(), erased: z.boolean(), erasesOn: day,
})
const kid = z.object({ id, name: z.string(), birthMonth: z.string(), /** Masked; where another child of the class has this name and month of birth. */ guardian: z.string().nullable(), gender: gender.nullable(), state: childState, enrolledAt: instant })
const dayRow = z.object({ id, name: z.string(), birthMonth: z.string(), guardian: z.string().nullable(), standing, arrivedAt: instant.nullable(), handOver: handOver.nullable(), late: z.boolean(), health: z.boolean(), lockedUntil: instant.nullable() })

/** Where a pick-up code in a QR leads: the keeper's list of the day, opened at this child. The code stands behind the `#`, so no server and no log reads it from an address. */
export const pickUpLink = (origin: string, of: { classId: string; childId: string; code: string }): string => `${origin}/console/childcare/${of.classId}/day#pick-up=${of.childId}.${of.code}`
export function readPickUp(hash: string): { childId: string; code: string } | null {
  const found = /^#pick-up=([0-9a-f-]{36})\.(\d{6})$/.exec(hash)
  return found ? { childId: found[1]!, code: found[2]! } : null
}

export const childcareRoutes = {
  list: route({ name: 'childcare.list-classes', method: 'GET', path: '/api/childcare-classes', summary: 'Holiday classes of my range', audience: read, query: pageQuery.extend({ q: z.string().trim().max(40).optional(), state: many(classState) }), response: pageOf(listed) }),
  get: route({ name: 'childcare.get-class', method: 'GET', path: '/api/childcare-classes/:classId', summary: 'One holiday class of my range', audience: read, params: classId, response: kept }),
  open: route({ name: 'childcare.open-class', method: 'POST', path: '/api/childcare-classes', summary: 'Writes a holiday class of my unit, as a draft', audience: manage, body: form, response: made, refusals: ['childcare.days-past'] }),
  edit: route({ name: 'childcare.edit-class', method: 'PUT', path: '/api/childcare-classes/:classId', summary: 'Changes a draft', audience: manage, params: classId, body: z.object({ ...words, updatedAt: instant }).refine(sound, { error: 'ends before it begins' }), response: made, refusals: ['childcare.days-past', 'childcare.published', 'platform.changed-meanwhile'] }),
  publish: route({ name: 'childcare.publish-class', method: 'POST', path: '/api/childcare-classes/:classId/publish', summary: 'Opens a class; from then on the consent text does not change any more', audience: manage, params: classId, body: z.object({ updatedAt: instant }), response: made, refusals: ['childcare.days-past', 'childcare.published', 'platform.changed-meanwhile'] }),
  resize: route({ name: 'childcare.set-places', method: 'POST', path: '/api/childcare-classes/:classId/places', summary: 'More or fewer places; with more the line moves up by itself', audience: manage, params: classId, body: z.object({ places: count.min(1).max(300) }), response: made, refusals: ['childcare.places-taken', 'childcare.not-open'] }),
  cancel: route({ name: 'childcare.cancel-class', method: 'POST', path: '/api/childcare-classes/:classId/cancel', summary: 'The class will not be held; guardians are told why', audience: manage, params: classId, body: z.object({ reason }), response: made, refusals: ['childcare.over'] }),
  children: route({ name: 'childcare.list-children', method: 'GET', path: '/api/childcare-classes/:classId/children', summary: 'Children of a class, masked', audience: keep, params: classId, response: z.object({ rows: z.array(kid) }) }),

  day: route({ name: 'childcare.get-day', method: 'GET', path: '/api/childcare-classes/:classId/day', summary: 'The keeper’s list of today: here, not here, picked up', audience: keep, params: classId, response: z.object({ day, held: z.boolean(), title: z.string(), from: time, to: time, rows: z.array(dayRow) }) }),
  look: route({ name: 'childcare.look-at-child', method: 'POST', path: '/api/childcare-children/:childId/look', summary: 'What the keeper has to know of a child: name, health, whom to call. Noted in the audit log', audience: keep, params: childId, response: z.object({ id, name: z.string(), health: z.string(), relation, emergency: adult, pickers: z.array(adult) }), safe: true, refusals: ['childcare.not-keeper', 'childcare.erased'] }),
  arrive: route({ name: 'childcare.note-arrival', method: 'POST', path: '/api/childcare-children/:childId/arrival', summary: 'The child is here, or is not after all', audience: keep, params: childId, body: z.object({ here: z.boolean() }), response: made, refusals: ['childcare.not-keeper', 'childcare.no-class-today', 'childcare.picked-up'] }),
  check: route({ name: 'childcare.check-code', method: 'POST', path: '/api/childcare-children/:childId/pick-up-check', summary: 'Whose code it is and whom the child goes with; three wrong ones lock for five minutes', audience: keep, params: childId, body: z.object({ code }), response: z.object({ child: z.string(), byCode: z.enum(['guardian', 'named']), who: z.array(adult) }), limit: 60, refusals: ['childcare.not-keeper', 'childcare.not-here', 'childcare.picked-up', 'childcare.wrong-code', 'childcare.codes-locked'] }),
  handOver: route({ name: 'childcare.hand-over', method: 'POST', path: '/api/childcare-children/:childId/hand-over', summary: 'Hands the child over by its code; the guardian is told at once', audience: keep, params: childId, body: z.object({ code }), response: z.object({ at: instant, to: z.string() }), limit: 60, refusals: ['childcare.not-keeper', 'childcare.not-here', 'childcare.picked-up', 'childcare.wrong-code', 'childcare.codes-locked'] }),

  find: route({ name: 'childcare.list-open', method: 'GET', path: '/api/childcare', summary: 'Holiday classes that I may enrol a child in, and my children in them', audience: worker, response: z.object({ rows: z.array(open), children: z.array(mine) }) }),
  show: route({ name: 'childcare.show-class', method: 'GET', path: '/api/childcare/:classId', summary: 'One holiday class with its rules and the consent text', audience: worker, params: classId, response: z.object({ ...card, rules: z.string(), consent, mine: count, mayEnrol: z.boolean(), erasesOn: day }) }),
  enrol: route({ name: 'childcare.enrol-child', method: 'POST', path: '/api/childcare/:classId/children', summary: 'Enrols a child with the guardian’s consent: a place, or a place in the line', audience: worker, params: classId, body: enrolForm, response: made.extend({ state: childState }), refusals: ['childcare.not-for-you', 'childcare.not-open', 'childcare.full', 'childcare.age', 'childcare.enrolled-already', 'childcare.same-name', 'childcare.consent-changed'] }),
  getMine: route({ name: 'childcare.get-my-child', method: 'GET', path: '/api/my-children/:childId', summary: 'My child in a holiday class: place, consent, days', audience: worker, params: childId, response: mineWhole }),
  code: route({ name: 'childcare.get-pick-up-code', method: 'GET', path: '/api/my-children/:childId/code', summary: 'The guardian’s code of this minute', audience: worker, params: childId, response: z.object({ code, until: instant }), limit: 120, refusals: ['childcare.no-place', 'childcare.own-phone-only'] }),
  giveCode: route({ name: 'childcare.give-code', method: 'POST', path: '/api/my-children/:childId/one-time-code', summary: 'A code for somebody named to pick the child up once, today', audience: worker, params: childId, body: z.object({ picker: count.min(0).max(2) }), response: z.object({ code, day, name: z.string() }), limit: 20, refusals: ['childcare.no-place', 'childcare.own-phone-only'] }),
  takeOffer: route({ name: 'childcare.take-offer', method: 'POST', path: '/api/my-children/:childId/acceptance', summary: 'Takes the place that is offered to my child while the class is held', audience: worker, params: childId, response: made, refusals: ['childcare.no-offer'] }),
  withdraw: route({ name: 'childcare.withdraw-consent', method: 'POST', path: '/api/my-children/:childId/withdrawal', summary: 'Withdraws the consent: the place is given back and what is kept of the child erased', audience: worker, params: childId, response: made, refusals: ['childcare.no-place', 'childcare.child-is-there'] }),
} as const

export const childcareRefusals = {
  'childcare.days-past': { status: 422, zh: '报名截止要在今天以后、最后一天以前，而且至少有一个上课日。请改好日期再提交。', en: 'Enrolment has to end after today and before the last day, and at least one day has to be held. Correct the dates and send again.' },
  'childcare.published': { status: 409, zh: '班已经发布，内容和知情同意书不能再改。要改请取消后另开一班。', en: 'The class is published, so its words and the consent stay as they are. Cancel it and open another to change them.' },
  'childcare.places-taken': { status: 409, zh: '已经报上的孩子比这个名额多。请先和家长商量，或把名额定高一些。', en: 'More children have places than that. Speak with the guardians first, or set a higher number.' },
  'childcare.over': { status: 409, zh: '这个班已经结束或取消，不用再办。请刷新看最新情况。', en: 'This class is over or called off. Reload to see where it stands.' },
  'childcare.not-keeper': { status: 403, zh: '只有开班单位的带班人员能看孩子的情况、办交接。请切换到开班单位的身份。', en: 'Only keepers acting for the unit of the class see the children and hand them over. Switch to your role there.' },
  'childcare.erased': { status: 409, zh: '孩子的信息已经按期删除，看不到了。需要请联系家长。', en: 'What was kept of the child has been erased as promised. Ask the guardian if you need it.' },
  'childcare.no-class-today': { status: 409, zh: '今天不是这个班的上课日，不能签到。请看班级的日期。', en: 'The class is not held today, so nobody arrives. Look at its days.' },
  'childcare.not-here': { status: 409, zh: '孩子今天还没有签到，不能接走。请先点「到了」。', en: 'The child has not arrived today, so cannot be picked up. Note the arrival first.' },
  'childcare.picked-up': { status: 409, zh: '孩子今天已经接走了，不能再办。请看交接记录。', en: 'The child was picked up already today. Look at the record of the hand-over.' },
  'childcare.wrong-code': { status: 422, zh: '接送码不对，不能交接。请核对后重输；连错三次会锁 5 分钟，并告诉家长。', en: 'This is not a valid code, so the child stays. Check and enter it again; three wrong ones lock for five minutes and the guardian is told.' },
  'childcare.codes-locked': { status: 429, zh: '接送码连错三次，已锁 5 分钟并告诉了家长。请先打电话和家长核实。', en: 'Three wrong codes: locked for five minutes, and the guardian was told. Call the guardian meanwhile.' },
  'childcare.not-for-you': { status: 403, zh: '这个班只收开班工会范围内会员的孩子。请看看你所在工会的班。', en: 'This class is for children of members of its union. Look for a class of your own union.' },
  'childcare.not-open': { status: 409, zh: '现在不在报名时间里。请看报名起止时间，或看看别的班。', en: 'Enrolment is not open now. See when it opens and closes, or look at other classes.' },
  'childcare.full': { status: 409, zh: '名额满了，候补也满了或没有选候补。可以勾上「愿意候补」，或看看别的班。', en: 'There is no place left. Tick that you would wait if there is a line, or look at other classes.' },
  'childcare.age': { status: 422, zh: '孩子到开班那天的年龄不在这个班收的范围里。请看看别的班。', en: 'On the first day the child is not of the age that this class takes. Look at other classes.' },
  'childcare.enrolled-already': { status: 409, zh: '你已经给这个孩子报了这个班，一个孩子一个名额。请在「我的孩子」里看。', en: 'You enrolled this child in this class already; each has one place. See your children.' },
  'childcare.same-name': { status: 409, zh: '这个班里已经有一个同名、同年同月生的孩子，可能是家里别人报的。请先问问家里人；确实是另一个孩子，勾上「不是同一个孩子」再报。', en: 'A child of this name and month of birth is enrolled already, perhaps by somebody else of your family. Ask them first; if it is another child, tick “Not the same child” and send again.' },
  'childcare.no-offer': { status: 409, zh: '这个名额已经过了答复时间，或不是给你的孩子留的。请看报名情况；还想来可以问带班人员。', en: 'The time to answer is over, or no place is kept for your child. See how the enrolment stands, or ask the keeper.' },
  'childcare.consent-changed': { status: 409, zh: '你读的知情同意书不是现在的这一份。请刷新后重新读、重新签。', en: 'The consent that you read is not the present one. Reload, read it and sign again.' },
  'childcare.no-place': { status: 409, zh: '孩子现在没有名额，或这个班已经结束，办不了这一步。请看报名情况。', en: 'The child has no place now, or the class is over, so this cannot be done. See how the enrolment stands.' },
  'childcare.own-phone-only': { status: 403, zh: '接送码只在家长自己的手机上看，别人不能代看。请家长登录自己的账号。', en: 'Codes are shown only on the guardian’s own phone, never to somebody acting for them. Log in as the guardian.' },
  'childcare.child-is-there': { status: 409, zh: '孩子今天还在班里。请先接走，再撤回同意。', en: 'The child is at the class now. Pick it up first, then withdraw the consent.' },
} as const satisfies Record<string, RefusalText>
