import { addDays, type Calendar } from '#platform/calendar'
import { Chance } from '../chance.ts'
import { home } from '../lists/places.ts'
import { lessons as lessonsOf } from '../lists/courses.ts'
import type { City } from '../needs.ts'
import type { Stage } from '../stage.ts'
import type { Firm, Person } from '../world.ts'
import type { Trainer, Venue } from '../resources.ts'
import type { Lesson, Script, Slot } from './script.ts'

export type Wanted = {
  key?: string
  /** Days from today of the first lesson. */
  first: number
  trade: string
  level: number | null
  slot: Slot
  county?: string
  firm?: Firm
  seats?: number
  /** How many enrol of those seats; above it the rest waits. */
  fill?: number
  trainer?: string
  venue?: string
  /** Put in front of everybody else. */
  with?: Person[]
  lessons?: Lesson[]
} & Partial<Pick<Script, 'draftOn' | 'publishOn' | 'openOn' | 'closeOn' | 'opinions' | 'finishOn' | 'lastStep' | 'cancel' | 'silent' | 'undecided' | 'liked' | 'judged'>>

/** Finds trainers, rooms, hours and people for classes, so that nobody is in two places and no person sits in two of these classes. */
export class Casting {
  readonly #taken = new Set<string>()
  readonly #cast = new Set<string>()
  readonly #chance = new Chance('casting')
  readonly #stage: Stage
  readonly #city: City
  readonly #calendar: Calendar
  readonly scripts: Script[] = []

  constructor(stage: Stage, city: City, calendar: Calendar) {
    this.#stage = stage
    this.#city = city
    this.#calendar = calendar
  }

  /** People whom no class takes. */
  free(): Person[] {
    return this.#city.people.filter((person) => !this.#cast.has(person.id))
  }

  /** Keeps somebody for what is told elsewhere. */
  reserve(...people: readonly Person[]): void {
    for (const person of people) this.#cast.add(person.id)
  }

  add(wanted: Wanted): Script {
    const chance = this.#chance
    const { first, trade, level, slot, firm, county = firm?.county ?? home } = wanted
    const { trainer, venue, lessons } = this.#place(wanted, county)
    const seats = wanted.seats ?? Math.min(venue.capacity, chance.int(9, 12))
    const fill = wanted.fill ?? Math.max(8, seats - chance.int(0, 3))
    const people = this.#people({ county, trade, firm: firm ?? null, count: fill, first: wanted.with ?? [] })
    const publishOn = wanted.publishOn ?? first - 20
    const last = lessons.at(-1)!.day
    const script: Script = {
      key: wanted.key ?? `class ${this.scripts.length}`, serial: this.scripts.length + 1, county, town: firm?.town ?? venue.town, trade, level, firm: firm ?? null, slot, trainer, venue, lessons, seats, waitlist: Math.ceil(seats / 5), people,
      asked: Math.max(wanted.with?.length ?? 0, Math.round(people.length * (0.6 + chance.next() * 0.3))),
      draftOn: wanted.draftOn ?? first - 30, opinions: wanted.opinions === undefined ? (chance.likely(0.45) ? { askOn: first - 29, until: first - 24, closeOn: first - 23 } : null) : wanted.opinions,
      publishOn, openOn: wanted.openOn ?? publishOn + 4, closeOn: wanted.closeOn ?? first - 2, finishOn: Math.max(wanted.finishOn ?? -Infinity, this.#offset(last) + 1),
      ...(wanted.lastStep && { lastStep: wanted.lastStep }), ...(wanted.cancel && { cancel: wanted.cancel }), ...(wanted.silent && { silent: wanted.silent }), ...(wanted.undecided && { undecided: wanted.undecided }), ...(wanted.liked !== undefined && { liked: wanted.liked }), ...(wanted.judged !== undefined && { judged: wanted.judged }),
    }
    this.scripts.push(script)
    return script
  }

  #offset(day: string): number {
    return Math.round((Date.parse(day) - Date.parse(this.#stage.today)) / 86_400_000)
  }

  #place(wanted: Wanted, county: string): { trainer: Trainer; venue: Venue; lessons: Lesson[] } {
    const { resources } = this.#city
    const near = (one: { county: string | null }) => one.county === county || one.county === null
    const trainers = resources.trainers.filter((one) => near(one) && one.trades.includes(wanted.trade) && (!wanted.trainer || one.name === wanted.trainer))
    const venues = resources.venues.filter((one) => near(one) && (one.trades.length === 0 || one.trades.includes(wanted.trade)) && (!wanted.venue || one.name === wanted.venue))
    const order = [...this.#chance.shuffled(venues.filter((one) => one.trades.length > 0)), ...this.#chance.shuffled(venues.filter((one) => one.trades.length === 0))]
    // The same hours a week later, if nobody is free now.
    for (let later = 0; later <= 42; later += 7) {
      for (const trainer of this.#chance.shuffled(trainers)) {
        for (const venue of order) {
          const lessons = wanted.lessons ?? this.#layOut(wanted.trade, wanted.slot, wanted.first + later)
          const keys = lessons.flatMap((lesson) => [trainer.id, venue.id].flatMap((id) => hoursOf(lesson).map((hour) => `${id} ${lesson.day} ${hour}`)))
          if (keys.some((key) => this.#taken.has(key))) continue
          for (const key of keys) this.#taken.add(key)
          return { trainer, venue, lessons }
        }
      }
    }
    throw new Error(`nobody can teach ${wanted.trade} in ${county} around day ${wanted.first}`)
  }

  /** Six lessons of five class hours in the kind of time that people have: theory and practice of one kind share a lesson. */
  #layOut(trade: string, slot: Slot, first: number): Lesson[] {
    const topics = lessonsOf[trade]!.filter((_, index) => index !== 1 && index !== 4)
    const lessons: Lesson[] = []
    for (let step = 0; lessons.length < topics.length; step++) {
      const day = addDays(this.#stage.today, first + step)
      for (const [from, to] of timesOn(slot, day, this.#calendar)) {
        const topic = topics[lessons.length]
        if (topic) lessons.push({ day, from, to, topic })
      }
    }
    return lessons
  }

  /** Those of the trade first, then whoever of the county would like to change; the members of one firm for its own class. */
  #people({ county, trade, firm, count, first }: { county: string; trade: string; firm: Firm | null; count: number; first: Person[] }): Person[] {
    const free = this.#city.people.filter((person) => !this.#cast.has(person.id) && person.county === county && (!firm || person.firm === firm))
    const chosen = [...first, ...free.filter((person) => person.trade === trade), ...free.filter((person) => person.trade !== trade)].slice(0, count)
    for (const person of chosen) this.#cast.add(person.id)
    return chosen
  }
}

function hoursOf(lesson: Lesson): number[] {
  const [from, to] = [Number(lesson.from.slice(0, 2)), Number(lesson.to.slice(0, 2))]
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

function timesOn(slot: Slot, day: string, calendar: Calendar): [string, string][] {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7
  if (!calendar.isWorkingDay(day) && calendar.nameOf(day) !== null) return []
  if (slot === 'weekday-evening') return weekday === 2 || weekday === 4 ? [['18:00', '21:45']] : []
  if (slot === 'weekend') return weekday >= 6 ? [['08:30', '12:15'], ['13:00', '16:45']] : []
  return weekday <= 2 ? [['08:30', '12:15'], ['13:00', '16:45']] : []
}
