import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { id, instant, line, maskedPerson, skillLevel } from '../shapes.ts'
import { window } from './shapes.ts'

const count = z.number().int()
/** Why somebody who asked for the trade is not told of free seats; the first that applies. */
export const offerReason = z.enum(['enrolled', 'waiting', 'told', 'declined', 'other-level', 'other-town', 'time', 'too-early', 'too-late', 'clash', 'enough-today', 'enough-week', 'enough-asked'])
const leftOut = z.array(z.object({ reason: offerReason, people: count }))
const sample = z.object({ person: maskedPerson.omit({ id: true }), town: z.string().nullable(), level: skillLevel.nullable(), windows: z.array(window), askedAt: instant, textable: z.boolean() })
/** Why nothing can be offered in this class now. */
export const offerBar = z.enum(['training.offer-closed', 'training.offer-custom', 'training.offer-full'])
const round = z.object({ id, at: instant, by: z.string(), free: count, told: count, sent: count, texted: count, enrolled: count })

const classId = z.object({ classId: id })
const manage = { staff: 'training.class.manage' } as const
/** Towns to look in, as people wrote them; none given: every town of the class's county. */
const where = z.object({ towns: z.array(line(40)).min(1).max(200).optional() })

export const offersRoutes = {
  previewOffers: route({ name: 'training.preview-offers', method: 'POST', path: '/api/training/classes/:classId/offers/preview', summary: 'Who would be told of free seats, and why others not', audience: manage, safe: true, params: classId, body: where,
    response: z.object({
      bar: offerBar.nullable(), free: count, asked: count, fits: count, textable: count, leftOut, towns: z.array(z.object({ town: z.string().nullable(), people: count })), sample: z.array(sample),
      /** The rule against too many messages, for saying it. */
      limits: z.object({ perDay: count, perWeek: count, perSeat: count }),
    }) }),
  makeOffers: route({ name: 'training.make-offers', method: 'POST', path: '/api/training/classes/:classId/offers', summary: 'Tells people who asked for the like that seats are free: each once, by notice and text', audience: manage, params: classId, body: where,
    response: z.object({ told: count, leftOut }), refusals: ['training.offer-closed', 'training.offer-custom', 'training.offer-full'] }),
  listOffers: route({ name: 'training.list-offers', method: 'GET', path: '/api/training/classes/:classId/offers', summary: 'What came of telling people of free seats', audience: { staff: 'training.class.read' }, params: classId, response: z.object({ rounds: z.array(round), told: count, enrolled: count, bar: offerBar.nullable(), free: count, may: z.boolean() }) }),
  getOfferChoice: route({ name: 'training.get-offer-choice', method: 'GET', path: '/api/training/my/offer-choice', summary: 'Whether I am told of free seats', audience: { worker: true }, response: z.object({ wanted: z.boolean(), chosenAt: instant.nullable() }) }),
  setOfferChoice: route({ name: 'training.set-offer-choice', method: 'POST', path: '/api/training/my/offer-choice', summary: 'Says whether I want to be told of free seats', audience: { worker: true }, body: z.object({ wanted: z.boolean() }), response: z.object({ wanted: z.boolean(), chosenAt: instant.nullable() }) }),
}

export const offersRefusals = {
  'training.offer-closed': { zh: '这个班现在不在报名，没有通知。只有已公告、报名已经开始还没截止的班才能通知有空的人。', en: 'Nobody can enrol in this class now, so nobody was told. It takes a published class whose enrolment has begun and not closed.' },
  'training.offer-custom': { zh: '定制班只收委托单位的人，没有通知。请让单位把人加进名单。', en: 'A custom class takes people of its unit only, so nobody was told. Ask the unit to name its people.' },
  'training.offer-full': { zh: '这个班没有空位了（或有人在候补），没有通知。', en: 'No seat is free in this class, or people wait for one, so nobody was told.' },
} as const satisfies Record<string, RefusalText>
