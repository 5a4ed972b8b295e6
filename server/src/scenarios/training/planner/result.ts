import { createHash } from 'node:crypto'
import { capacityOf, costOf, sizeOf, type Help, type PlannedClass, type Reason, type SolvedPlan, type Unserved } from '#engines/planning'
import { addDays } from '#platform/calendar'
import type { LeftOut } from '../needs/index.ts'
import type { Figures, HeldClass, Input, Result, StoredClass, StoredHelp, StoredUnserved } from './model.ts'
import type { Posed } from './problem.ts'
import { sessionsFrom, windowOf, windowsOfMask } from './slots.ts'

/** About which requests a proposal found something out, and why some of them are left out. */
export type Told = { about: string[]; left: LeftOut[] }

/** The same for the same class of two proposals: what is taught, when, by whom, where. */
export function keyOf({ occupationId, level, slots, monday, trainerId, venueId }: Omit<HeldClass, 'key' | 'seats'>): string {
  return createHash('sha256').update([occupationId, level ?? '', slots.join('.'), monday, trainerId, venueId].join('|')).digest('hex').slice(0, 16)
}

/** What the engine found, in the words of the records. */
export function tellResult(input: Input, posed: Posed, { plan, unserved }: { plan: SolvedPlan; unserved: Unserved[] }): { result: Result; figures: Figures; told: Told } {
  const classes = plan.classes.map((one, index) => tellClass(input, posed, one, index < posed.problem.fixed.length))
    .toSorted((a, b) => (a.sessions[0]!.day + a.key < b.sessions[0]!.day + b.key ? -1 : 1))
  const left = unserved.map((one) => tellUnserved(input, posed, one))
  return {
    told: toldOf(input, left),
    result: { classes, unserved: gather(left), dropped: posed.dropped },
    figures: {
      needs: input.needs.length, asked: plan.asked, served: plan.served, classes: classes.length, capacity: classes.reduce((sum, one) => sum + one.capacity, 0), costFen: String(Math.round(plan.cost)),
      value: rounded(plan.value), bound: rounded(plan.bound), gap: Math.round(plan.gap * 10_000) / 10_000, seconds: rounded(plan.seconds),
      trainers: new Set(classes.map((one) => one.trainerId)).size, venues: new Set(classes.map((one) => one.venueId)).size,
    },
  }
}

const rounded = (value: number) => Math.round(value * 100) / 100

function tellClass(input: Input, { problem, courses }: Posed, one: PlannedClass, fixed: boolean): StoredClass {
  const { occupationId, level, hours, each, template } = courses[one.course]!
  const { kind, slots } = problem.rhythms[one.rhythm]!
  const held = { occupationId, level, slots: [...slots], monday: input.mondays[one.week]!, trainerId: input.trainers[one.teacher]!.id, venueId: input.venues[one.room]!.id }
  return {
    ...held, key: keyOf(held), window: windowOf(kind), sessions: sessionsFrom(input.mondays, { slots, week: one.week, hours, each }), size: sizeOf(one), min: problem.courses[one.course]!.min, capacity: capacityOf(problem, one),
    costFen: Math.round(costOf(problem, one)), fixed, template: template && { id: template.id, version: template.version, name: template.name }, seats: one.seats.map(({ demand, count }) => ({ needId: input.needs[demand]!.id, count })),
  }
}

function tellUnserved(input: Input, { problem, courses, places }: Posed, one: Unserved): StoredUnserved {
  const { occupationId, level } = courses[one.course]!
  const place = places[one.place]!
  const dayOf = (week: number) => input.mondays[Math.max(0, Math.min(week, problem.weeks - 1))]!
  return {
    occupationId, level, division: place.division!, town: place.town, windows: windowsOfMask(one.kinds), from: dayOf(one.from), until: addDays(dayOf(one.until), 6), seats: one.seats,
    needs: one.parts.map(({ demand, seats }) => ({ id: input.needs[demand]!.id, seats })), reason: one.reason, lacking: Math.round(one.lacking), helps: one.helps.map((help) => tellHelp(help, places, dayOf)),
  }
}

function tellHelp(help: Help, places: Posed['places'], dayOf: (week: number) => string): StoredHelp {
  const at = (one: { place: number; kind: number }) => ({ division: places[one.place]!.division, town: places[one.place]!.town, window: windowOf(one.kind) })
  switch (help.help) {
    case 'lift': case 'longer': return { help: help.help }
    case 'budget': return { help: 'budget', fen: String(Math.ceil(help.fen)), seats: help.seats }
    case 'people': return { help: 'people', count: help.count, ...at(help) }
    case 'dates': return { help: 'dates', seats: help.seats, ...at(help), from: dayOf(help.from), until: addDays(dayOf(help.until), 6) }
    default: return { help: help.help, seats: help.seats, ...at(help) }
  }
}

/** What requests are told: of one that several groups have a part of, why most of it is left out. Of what lies in how this proposal was tried they hear nothing, and what they heard before stands. */
function toldOf(input: Input, left: readonly StoredUnserved[]): Told {
  const parts = left.flatMap(({ needs, reason, lacking, helps }) => needs.map(({ id, seats }) => ({ needId: id, seats, reason, lacking, helps })))
  const most = [...Map.groupBy(parts, (part) => part.needId).values()].map((of) => of.toSorted((a, b) => b.seats - a.seats)[0]!)
  const [ofTrials, ofRecords] = [new Set<string>(), [] as LeftOut[]]
  for (const { needId, reason, lacking, helps } of most) {
    if (isOfTrial(reason)) ofTrials.add(needId)
    else ofRecords.push({ needId, reason, lacking, helps: helps.filter((help) => !isHelpOfTrial(help)) })
  }
  return { about: input.needs.map((need) => need.id).filter((id) => !ofTrials.has(id)), left: ofRecords }
}

const trials = ['ruled-out', 'budget', 'not-worth', 'unfound'] as const
const isOfTrial = (reason: Reason): reason is (typeof trials)[number] => trials.includes(reason as never)
const isHelpOfTrial = (help: StoredHelp): help is Extract<StoredHelp, { help: 'budget' | 'lift' | 'longer' }> => ['budget', 'lift', 'longer'].includes(help.help)

/** What people read: those of one occupation, level and town with the same reason are one line; what would help is said of those nearest to a class. */
function gather(all: readonly StoredUnserved[]): StoredUnserved[] {
  const lines = Map.groupBy(all, (one) => [one.occupationId, one.level, one.division, one.town, one.reason].join('|'))
  return [...lines.values()].map((of): StoredUnserved => {
    const nearest = of.toSorted((a, b) => a.lacking - b.lacking || b.helps.length - a.helps.length || b.seats - a.seats)[0]!
    return {
      ...nearest, windows: windowsOfMask(of.reduce((mask, one) => mask | one.windows.reduce((own, window) => own | (1 << (['weekday-day', 'weekday-evening', 'weekend'] as const).indexOf(window)), 0), 0)),
      from: of.map((one) => one.from).toSorted()[0]!, until: of.map((one) => one.until).toSorted().at(-1)!, seats: of.reduce((sum, one) => sum + one.seats, 0), needs: of.flatMap((one) => one.needs),
    }
  }).toSorted((a, b) => b.seats - a.seats)
}
