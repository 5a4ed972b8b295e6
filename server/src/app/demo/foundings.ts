import { congressRoutes, foundingRoutes, termRoutes, type AnswerOf, type InputOf } from '@guildhall/contract'
import type { CommandContext } from '#platform/module'
import { recordTerm } from '#registry'
import { beginMembership, movePerson } from '#registry/memberships'
import { Chance } from './chance.ts'
import { reactToFounding } from './clockwork.ts'
import { home } from './lists/places.ts'
import type { City } from './needs.ts'
import type { Stage, Staff } from './stage.ts'
import type { Firm, Person, Unit } from './world.ts'

type Congress = NonNullable<AnswerOf<typeof congressRoutes.get>['congress']>
type Until = 'preparing' | 'applied' | 'enrolling' | 'called' | 'voting' | 'elected' | 'reported' | 'formalities' | 'complete' | 'withdrawn'
type Script = { firms: Firm[]; kind: InputOf<typeof foundingRoutes.begin>['kind']; name: string; site?: string; until: Until; began: number; by?: Staff; asked?: Person }

/** Unions being founded, one in each state and of each kind, and the terms of those that are there. Every step by whoever would take it, at the time. */
export async function buildFoundings(stage: Stage, city: City): Promise<void> {
  for (const script of scripts(city)) await reactToFounding(stage, await found(stage, city, script))
  await giveTerms(stage, city)
}

/** Only firms without a union found one: the bigger ones alone, others of a town together. */
function scripts({ tree, cast, people, accounts }: City): Script[] {
  const staffed = (firm: Firm) => people.filter((person) => person.firm === firm).length
  const firms = tree.firms.filter((firm) => firm.county === home && firm !== cast.hengheFirm && !firm.unionised)
  const alone = firms.filter((firm) => staffed(firm) >= 10)
  const single = (firm: Firm | undefined, until: Until, began: number): Script => ({ firms: [firm!], kind: 'single', name: `${firm!.name}工会委员会`, until, began })
  const singles = [single(alone[0], 'preparing', -1), single(alone[1], 'applied', -3), single(alone[2], 'applied', -12), single(alone[3], 'withdrawn', -30), single(alone[4], 'reported', -26), single(alone[5], 'complete', -70), single(alone[6], 'elected', -22)]
  const left = firms.filter((firm) => !singles.some((one) => one.firms.includes(firm)) && staffed(firm) >= 4)
  const [first, second, third] = [...Map.groupBy(left, (firm) => firm.town).values()].toSorted((a, b) => b.length - a.length) as [Firm[], Firm[], Firm[]]
  return [
    { ...single(cast.hengheFirm, 'enrolling', -9), by: accounts.speakers.get(cast.hengheFirm.id)!, asked: cast.lin }, ...singles,
    { firms: first.slice(0, 4), kind: 'joint', name: `${first[0]!.town}紧固件联合工会委员会`, site: `${first[0]!.town}紧固件`, until: 'called', began: -16 },
    { firms: third.slice(0, 2), kind: 'project', name: '滨海新城三期项目联合工会委员会', site: '滨海新城三期', until: 'voting', began: -18 },
    { firms: second.slice(0, 4), kind: 'area', name: `${second[0]!.town}中心社区区域工会联合会`, site: `${second[0]!.town}中心社区`, until: 'formalities', began: -50 },
  ]
}

/** Takes a founding as far as the script has it. */
async function found(stage: Stage, city: City, script: Script): Promise<string> {
  const { clerk, officers } = city.accounts
  const officer = officers.get(home)!
  const by = script.by ?? clerk
  const all = city.people.filter((person) => script.firms.includes(person.firm!)).slice(0, 48)
  const at = (days: number, time?: string) => stage.at(Math.min(script.began + days, 0), time)
  const lead = script.firms[0]!.contact
  const { id: foundingId, revision } = await stage.act(foundingRoutes.begin, by, at(0), {
    kind: script.kind, name: script.name, division: home, site: script.site ?? null, years: script.kind === 'area' ? 5 : 3, staff: script.firms.reduce((sum, firm) => sum + firm.staff, 0), members: all.length, founders: script.firms.map((firm) => ({ unitId: firm.id })),
    group: [{ name: lead.name, phone: lead.phone, post: 'leader', side: 'staff' }, { name: all[1]!.name, phone: all[1]!.phone, post: 'member', side: 'staff' }],
  })
  if (script.until === 'preparing') return foundingId
  const submitted = await stage.act(foundingRoutes.submit, by, at(0, '10:30'), { foundingId, revision })
  if (script.until === 'applied') return foundingId
  if (script.until === 'withdrawn') {
    await stage.act(foundingRoutes.withdraw, by, at(2), { foundingId, reason: '企业搬迁，先不建' })
    return foundingId
  }
  await stage.act(foundingRoutes.accept, officer, at(2), { foundingId, revision: submitted.revision, words: '同意筹建，注意做好入会动员' })
  await stage.act(foundingRoutes.addPeople, by, at(3), { foundingId, personIds: all.map((person) => person.id) })
  const agreed = all.filter((person, index) => person !== script.asked && (script.until !== 'enrolling' || index % 3 !== 0))
  await stage.act(foundingRoutes.noteConsent, by, at(5), { foundingId, personIds: agreed.map((person) => person.id), agreed: true })
  if (script.until === 'enrolling') return foundingId
  await hold(stage, { script, foundingId, by, officer, agreed, at })
  return foundingId
}

