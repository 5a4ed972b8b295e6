import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { day, id, instant, many, paragraph, skillLevel } from '../shapes.ts'
import { form } from './forms.ts'
import { classKind } from './shapes.ts'

const count = z.number().int()
const followUp = z.object({ id, title: z.string(), number: z.string(), lastDay: day.nullable(), state: z.enum(['open', 'given', 'over']), until: instant.nullable() })
const choice = z.string().regex(/^[a-z0-9-]{2,20}$/)

/** A share of so many, with its 95 % interval (Wilson); null where fewer than five stand behind it. */
const share = z.object({ n: count, share: z.number(), low: z.number(), high: z.number() }).nullable()
export const effectGroup = z.object({
  key: z.string(), name: z.string(), classes: count, trained: count,
  passRate: share, /** What the pass rate would be if each of its classes had passed as many as like classes (same trade, level and kind) do everywhere in the range. */ expected: z.number().nullable(),
  /** Who passed a level that they did not have before. */
  levelsGained: share,
  asked: count, answered: count, responseRate: z.number().nullable(),
  /** Of those who answered: a better post or a new one; who earn more, in bands, than before; who use at work what they learnt. */
  betterPost: share, wageUp: share, wageDown: share, usesIt: share,
})
const followUpId = z.object({ followUpId: id })
const mine = { worker: true } as const

export const effectRoutes = {
  listMine: route({ name: 'training.list-my-follow-ups', method: 'GET', path: '/api/training/my/follow-ups', summary: 'Classes of half a year ago about which I am asked how it goes now', audience: mine, response: z.object({ rows: z.array(followUp) }) }),
  getMine: route({ name: 'training.get-my-follow-up', method: 'GET', path: '/api/training/my/follow-ups/:followUpId', summary: 'The questions about what became of a class', audience: mine, params: followUpId, response: followUp.extend({ form }) }),
  submit: route({ name: 'training.submit-follow-up', method: 'POST', path: '/api/training/my/follow-ups/:followUpId', summary: 'Says how it goes half a year later; nobody is shown who said what', audience: mine, params: followUpId,
    body: z.object({ version: count.min(1).max(100_000).optional(), answers: z.record(choice, z.union([count.min(1).max(5), paragraph(500)])).refine((answers) => Object.keys(answers).length <= 12, { error: 'too many answers' }) }), response: z.object({ id, state: z.literal('given'), assisted: z.boolean() }),
    refusals: ['training.follow-up-not-asked', 'training.follow-up-over', 'training.follow-up-given', 'training.follow-up-incomplete'] }),
  get: route({ name: 'training.get-effect', method: 'GET', path: '/api/training/effect', summary: 'What became of training in my range, like compared with like', audience: { staff: 'training.evaluation.read' },
    query: z.object({ by: z.enum(['unit', 'trainer', 'course']).default('unit'), from: day.optional(), to: day.optional(), occupationId: many(id), level: skillLevel.or(z.string().regex(/^[0-7]$/).transform(Number)).optional(), kind: classKind.optional() }),
    response: z.object({ from: day, to: day, whole: effectGroup, groups: z.array(effectGroup), smallest: count, occupations: z.array(z.object({ id, name: z.string() })) }) }),
}

export const effectRefusals = {
  'training.follow-up-not-asked': { status: 403, zh: '这份回访没有发给你。只有上过这个班的人会收到，上过却没收到可以联系主办工会。', en: 'This was not sent to you: only those who took part are asked. If you did, tell the union that organised the class.' },
  'training.follow-up-over': { zh: '这份回访已经过了时间，没有提交。有话要说，请直接联系主办工会。', en: 'The time for this is over, so nothing was handed in. Tell the union that organised the class what you think.' },
  'training.follow-up-given': { zh: '这份回访你已经答过了，一人一次，不用再交。', en: 'You have answered already; once is enough.' },
  'training.follow-up-incomplete': { status: 422, zh: '有必答的题没有答，或答了不用答的题。请补齐再提交。', en: 'A question that has to be answered is open, or one was answered that is not asked. Mend it and send again.' },
} as const satisfies Record<string, RefusalText>
