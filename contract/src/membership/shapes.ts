import { z } from 'zod'
import { day, id, instant } from '../shapes.ts'
import { unitKind } from '../registry.ts'

/** How somebody works; all but `employed` and `other` are forms of gig work (新就业形态). */
export const workForms = ['employed', 'courier', 'driver', 'trucker', 'streamer', 'domestic', 'agent', 'other'] as const
export const workForm = z.enum(workForms)
export const gigForms = workForms.filter((form) => form !== 'employed' && form !== 'other')

export const applicationKind = z.enum(['join', 'transfer', 'leave'])
export const applicationState = z.enum(['checking', 'correcting', 'review', 'accepted', 'refused', 'withdrawn', 'lapsed', 'ended'])
/** How far the identity was proven: by nothing yet; the form of the number; the real-name service; a clerk who saw the card. */
export const identityProof = z.enum(['none', 'form', 'service', 'card'])
export const acceptRule = z.enum(['nobody', 'listed', 'everyone'])
export const refusalReason = z.enum(['not-here', 'not-proven', 'not-worker', 'double', 'other'])
/** Why an application came to nothing: as its union said, or because the union, or the membership that was to be moved or ended, is no more. */
export const closingReason = z.enum([...refusalReason.options, 'union-dissolved', 'membership-ended'])
export const messageKind = z.enum(['complaint', 'question', 'idea'])

/** What personal data is used for when somebody joins. Each use is agreed to by itself; `required` ones are what a membership is made of, the others may be refused. */
export const consentPurposes = ['identity', 'register', 'contact', 'benefits', 'statistics'] as const
export const consentPurpose = z.enum(consentPurposes)
/** The words that were agreed to: a changed wording gets a new version, and old consents keep theirs. */
export const consentTerms: Record<(typeof consentPurposes)[number], { version: number; required: boolean; title: { zh: string; en: string }; text: { zh: string; en: string } }> = {
  identity: { version: 1, required: true, title: { zh: '核对身份', en: 'Checking who you are' }, text: { zh: '姓名和身份证号只用来核对是不是本人，加密保存，不给用人单位看。', en: 'Name and ID number only serve to check that it is you. They are kept encrypted and not shown to your employer.' } },
  register: { version: 1, required: true, title: { zh: '登记会籍', en: 'Keeping the register of members' }, text: { zh: '姓名、手机号、从业情况记入你所加入工会的会员名册。', en: 'Name, phone and kind of work go into the register of the union you join.' } },
  contact: { version: 1, required: false, title: { zh: '发活动通知', en: 'Telling you what is on' }, text: { zh: '工会用手机号告诉你活动、福利和培训，随时可以关掉。', en: 'The union tells you of activities, benefits and training by phone. You can switch it off at any time.' } },
  benefits: { version: 1, required: false, title: { zh: '比对普惠待遇', en: 'Finding what you can claim' }, text: { zh: '用从业情况和地区帮你找出可以领的福利，不给别人。', en: 'Kind and place of work are used to find what you can claim. They are passed on to nobody.' } },
  statistics: { version: 1, required: false, title: { zh: '新业态统计', en: 'Figures on gig work' }, text: { zh: '去掉姓名后计入新就业形态劳动者的统计。', en: 'Counted, without your name, in figures on gig work.' } },
}
export const consent = z.object({ purpose: consentPurpose, version: z.number().int(), granted: z.boolean(), at: instant, assisted: z.boolean() })

const count = z.number().int()
/** A deadline with the days that a ruler draws. */
export const deadline = z.object({ from: day, due: day, days: z.array(z.object({ date: day, working: z.boolean() })), workingDaysLeft: count })

/** A union as somebody who looks for one sees it. */
export const unionCard = z.object({
  unitId: id, code: z.string(), name: z.string(), kind: unitKind, parentName: z.string().nullable(), place: z.string().nullable(), open: z.boolean(), accepts: acceptRule, promiseDays: count, trades: z.array(workForm), about: z.string().nullable(),
})
/** Why a union is offered. */
export const offerReason = z.enum(['employer', 'trade', 'town', 'county', 'above', 'name'])

export const timelineStep = z.object({ id, at: instant, kind: z.enum(['opened', 'moved', 'noted', 'assigned', 'escalated']), event: z.string().nullable(), to: z.string(), by: z.enum(['applicant', 'union', 'rule', 'clock', 'service']), actor: z.string().nullable(), assisted: z.boolean(), reason: z.string().nullable(), reasonEn: z.string().nullable(), internal: z.boolean() })

/** An application as its applicant sees it: the three layers. */
export const myApplication = z.object({
  id, number: z.string(), kind: applicationKind, state: applicationState, unitId: id, unitName: z.string(), unionCode: z.string().nullable(), fromUnitName: z.string().nullable(),
  applied: z.object({ at: instant, work: workForm.nullable(), employer: z.string().nullable(), words: z.string().nullable(), assisted: z.boolean() }), identity: identityProof,
  decided: z.object({ at: instant, byRule: z.enum(['listed', 'everyone']).nullable(), code: closingReason.nullable(), reason: z.string().nullable(), /** The platform’s own words in English; null for what a clerk wrote. */ reasonEn: z.string().nullable(), nextStep: z.string().nullable(), nextStepEn: z.string().nullable() }).nullable(),
  result: z.object({ membershipId: id }).nullable(), deadline: deadline.nullable(), escalated: z.boolean(), mayWithdraw: z.boolean(), mayCorrect: z.boolean(),
})
