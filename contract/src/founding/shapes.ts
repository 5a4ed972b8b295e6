import { z } from 'zod'
import { day, divisionCode, id, instant, line, maskedPerson, paragraph, phone, rawLine } from '../shapes.ts'
import { formality } from '../terms.ts'

const count = z.number().int()
/** Of one unit; of several together; of an industry; of a building site; of an area's small firms. */
export const foundingKind = z.enum(['single', 'joint', 'industry', 'project', 'area'])
export const foundingState = z.enum(['preparing', 'applied', 'enrolling', 'called', 'voting', 'elected', 'reported', 'formalities', 'complete', 'withdrawn'])
export const electedBody = z.enum(['committee', 'audit', 'women', 'chair'])
export const consent = z.enum(['asked', 'agreed', 'declined'])
export const termYears = z.union([z.literal(3), z.literal(5)])

export const founderGiven = z.union([
  z.object({ unitId: id }),
  z.object({ unitId: z.null().optional(), name: line(80), creditCode: rawLine(18).nullable().default(null), staff: count.min(1).max(1_000_000).nullable().default(null) }),
])
export const groupGiven = z.object({ name: line(40), phone, post: z.enum(['leader', 'member']), side: z.enum(['staff', 'party', 'above']).default('staff') })
export const foundingForm = z.object({
  kind: foundingKind, name: line(80), division: divisionCode, site: line(80).nullable().default(null), years: termYears, staff: count.min(1).max(1_000_000), members: count.min(1).max(1_000_000),
  founders: z.array(founderGiven).min(1).max(200), group: z.array(groupGiven).max(15),
})

/** How people are looked for: by age, schooling, industry of where they work. */
export const talentFilter = z.object({
  unitId: id.optional(), ageFrom: z.coerce.number().int().min(16).max(90).optional(), ageTo: z.coerce.number().int().min(16).max(90).optional(),
  education: line(20).optional(), industry: line(40).optional(), gender: z.enum(['male', 'female']).optional(),
  /** Only those who are members of nothing yet. */
  free: z.enum(['true', 'false']).optional(),
})
export const talentRow = maskedPerson.extend({
  id, gender: z.enum(['male', 'female']).nullable(), birthYear: count.nullable(), age: count.nullable(), education: z.string().nullable(), industry: z.string().nullable(), unitId: id, unitName: z.string(), memberOf: z.string().nullable(),
})
export const talentFacets = z.object({ educations: z.array(z.string()), industries: z.array(z.string()) })

export const foundingRow = z.object({
  id, number: z.string(), name: z.string(), kind: foundingKind, state: foundingState, founders: z.array(z.string()), federation: z.string(), staff: count, members: count, roster: count, agreed: count,
  deadline: day.nullable(), heldAt: instant.nullable(), assisted: z.boolean(), updatedAt: instant,
})
export const foundingStep = z.object({ id, kind: z.string(), event: z.string().nullable(), from: z.string().nullable(), to: z.string(), by: z.string(), party: z.enum(['handler', 'applicant', 'clock']), assisted: z.boolean(), reason: z.string().nullable(), at: instant })
/** What the law says of these numbers; `ok: false` is in the way of the step named. */
export const legalNote = z.object({ code: z.string(), ok: z.boolean(), have: count.nullable(), need: count.nullable() })
export const rosterCounts = z.object({ asked: count, agreed: count, declined: count, women: count, delegates: count })
export const foundingRecord = foundingRow.extend({
  division: divisionCode, divisionName: z.string().nullable(), site: z.string().nullable(), years: termYears, revision: count, applicant: z.object({ id, name: z.string() }), federationId: id, enteredAt: instant, openedAt: instant, unionId: id.nullable(), unionCode: z.string().nullable(), approvedOn: day.nullable(),
  foundersFull: z.array(z.object({ id, unitId: id.nullable(), name: z.string(), creditCode: z.string().nullable(), staff: count.nullable(), industry: z.string().nullable() })),
  group: z.array(z.object({ person: maskedPerson, post: z.enum(['leader', 'member']), side: z.enum(['staff', 'party', 'above']) })), counts: rosterCounts, notes: z.array(legalNote),
  /** What the reader may do now. */
  actions: z.array(z.string()), timeline: z.array(foundingStep), formalities: z.array(formality),
})
export const rosterRow = z.object({ person: maskedPerson.extend({ id }), gender: z.enum(['male', 'female']).nullable(), birthYear: count.nullable(), unitName: z.string(), consent, consentBy: z.enum(['self', 'paper']).nullable(), consentAt: instant.nullable(), delegate: z.boolean(), became: z.string().nullable() })

export const candidateRow = z.object({ id, person: maskedPerson.extend({ id }), unitName: z.string().nullable(), yes: count.nullable(), no: count.nullable(), abstain: count.nullable(), outcome: z.enum(['elected', 'tied', 'not']).nullable(), /** No candidate: written on ballots. */ writtenIn: z.boolean() })
export const raceRow = z.object({
  id, body: electedBody, kind: z.enum(['first', 'tie', 'again']), seats: count, issued: count.nullable(), returned: count.nullable(), invalid: count.nullable(), valid: count.nullable(), void: z.boolean(), needed: count, unfilled: count,
  reducedTo: count.nullable(), reducedReason: z.string().nullable(), candidates: z.array(candidateRow),
})
export const roundRow = z.object({
  id, number: count, electorate: z.enum(['congress', 'committee']), state: z.enum(['open', 'counting', 'decided', 'void']), shouldAttend: count, attended: count, onPhone: count, onPaper: count, voted: count, paper: z.record(z.string(), z.unknown()).nullable(), paperBy: z.string().nullable(), paperConfirmed: z.boolean(), paperMine: z.boolean(),
  openedAt: instant, closedAt: instant.nullable(), races: z.array(raceRow),
})
export const seatsWanted = z.object({ committee: count.min(1).max(45), audit: count.min(0).max(11), women: count.min(0).max(15) })
export const congress = z.object({
  id, kind: z.enum(['members', 'delegates']), heldAt: instant, place: z.string(), notice: z.string(), way: z.enum(['phone', 'paper', 'both']), chairBy: z.enum(['congress', 'committee']), seats: seatsWanted, state: z.enum(['called', 'voting', 'decided', 'called-off']),
  shouldAttend: count, attended: count, quorum: count, doorCode: z.string().nullable(), putUp: z.array(candidateRow.extend({ body: electedBody })), rounds: z.array(roundRow),
  /** What is to be voted on next: nothing once every seat is settled. */
  next: z.object({ electorate: z.enum(['congress', 'committee']), races: z.array(z.object({ body: electedBody, kind: z.enum(['first', 'tie', 'again']), seats: count, people: z.array(maskedPerson.extend({ id })) })) }).nullable(),
  officers: z.array(z.object({ body: electedBody, person: maskedPerson.extend({ id }), yes: count.nullable() })),
})

/** Ballots counted by hand, race by race. */
export const paperCount = z.array(z.object({
  raceId: id, returned: count.min(0).max(100_000), invalid: count.min(0).max(100_000), votes: z.array(z.object({ candidateId: id, yes: count.min(0), no: count.min(0), abstain: count.min(0) })).max(100),
  /** Other names that were written on ballots, with how often. */
  others: z.array(z.object({ name: line(40), yes: count.min(1).max(100_000) })).max(60).default([]),
})).min(1).max(8)
export const ballotMark = z.enum(['yes', 'no', 'abstain'])
export const reasonGiven = z.object({ reason: paragraph(300).min(2) })
