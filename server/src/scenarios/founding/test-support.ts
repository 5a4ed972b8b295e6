import { congressRoutes, foundingRoutes, type AnswerOf } from '@guildhall/contract'
import { startSystem, type StaffClient, type WorkerClient } from '@guildhall/testkit'
import { manualClock } from '#platform/clock'
import { PersonalText } from '#platform/crypto'
import { insertPeople, type UnitRow } from '#registry'

export const at = '2026-11-20T09:00:00+08:00'
export const firmName = '龙亭恒禾精密有限公司'
const surnames = ['赵', '钱', '孙', '李', '周', '吴', '郑', '王', '冯', '陈']

/** A county with a town, a firm in it whose people are on record, and those who found its union. For tests only. */
export async function openTown() {
  const clock = manualClock(at)
  const system = await startSystem({ clock })
  const county = await system.addUnit({ name: '龙亭区总工会', level: 'county', division: '410202' })
  const town = await system.addUnit({ name: '龙亭区东墩镇总工会', level: 'town', division: '410202', parent: county })
  const elsewhere = await system.addUnit({ name: '顺河区总工会', level: 'county', division: '410203' })
  const firm = await system.addUnit({ name: firmName, kind: 'enterprise', division: '410202', industry: '机械', staff: 210, parent: town })
  const [hr, officer, clerk, stranger] = [await system.staff('enterprise-hr', firm), await system.staff('town-officer', town), await system.staff('window-clerk', county), await system.staff('town-officer', elsewhere)]
  let made = 0
  /** People of a unit: the youngest born 1998, every third a woman. */
  const people = (count: number, unit: UnitRow) => system.asService((ctx) => insertPeople(ctx, Array.from({ length: count }, () => {
    made++
    return { unitId: unit.id, scope: unit.scope, standing: 'real-name' as const, name: new PersonalText(`${surnames[made % 10]}小${'甲乙丙丁戊己庚辛壬癸'[Math.floor(made / 10) % 10]}`), phone: new PersonalText(`137${String(10_000_000 + made)}`), gender: made % 3 === 0 ? 'female' as const : 'male' as const, birthYear: 1960 + (made % 39) }
  })))
  /** Somebody of the unit who logs in. */
  async function worker(name: string, phone: string, unit: UnitRow): Promise<WorkerClient> {
    await system.asService((ctx) => insertPeople(ctx, [{ unitId: unit.id, scope: unit.scope, standing: 'real-name', name: new PersonalText(name), phone: new PersonalText(phone), gender: 'female', birthYear: 1990 }]))
    return system.worker({ name, phone })
  }
  return { system, clock, county, town, firm, elsewhere, hr, officer, clerk, stranger, people, worker }
}
export type Town = Awaited<ReturnType<typeof openTown>>

export const form = (firm: { id: string }, more: object = {}) => ({
  kind: 'single' as const, name: `${firmName}工会委员会`, division: '410202', site: null, years: 3 as const, staff: 210, members: 30, founders: [{ unitId: firm.id }],
  group: [{ name: '季文澜', phone: '13911110001', post: 'leader' as const, side: 'staff' as const }], ...more,
})

type Congress = NonNullable<AnswerOf<typeof congressRoutes.get>['congress']>

/** A founding of the firm with `count` members who agreed on paper and the given workers who agreed on the phone. */
export async function enrolled(town: Town, { count, workers, hr = town.hr }: { count: number; workers: readonly WorkerClient[]; hr?: StaffClient }) {
  const begun = await hr.client.call(foundingRoutes.begin, form(town.firm))
  const submitted = await hr.client.call(foundingRoutes.submit, { foundingId: begun.id, revision: begun.revision })
  await town.officer.client.call(foundingRoutes.accept, { foundingId: begun.id, revision: submitted.revision })
  const ids = await town.people(count, town.firm)
  const personIds = [...ids, ...workers.map((one) => one.personId)]
  await hr.client.call(foundingRoutes.addPeople, { foundingId: begun.id, personIds })
  if (ids.length > 0) await hr.client.call(foundingRoutes.noteConsent, { foundingId: begun.id, personIds: ids, agreed: true })
  for (const one of workers) await one.client.call(foundingRoutes.answerMine, { foundingId: begun.id, agreed: true })
  return { foundingId: begun.id, paper: ids, all: personIds }
}

export const calling = (foundingId: string, candidates: { committee: string[]; audit: string[]; women: string[] }, more: object = {}) => ({
  foundingId, kind: 'members' as const, heldAt: '2026-11-27T14:00:00+08:00', place: '公司食堂二楼', notice: '请全体会员参加', way: 'both' as const, chairBy: 'congress' as const,
  seats: { committee: 3, audit: 1, women: candidates.women.length }, candidates, relativesChecked: true as const, ...more,
})

/** What a hand count says when everybody who votes on paper likes the first so many. */
export function paperOf(round: Congress['rounds'][number], voters: number, likes: (race: Congress['rounds'][number]['races'][number], place: number) => number) {
  return round.races.map((race) => ({
    raceId: race.id, returned: voters, invalid: 0, votes: race.candidates.map((one, place) => { const yes = likes(race, place); return { candidateId: one.id, yes, no: voters - yes, abstain: 0 } }),
  }))
}
