import { committeeSeats, mayMeetByDelegates, needsWomensCommittee } from './congress/election-rules.ts'
import type { FoundingKind, LegalNote } from './model.ts'

/** How the name of a union ends. A convention, checked so that two people who look for it find the same one; the name of one unit's union begins with that unit's. */
const endings = ['工会联合会', '联合工会委员会', '联合工会', '工会委员会', '工会']

export function nameFits(name: string, kind: FoundingKind, founders: readonly string[]): boolean {
  const ending = endings.find((one) => name.endsWith(one))
  if (!ending || name.length <= ending.length + 1) return false
  return kind !== 'single' || name.startsWith(founders[0]!)
}

/** The usual name for what is being founded; the applicant may choose another that fits. */
export function suggestName(kind: FoundingKind, parts: { founder: string; place: string; industry?: string; site?: string }): string {
  switch (kind) {
    case 'single': return `${parts.founder}工会委员会`
    case 'joint': return `${parts.place}联合工会委员会`
    case 'industry': return `${parts.place}${parts.industry ?? ''}行业工会联合会`
    case 'project': return `${parts.site ?? parts.place}项目联合工会委员会`
    case 'area': return `${parts.place}区域工会联合会`
  }
}

/** One founder for a union of one unit; two or more where several join (工会法 art. 11). An industry or a site may begin with one. */
export function foundersFit(kind: FoundingKind, founders: readonly { unitId: string | null; name: string }[]): boolean {
  const keys = founders.map((one) => one.unitId ?? one.name)
  if (new Set(keys).size !== keys.length || founders.length === 0) return false
  return kind === 'single' ? founders.length === 1 : kind === 'joint' || kind === 'area' ? founders.length >= 2 : true
}

/** What the unit is called in the register. A site's or an area's union joins several units, so it is a joint one there; the founding keeps what it was. */
export const unitKindOf = (kind: FoundingKind): 'union' | 'joint-union' | 'industry-union' => (kind === 'single' ? 'union' : kind === 'industry' ? 'industry-union' : 'joint-union')

/** What the law says of the numbers so far: some of it only to be known, some in the way of a later step. */
export function legalNotes(facts: { kind: FoundingKind; agreed: number; women: number; staff: number }): LegalNote[] {
  const { from, to } = committeeSeats(facts.agreed)
  return [
    // 工会法 art. 11: with 25 members a committee must be formed; with fewer it may, alone or together with others.
    { code: facts.agreed >= 25 ? 'must-have-committee' : 'may-have-committee', ok: true, have: facts.agreed, need: 25 },
    { code: 'committee-seats', ok: true, have: from, need: to },
    { code: mayMeetByDelegates(facts.agreed) ? 'delegates-may-meet' : 'all-meet', ok: true, have: facts.agreed, need: 100 },
    { code: needsWomensCommittee(facts.women) ? 'womens-committee' : 'womens-member', ok: true, have: facts.women, need: 10 },
    // 工会法 art. 14: with 200 workers the chair may be full-time.
    ...(facts.staff >= 200 ? [{ code: 'full-time-chair', ok: true, have: facts.staff, need: 200 }] : []),
    { code: 'enough-members', ok: facts.agreed >= 3, have: facts.agreed, need: 3 },
  ]
}

/** Years of birth of people who are so old today; the filter speaks of ages, the register of years. */
export function birthYears(today: string, ages: { from?: number | undefined; to?: number | undefined }): { from: number | null; to: number | null } {
  const year = Number(today.slice(0, 4))
  return { from: ages.to === undefined ? null : year - ages.to, to: ages.from === undefined ? null : year - ages.from }
}

/** The organisation code of a new union: its division, a letter, a number of its own. */
export const unionCode = (division: string, serial: number): string => `${division}G${String(serial).padStart(5, '0')}`
