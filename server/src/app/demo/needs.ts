import { recordPastNeeds, type PastNeed } from '#scenarios/training'
import { addDays } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { Chance } from './chance.ts'
import { dialect, vague, wishes } from './lists/wishes.ts'
import { home } from './lists/places.ts'
import type { Stage } from './stage.ts'
import type { Accounts, Cast, Firm, Person, Tree, Unit } from './world.ts'
import type { Resources } from './resources.ts'

type Window = PastNeed['windows'][number]
/** A need on its way into the register; `key` is how whoever planned for it finds it again. */
export type Ask = PastNeed & { key?: string }
export type City = { tree: Tree; people: readonly Person[]; cast: Cast; accounts: Accounts; resources: Resources; templates: KeptTemplates }
/** The home county's templates by trade and level, for the plans made by them. */
export type KeptTemplates = Map<string, { id: string; version: number }>

/** What a worker asks: mostly by phone, now and then by a clerk who wrote it down. */
export function askOfWorker(chance: Chance, { accounts, resources }: City, person: Person, about: { trade: string; level: number | null; askedAt: Date; windows?: Window[]; until?: string | null }): Ask {
  const { trades, words } = wishes[about.trade]!
  const byPhone = person.actor !== undefined && chance.likely(0.85)
  const chosen = byPhone && chance.likely(0.35)
  const asked = dayInShanghai(about.askedAt)
  return {
    source: 'worker', personId: person.id, unit: person.firm && { id: person.firm.id, name: person.firm.name, scope: person.firm.scope, creditCode: person.firm.creditCode }, contactName: person.name, contactPhone: person.phone,
    occupationId: chosen ? resources.occupations.get(about.trade)!.id : null, wish: chosen ? null : chance.pick(trades), words: chance.likely(0.7) ? chance.pick(words) : null,
    level: about.level, division: person.county, town: person.town, seats: 1, windows: about.windows ?? timesOf(chance), earliest: chance.likely(0.4) ? addDays(asked, chance.int(7, 21)) : null,
    latest: about.until === undefined ? (chance.likely(0.5) ? addDays(asked, chance.int(150, 260)) : null) : about.until, budget: null, askedAt: about.askedAt,
    filedBy: byPhone ? `account:${person.actor!.accountId}` : `account:${accounts.clerk.accountId}`, assisted: !byPhone,
  }
}

/** What a firm or a department asks for its people, told by whoever speaks for it or, by telephone, to the desk. */
export function askOfUnit(chance: Chance, { accounts }: City, unit: Unit & { contact: { name: string; phone: string }; county: string; town: string | null; creditCode: string | null }, about: { source: 'enterprise' | 'department'; trade: string; level: number | null; seats: number; askedAt: Date; windows?: Window[] }): Ask {
  const { trades, firms } = wishes[about.trade]!
  const speaker = accounts.speakers.get(unit.id)
  return {
    source: about.source, personId: null, unit: { id: unit.id, name: unit.name, scope: unit.scope, creditCode: unit.creditCode }, contactName: unit.contact.name, contactPhone: unit.contact.phone,
    occupationId: null, wish: trades[0]!, words: chance.pick(firms), level: about.level, division: unit.county, town: unit.town, seats: about.seats, windows: about.windows ?? timesOf(chance), earliest: null,
    latest: null, budget: chance.likely(0.4) ? `每人不超过 ${chance.int(3, 12) * 100} 元` : null, askedAt: about.askedAt, filedBy: `account:${speaker?.accountId ?? accounts.clerk.accountId}`, assisted: !speaker,
  }
}

export function timesOf(chance: Chance): Window[] {
  return chance.pick<Window[]>([['weekday-evening'], ['weekend'], ['weekday-evening', 'weekend'], ['weekday-evening'], ['weekday-day'], []])
}

export const levelOf = (chance: Chance): number | null => ({ a: 1, b: 2, c: 3, d: null })[chance.weighted({ a: 5, b: 4, c: 2, d: 2 })]

/** Needs that wait for a class: what the live demand list shows. `free` are people whom no class of the demo takes. */
export function openAsks(stage: Stage, city: City, free: readonly Person[]): Ask[] {
  const chance = new Chance('open needs')
  const asks: Ask[] = []
  const moment = () => new Date(stage.now.getTime() - chance.int(60, 95 * 24 * 60) * 60_000 * (chance.likely(0.5) ? 0.3 : 1))
  for (const person of free) {
    if (person.county !== home && chance.likely(0.5)) continue
    if (chance.likely(0.05)) asks.push(vagueAsk(chance, city, person, moment()))
    else asks.push(askOfWorker(chance, city, person, { trade: chance.likely(0.8) ? person.trade : chance.pick(Object.keys(wishes)), level: levelOf(chance), askedAt: moment() }))
  }
  for (const firm of city.tree.firms.filter((one) => one.county === home || chance.likely(0.4)).filter(() => chance.likely(0.3))) asks.push(firmAsk(chance, city, firm, moment()))
  for (const department of city.tree.departments) {
    const trades = departmentTrades.find(([name]) => department.name.includes(name))?.[1] ?? []
    for (const trade of trades) {
      asks.push(askOfUnit(chance, city, { ...department, contact: { name: '联络员', phone: '15400001234' }, county: home, town: null, creditCode: null }, { source: 'department', trade, level: levelOf(chance), seats: chance.int(15, 60), askedAt: moment() }))
    }
  }
  return asks
}

const departmentTrades: readonly [string, readonly string[]][] = [
  ['民政', ['elderly-carer', 'elderly-carer']], ['商务', ['e-commerce-specialist', 'live-streamer', 'chinese-cook']], ['卫生', ['infant-carer', 'childcare-worker']], ['交通', ['courier', 'forklift-driver']],
  ['经济', ['robot-operator', 'cnc-turner']], ['人力', ['welder', 'electrician']],
]

function firmAsk(chance: Chance, city: City, firm: Firm, askedAt: Date): Ask {
  return askOfUnit(chance, city, firm, { source: 'enterprise', trade: chance.pick(firm.trades), level: levelOf(chance), seats: chance.int(3, 24), askedAt })
}

/** Words that name no trade, or one in words of this place: somebody has to look. */
function vagueAsk(chance: Chance, city: City, person: Person, askedAt: Date): Ask {
  const ask = askOfWorker(chance, city, person, { trade: person.trade, level: null, askedAt })
  if (chance.likely(0.5)) {
    const local = chance.pick(dialect)
    return { ...ask, occupationId: null, wish: local.word, words: chance.pick(local.words) }
  }
  return { ...ask, occupationId: null, wish: null, words: chance.pick(vague) }
}

/** Writes them in the order in which they were asked and gives the ids of those with a key. */
export async function recordAsks(stage: Stage, asks: readonly Ask[]): Promise<Map<string, string[]>> {
  const inOrder = [...asks].sort((a, b) => a.askedAt.getTime() - b.askedAt.getTime())
  const ids = await stage.asService(stage.now, (ctx) => recordPastNeeds(ctx, inOrder))
  const byKey = new Map<string, string[]>()
  for (const [index, { key }] of inOrder.entries()) if (key) byKey.set(key, [...byKey.get(key) ?? [], ids[index]!])
  return byKey
}