type Holding = { script: Script; foundingId: string; by: Staff; officer: Staff; agreed: readonly Person[]; at: (days: number, time?: string) => Date }

/** The congress, all on paper: called, attended, voted, reported, approved. */
async function hold(stage: Stage, { script, foundingId, by, officer, agreed, at }: Holding): Promise<void> {
  const held = script.until === 'called' ? stage.at(4, '14:00') : script.until === 'voting' ? new Date(Math.max(stage.at(0, '08:30').getTime(), at(7).getTime() + 60_000)) : at(14, '14:00')
  const { counts } = await stage.act(foundingRoutes.get, by, at(6), { foundingId })
  const ids = agreed.map((person) => person.id)
  const women = counts.women >= 10 ? 3 : 0
  const roster = await stage.act(foundingRoutes.roster, by, at(6), { foundingId, limit: 200, consent: 'agreed' })
  const candidates = { committee: ids.slice(0, 5), audit: ids.slice(5, 6), women: roster.rows.filter((row) => row.gender === 'female').slice(0, women).map((row) => row.person.id) }
  await stage.act(congressRoutes.convene, by, at(6, '15:00'), {
    foundingId, kind: 'members', heldAt: held.toISOString(), place: '镇工会三楼会议室', notice: '请全体会员准时到会，选举第一届工会委员会', way: script.until === 'called' ? 'both' : 'paper', chairBy: 'congress',
    seats: { committee: 3, audit: 1, women: candidates.women.length }, candidates, relativesChecked: true,
  })
  if (script.until === 'called') return
  const after = (minutes: number) => new Date(Math.min(held.getTime() + minutes * 60_000, stage.now.getTime()))
  await stage.act(congressRoutes.checkIn, by, after(1), { foundingId, personIds: ids.slice(0, Math.ceil(ids.length * 0.9)), ballot: 'paper' })
  const opened = await stage.act(congressRoutes.openRound, by, after(5), { foundingId })
  if (script.until === 'voting') return
  await count(stage, { foundingId, by, officer, congress: opened.congress, after })
  const second = await stage.act(congressRoutes.openRound, by, after(40), { foundingId })
  await count(stage, { foundingId, by, officer, congress: second.congress, after: (minutes) => after(40 + minutes) })
  if (script.until === 'elected') return
  const { revision } = await stage.act(foundingRoutes.get, by, at(15), { foundingId })
  const reported = await stage.act(congressRoutes.report, by, at(15), { foundingId, revision })
  if (script.until === 'reported') return
  const { unionId, revision: approved } = await stage.act(foundingRoutes.approve, officer, at(18), { foundingId, revision: reported.revision })
  await stage.act(termRoutes.setFormality, by, at(20), { unitId: unionId, key: 'seal', doneOn: stage.day(script.began + 20), note: '印模已留存', fileId: null })
  if (script.until === 'formalities') return
  for (const key of ['certificate', 'bank-account', 'fees']) await stage.act(termRoutes.setFormality, by, at(30), { unitId: unionId, key, doneOn: stage.day(script.began + 29), note: null, fileId: null })
  await stage.act(foundingRoutes.finish, by, at(31), { foundingId, revision: approved })
}

