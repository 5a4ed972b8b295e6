import { z } from 'zod'
import type { RefusalText } from './refusals.ts'
import { route } from './route.ts'
import { day, instant } from './shapes.ts'

export const erasingRefusals = {
  'people.erased': { status: 409, zh: '本人已要求删除个人信息，这份登记不能再办事。要办事请重新登记。', en: 'This person asked to be erased, and nothing more can be done with this record. Make a new one.' },
  'people.erasure-in-the-way': { status: 409, zh: '还有没办完的事，删了会受影响。请先按页面上列的办完，再来申请。', en: 'Something is still under way that erasing would harm. End what the page lists, then ask again.' },
  'people.erasure-asked': { status: 409, zh: '你已经申请过了，到时会删。刷新看看是哪天。', en: 'You have asked already. Reload to see when it will be done.' },
  'people.no-erasure': { status: 409, zh: '没有可以撤回的申请，可能已经撤回。请刷新看看。', en: 'There is nothing to take back; perhaps it was taken back already. Reload the page.' },
} as const satisfies Record<string, RefusalText>

const words = z.object({ zh: z.string(), en: z.string() })
const count = z.number().int()

/** What erasing me would do today, and my request if there is one. */
export const erasureForeseen = z.object({
  request: z.object({ askedAt: instant, dueOn: day, assisted: z.boolean(), heldUp: z.boolean() }).nullable(),
  /** What goes for good, with the number of entries; null where it is one thing. */
  goes: z.array(z.object({ what: words, count: count.nullable() })),
  /** What stays and why; `emptied`: the entry stays and what it said of me goes. */
  stays: z.array(z.object({ what: words, count: count.nullable(), why: words, emptied: z.boolean() })),
  inTheWay: z.array(z.object({ what: words, next: words, link: z.string() })),
  /** The night on which it would be done if it were asked for now. */
  dueOn: day,
})

export const erasingRoutes = {
  foresee: route({ name: 'people.foresee-erasure', method: 'GET', path: '/api/me/erasure', summary: 'What erasing me would take away, what stays and why, what has to be ended first; and my request', audience: { worker: true }, response: erasureForeseen }),
  ask: route({ name: 'people.ask-erasure', method: 'POST', path: '/api/me/erasure', summary: 'Asks to be erased: it is done three working days later at night, and can be taken back until then', audience: { worker: true }, body: z.object({}), response: erasureForeseen, refusals: ['people.erasure-in-the-way', 'people.erasure-asked'] }),
  withdraw: route({ name: 'people.withdraw-erasure', method: 'POST', path: '/api/me/erasure/withdraw', summary: 'Takes the request back', audience: { worker: true }, body: z.object({}), response: erasureForeseen, refusals: ['people.no-erasure'] }),
}
