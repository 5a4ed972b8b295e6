import { z } from 'zod'
import { route } from '../route.ts'
import { day, divisionCode, id, instant, line, paragraph } from '../shapes.ts'
import { membership } from '../memberships.ts'
import { consent, consentPurpose, messageKind, myApplication, offerReason, timelineStep, unionCard, workForm } from './shapes.ts'

const ofCode = z.object({ code: z.string().regex(/^[a-z2-9]{8}$/) })
const ofApplication = z.object({ applicationId: id })
/** Eighteen characters as people type them; the server repairs spaces and width and checks the number. */
const idNumber = z.string().trim().max(30)
const proof = z.object({ name: line(40), idNumber })
const consents = z.array(z.object({ purpose: consentPurpose, version: z.number().int(), granted: z.boolean() })).max(20)
const myMessage = z.object({ id, unitName: z.string(), kind: messageKind, words: z.string(), saidAt: instant, answerBy: day.nullable(), answer: z.string().nullable(), answeredAt: instant.nullable(), assisted: z.boolean() })

/** What a worker, or anybody, does about joining. */
export const joiningRoutes = {
  getUnion: route({
    name: 'membership.get-union-card', method: 'GET', path: '/api/public/unions/:code', summary: 'What a union’s code leads to: who it is, whether and how it takes people in, its certificate as a legal person (null while none is issued here), and of a union that is no more, which one goes on for it.', audience: { public: true }, params: ofCode,
    response: unionCard.extend({
      certificate: z.object({ code: z.string(), number: z.string(), until: day }).nullable(),
      /** The union was merged or dissolved: since when, and the union that goes on for it with its code, where one does. */
      gone: z.object({ on: day, into: z.object({ name: z.string(), code: z.string().nullable() }).nullable() }).nullable(),
    }), limit: 240,
  }),
  findUnions: route({
    name: 'membership.find-unions', method: 'GET', path: '/api/public/unions', summary: 'Unions that can be joined: by a part of the name, by where and how one works, by the employer; the fittest first.', audience: { public: true },
    query: z.object({ q: z.string().trim().max(40).optional(), division: divisionCode.optional(), town: z.string().trim().max(30).optional(), work: workForm.optional(), employerId: id.optional() }),
    response: z.object({ rows: z.array(unionCard.extend({ why: offerReason })) }), limit: 240,
  }),
  places: route({ name: 'membership.list-places', method: 'GET', path: '/api/public/union-places', summary: 'Counties and towns that have a federation: for the question where one works.', audience: { public: true }, response: z.object({ divisions: z.array(z.object({ code: divisionCode, name: z.string(), towns: z.array(z.string()) })) }) }),
  mine: route({
    name: 'membership.get-mine', method: 'GET', path: '/api/my/membership', summary: 'Whether I am a member, of what, and what I have asked for.', audience: { worker: true },
    response: z.object({ name: z.string(), phone: z.string().nullable(), realName: z.boolean(), division: z.string().nullable(), membership: membership.nullable(), applications: z.array(myApplication) }),
  }),
  apply: route({
    name: 'membership.apply', method: 'POST', path: '/api/my/applications', summary: 'Asks to become a member of a union. Asking again while one is open gives that one.', audience: { worker: true },
    body: proof.partial().extend({ unionCode: ofCode.shape.code, work: workForm, employer: line(80).nullable().default(null), division: divisionCode.nullable().default(null), town: line(30).nullable().default(null), words: paragraph(300).nullable().default(null), foundBy: z.enum(['code', 'search', 'work']), consents }),
    response: z.object({ application: myApplication, again: z.boolean() }),
    refusals: ['membership.already-member', 'membership.exists', 'membership.union-closed', 'membership.consent-needed', 'membership.terms-changed', 'membership.identity-needed', 'membership.too-young', 'membership.elsewhere-open', 'people.wrong-id-number'], limit: 20,
  }),
  getMine: route({ name: 'membership.get-my-application', method: 'GET', path: '/api/my/applications/:applicationId', summary: 'One application of mine: what I asked, what was decided and why, what came of it.', audience: { worker: true }, params: ofApplication, response: myApplication.extend({ timeline: z.array(timelineStep), consents: z.array(consent) }), limit: 240 }),
  correct: route({ name: 'membership.correct-identity', method: 'POST', path: '/api/my/applications/:applicationId/correct', summary: 'Name and number once more, after they did not agree.', audience: { worker: true }, params: ofApplication, body: proof, response: myApplication, refusals: ['membership.moved-on', 'membership.exists', 'membership.too-young', 'people.wrong-id-number'], limit: 10 }),
  withdraw: route({ name: 'membership.withdraw', method: 'POST', path: '/api/my/applications/:applicationId/withdraw', summary: 'Takes an open application back.', audience: { worker: true }, params: ofApplication, body: z.object({ reason: paragraph(200).optional() }), response: myApplication, refusals: ['membership.moved-on'] }),
  askTransfer: route({
    name: 'membership.ask-transfer', method: 'POST', path: '/api/my/transfers', summary: 'A member asks to come to another union; the receiving one decides, the present one is told.', audience: { worker: true },
    body: z.object({ unionCode: ofCode.shape.code, work: workForm, employer: line(80).nullable().default(null), words: paragraph(300).min(2) }), response: z.object({ application: myApplication, again: z.boolean() }),
    refusals: ['membership.not-a-member', 'membership.same-union', 'membership.union-closed', 'membership.elsewhere-open'], limit: 20,
  }),
  askLeave: route({ name: 'membership.ask-leave', method: 'POST', path: '/api/my/leaving', summary: 'A member asks to leave the union; it is done at the latest when the promise ends.', audience: { worker: true }, body: z.object({ words: paragraph(300).min(2) }), response: z.object({ application: myApplication, again: z.boolean() }), refusals: ['membership.not-a-member', 'membership.elsewhere-open'] }),
  consents: route({ name: 'membership.list-my-consents', method: 'GET', path: '/api/my/consents', summary: 'What I agreed to, use by use.', audience: { worker: true }, response: z.object({ rows: z.array(consent) }) }),
  setConsent: route({ name: 'membership.set-consent', method: 'POST', path: '/api/my/consents', summary: 'Gives or takes back the consent to one optional use.', audience: { worker: true }, body: z.object({ purpose: consentPurpose, granted: z.boolean() }), response: z.object({ rows: z.array(consent) }), refusals: ['membership.consent-needed'] }),

  card: route({
    name: 'membership.get-card', method: 'GET', path: '/api/my/member-card', summary: 'My member card with the codes of the next minutes, so that it goes on working where there is no network.', audience: { worker: true },
    response: z.object({ name: z.string(), number: z.string(), unitName: z.string(), joinedOn: day, now: instant, codes: z.array(z.object({ path: z.string(), digits: z.string(), from: instant, until: instant })) }), refusals: ['membership.not-a-member'],
  }),
  checkCard: route({
    name: 'membership.check-card', method: 'POST', path: '/api/public/member-card', summary: 'Whether a shown code is a member’s, this minute: scanned, or card number and six digits as typed.', audience: { public: true }, safe: true, limit: 30,
    body: z.object({ token: z.string().max(60).optional(), number: z.string().regex(/^\d{9}$/).optional(), digits: z.string().regex(/^\d{6}$/).optional() }),
    response: z.object({ verdict: z.enum(['member', 'no-member', 'old', 'wrong']), name: z.string().nullable(), joinedYear: z.number().int().nullable(), until: instant.nullable() }),
  }),

  sendMessage: route({ name: 'membership.send-message', method: 'POST', path: '/api/unions/:code/messages', summary: 'Says something to a union; it is answered by a day.', audience: { worker: true }, params: ofCode, body: z.object({ kind: messageKind, words: paragraph(1000).min(5) }), response: myMessage, limit: 10 }),
  messages: route({ name: 'membership.list-my-messages', method: 'GET', path: '/api/my/union-messages', summary: 'What I said to unions, and the answers.', audience: { worker: true }, response: z.object({ rows: z.array(myMessage) }) }),
}