/** Everybody likes the first so many of a race; the clerk counts, the officer confirms. */
async function count(stage: Stage, { foundingId, by, officer, congress, after }: { foundingId: string; by: Staff; officer: Staff; congress: Congress; after: (minutes: number) => Date }): Promise<void> {
  const round = congress.rounds.at(-1)!
  const ids = { foundingId, roundId: round.id }
  const voters = round.onPaper
  await stage.act(congressRoutes.closeRound, by, after(20), ids)
  await stage.act(congressRoutes.enterPaper, by, after(28), { ...ids, races: round.races.map((race) => ({
    raceId: race.id, returned: voters, invalid: 0, others: [], votes: race.candidates.map((one, place) => { const yes = race.candidates.length === 1 ? voters - 1 : place < race.seats ? voters - 1 - (race.body === 'chair' ? 0 : place) : race.body === 'chair' ? 0 : 2; return { candidateId: one.id, yes, no: voters - yes, abstain: 0 } }),
  })) })
  await stage.act(congressRoutes.confirmPaper, officer, after(31), ids)
  await stage.act(congressRoutes.decideRound, by, after(33), ids)
}

/** Unions that were there before have members and committees too: some long overdue, some soon, most in the middle of their term. A union without anybody has none. */
async function giveTerms(stage: Stage, city: City): Promise<void> {
  const chance = new Chance('terms')
  const county = city.tree.counties.get(home)!
  await stage.asService(stage.at(-20), async (ctx) => {
    const unions = await ctx.tx.selectFrom('unit').selectAll().where('kind', 'in', ['joint-union', 'industry-union']).where('dissolved_on', 'is', null).where('scope', '>=', county.scope).where('scope', '<', `${county.scope}/`).where('created_at', '<', stage.at(-399)).orderBy('scope').execute()
    const asking = new Set((await ctx.tx.selectFrom('membership_application').select('person_id').execute()).map((row) => row.person_id))
    const members = new Set((await ctx.tx.selectFrom('membership').select('person_id').where('valid_to', 'is', null).execute()).map((row) => row.person_id))
    const cast = new Set<string>([city.cast.lin, city.cast.luo, city.cast.shen, city.cast.elder].map((person) => person.id))
    const free = chance.shuffled(city.people.filter((person) => person.county === home && !person.firm && !cast.has(person.id) && !asking.has(person.id) && !members.has(person.id)))
    for (const [index, union] of unions.entries()) {
      const years = index % 3 === 0 ? 5 : 3
      // The end of the term lies so many days from today: the first are overdue, the next due soon.
      const ends = index < 2 ? -40 - index * 60 : index < 5 ? 15 + index * 25 : chance.int(220, years * 365 - 40)
      const electedOn = `${Number(stage.day(ends).slice(0, 4)) - years}${stage.day(ends).slice(4).replace('02-29', '02-28')}`
      const people = [...await membersOf(ctx, union.id), ...await takeIn(ctx, union, { from: electedOn, people: nearby(free, union, chance.int(9, 22)) })].slice(0, 5)
      if (people.length < 4) continue
      await recordTerm(ctx, union, {
        years, electedOn, approvedBy: index % 2 === 0 ? county.name : null, reason: '补登本届选举结果',
        officers: [...people.slice(0, 4).map((personId, place) => ({ personId, body: 'committee' as const, post: (['chair', 'vice-chair', 'organisation', 'member'] as const)[place]! })), ...people.slice(4).map((personId) => ({ personId, body: 'audit' as const, post: 'chair' as const }))],
      })
    }
  })
}

async function membersOf({ tx }: CommandContext, unitId: string): Promise<string[]> {
  return (await tx.selectFrom('membership').select('person_id').where('unit_id', '=', unitId).where('valid_to', 'is', null).orderBy('id').execute()).map((row) => row.person_id)
}

/** Takes so many out of `free`: of the town for a joint union, of anywhere for a union of an industry. */
function nearby(free: Person[], union: { kind: string; scope: string }, most: number): Person[] {
  const chosen = new Set(free.filter((person) => union.kind === 'industry-union' || union.scope.startsWith(`${person.unit.scope}.`)).slice(0, most))
  free.splice(0, free.length, ...free.filter((person) => !chosen.has(person)))
  return [...chosen]
}

/** Self-employed people who have been members since the committee was elected, as far back as the union is on record. */
async function takeIn(ctx: CommandContext, union: Unit, { from, people }: { from: string; people: readonly Person[] }): Promise<string[]> {
  const { first } = await ctx.tx.selectFrom('unit_version').select((is) => is.fn.min('valid_from').as('first')).where('unit_id', '=', union.id).executeTakeFirstOrThrow()
  for (const person of people) {
    await beginMembership(ctx, { personId: person.id, unit: union, from: from > first ? from : first })
    await movePerson(ctx, person.id, union)
  }
  return people.map((person) => person.id)
}
