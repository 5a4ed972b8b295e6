import { expect, test } from 'vitest'
import { addDays, calendarOf } from '#platform/calendar'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import { industries } from '../lists/firms.ts'
import { counties, home } from '../lists/places.ts'
import { trainers, venues } from '../lists/resources.ts'
import type { City } from '../needs.ts'
import type { Stage } from '../stage.ts'
import type { Firm, Person, Unit } from '../world.ts'
import { Casting } from './casting.ts'
import { castClasses } from './programme.ts'

/** As much of the city as casting looks at. */
function cityOf(): City {
  const unit = (name: string): Unit => ({ id: name, name, scope: name })
  const kinds = Object.values(industries)
  const firms = counties.flatMap(({ code, towns }) => towns.flatMap((town) => Array.from({ length: code === home ? 20 : 6 }, (_, index): Firm => (
    { ...unit(`${code}${town}${index}`), county: code, town, trades: kinds[index % kinds.length]!.trades, creditCode: '', unionised: true, staff: 60, contact: { name: '', phone: '' } }))))
  const person = (id: string, firm: Firm, trade: string): Person => ({ id, name: id, phone: id, unit: firm, firm, county: firm.county, town: firm.town, trade })
  const people = firms.flatMap((firm) => Array.from({ length: 11 }, (_, index) => person(`${firm.name} ${index}`, firm, firm.trades[index % firm.trades.length]!)))
  const [lin, luo, shen, elder] = people.splice(0, 4) as [Person, Person, Person, Person]
  const place = <T extends { name: string }>(one: T) => ({ ...one, id: one.name, person: null })
  return { tree: { root: unit('root'), counties: new Map(), firms, departments: [] }, people, cast: { lin, luo, shen, elder, hengheFirm: firms.find((firm) => firm.county === home && firm.trades.includes('cnc-turner'))! }, accounts: {} as City['accounts'], templates: new Map(),
    resources: { occupations: new Map(), trainers: trainers.map(place), venues: venues.map(place) } }
}

function stageAt(now: Date): Stage {
  const today = dayInShanghai(now)
  return { now, today, day: (days: number) => addDays(today, days), at: (days: number, time = '09:00') => instantInShanghai(addDays(today, days), time) } as unknown as Stage
}

test('whatever the day and hour of building, every class finds trainer, room and hours, and its steps come in order', () => {
  const city = cityOf()
  for (let step = 0; step < 60; step++) {
    const now = new Date(Date.parse('2026-01-01T00:07:00+08:00') + step * (9 * 24 + 7) * 3_600_000)
    const stage = stageAt(now)
    const casting = new Casting(stage, city, calendarOf([]))
    castClasses(stage, city, casting)
    const taken = new Set<string>()
    for (const script of casting.scripts) {
      const first = Math.min(...script.lessons.map((lesson) => instantInShanghai(lesson.day, lesson.from).getTime()))
      const last = Math.max(...script.lessons.map((lesson) => instantInShanghai(lesson.day, lesson.to).getTime()))
      const said = `${script.key} on ${now.toISOString()}`
      expect(script.draftOn, said).toBeLessThan(script.publishOn)
      expect(script.publishOn, said).toBeLessThanOrEqual(script.openOn)
      expect(script.openOn, said).toBeLessThan(script.closeOn)
      expect(stage.at(script.closeOn, '17:00').getTime(), said).toBeLessThanOrEqual(first)
      expect(stage.at(script.finishOn, '00:00').getTime(), said).toBeGreaterThan(last - 1)
      expect(script.people.length, said).toBeGreaterThan(0)
      for (const lesson of script.lessons) {
        expect(lesson.from < lesson.to, said).toBe(true)
        for (const who of [script.trainer.id, script.venue.id]) {
          const key = `${who} ${lesson.day} ${lesson.from}`
          expect(taken.has(key), `${said}: ${key}`).toBe(false)
          taken.add(key)
        }
      }
    }
  }
}, 60_000)
