import { Chance } from '../chance.ts'
import { askOfUnit, askOfWorker, type Ask, type City } from '../needs.ts'
import type { Stage } from '../stage.ts'
import type { Script } from './script.ts'

/** The needs that a plan was made from: a firm's for its own class, else those of the first who enrol, asked in the weeks before. */
export function asksOfClass(stage: Stage, city: City, script: Script): Ask[] {
  const chance = new Chance(`asks ${script.key}`)
  const moment = () => new Date(stage.at(script.draftOn, '08:00').getTime() - chance.int(60, 26 * 24 * 60) * 60_000)
  const { trade, level, key } = script
  if (script.firm) return [{ ...askOfUnit(chance, city, script.firm, { source: 'enterprise', trade, level, seats: script.seats, askedAt: moment(), windows: [script.slot] }), key, occupationId: occupation(city, trade) }]
  return script.people.slice(0, script.asked).map((person) => ({
    ...askOfWorker(chance, city, person, { trade, level: chance.likely(0.85) ? level : null, askedAt: moment(), windows: chance.likely(0.7) ? [script.slot] : [], until: null }), key,
    // What a plan takes up was understood, by whoever planned it at the latest.
    occupationId: occupation(city, trade),
  }))
}

function occupation(city: City, trade: string): string {
  return city.resources.occupations.get(trade)!.id
}
