import { consentPurposes, consentTerms, deskRoutes, joiningRoutes, membershipRoutes, reviewingRoutes, type RequestOf } from '@guildhall/contract'
import { CallRefused, startSystem, type Client } from '@guildhall/testkit'
import { identityCheckCharacter } from '#engines/intake'
import { manualClock } from '#platform/clock'
import { startJob } from '#platform/jobs'

let people = 0
/** An ID number of a right form in a district that never was: nobody's, and another one at each call. */
export function someNumber(born = '19990315'): string {
  const first17 = `330499${born}${String((people += 1) % 1000).padStart(3, '0')}`
  return first17 + identityCheckCharacter(first17)
}
export const agreed = (refused: readonly string[] = []) => consentPurposes.map((purpose) => ({ purpose, version: consentTerms[purpose].version, granted: !refused.includes(purpose) }))
type Wish = RequestOf<typeof joiningRoutes.apply>
export const wish = (unionCode: string, more: Partial<Wish> = {}): Wish => ({ unionCode, work: 'courier', foundBy: 'code', name: '林小禾', idNumber: someNumber(), consents: agreed(['contact']), ...more })

/** The code with which a call was refused; fails when it was not. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
  } catch (error) {
    if (error instanceof CallRefused) return error.code
    throw error
  }
  throw new Error('it was not refused')
}

/** A county with a town, its joint union, a union of couriers and a firm; each with a code of its own, and officers at both ends. Friday, 20 November 2026. */
export async function unionsForTest(env: Record<string, string> = {}) {
  const clock = manualClock('2026-11-20T09:00:00+08:00')
  const system = await startSystem({ clock, env })
  const county = await system.addUnit({ name: '海盐县总工会', level: 'county', division: '330424' })
  const town = await system.addUnit({ name: '海盐县百步镇总工会', level: 'town', division: '330424', parent: county })
  const joint = await system.addUnit({ name: '百步镇小微企业工会联合会', kind: 'joint-union', division: '330424', parent: town })
  const riders = await system.addUnit({ name: '海盐县快递外卖行业工会联合会', kind: 'industry-union', division: '330424', parent: county })
  const firm = await system.addUnit({ name: '恒禾精密制造有限公司', kind: 'enterprise', division: '330424', parent: town })
  const neighbour = await system.addUnit({ name: '海宁市总工会', level: 'county', division: '330481' })
  const officer = await system.staff('training-officer', county)
  const rider = await system.staff('union-officer', riders)
  const clerk = await system.staff('window-clerk', county)
  const stranger = await system.staff('training-officer', neighbour)
  const rule = (unitId: string, more: Partial<RequestOf<typeof reviewingRoutes.setRule>> = {}) => officer.client.call(reviewingRoutes.setRule, { unitId, open: true, accepts: 'nobody', promiseDays: 5, trades: [], about: null, revision: 0, ...more })
  const code = { joint: (await rule(joint.id)).code!, riders: (await rule(riders.id, { trades: ['courier', 'driver'], promiseDays: 3 })).code!, firm: (await rule(firm.id, { accepts: 'listed' })).code! }

  const membershipsOf = async (who: Client) => (await who.call(membershipRoutes.mine, {})).rows
  /** A worker who has joined by the union's word. */
  async function member(unionCode = code.riders, more: Partial<Wish> = {}) {
    const worker = await system.worker()
    const { application } = await worker.client.call(joiningRoutes.apply, wish(unionCode, more))
    await (await officer.logInAgain()).call(reviewingRoutes.accept, { applicationIds: [application.id], looked: [application.id] })
    return { ...worker, applicationId: application.id }
  }
  /** The clerk with this person before them. */
  async function atDesk(personId: string): Promise<Client> {
    const at = await clerk.logInAgain()
    await at.call(deskRoutes.start, { personId })
    return at.onBehalfOf(personId)
  }
  /** The night job, done now, with all that follows. */
  async function tick(): Promise<void> {
    await system.asService((ctx) => startJob(ctx, 'membership.escalate-overdue', {}, { scope: '' }))
    await system.settle()
  }
  return { system, clock, county, town, joint, riders, firm, neighbour, officer, rider, clerk, stranger, code, rule, membershipsOf, member, atDesk, tick }
}
