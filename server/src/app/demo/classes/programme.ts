import { Chance } from '../chance.ts'
import type { City } from '../needs.ts'
import type { Stage } from '../stage.ts'
import { home } from '../lists/places.ts'
import type { Casting } from './casting.ts'
import { castStars } from './stars.ts'
import type { Slot } from './script.ts'

const slots: readonly Slot[] = ['weekday-evening', 'weekend', 'weekday-evening', 'weekday-day']
/** What the county has trained over the year, in the order in which it was most wanted. */
const year = ['cnc-turner', 'welder', 'forklift-driver', 'hardware-maker', 'infant-carer', 'tea-artist']

/** Which of them were judged so low that they had to be put right. */
const poor = new Set([1, 4, 5])

/** With 林晓禾's own of half a year later, which pleased more and had another trainer, this one shows how a course goes and how trainers compare; long enough before to lie in another half-year. */
const compared = { first: -362, trainer: '屠根良', seats: 12, liked: 3.3, judged: 0.95 } as const

/** All classes of the demo: first those for firms and those in which a visitor takes part, while everybody is free; then a year of closed ones, then whatever is under way. */
export function castClasses(stage: Stage, city: City, casting: Casting): void {
  const chance = new Chance('programme')
  firms(city, casting)
  castStars(stage, city, casting)
  for (const [index, trade] of year.entries()) casting.add({ key: `closed ${index}`, first: -350 + index * 54 + chance.int(0, 5), trade, level: 1 + (index % 3 === 2 ? 1 : 0), slot: slots[index % slots.length]!, seats: chance.int(8, 10) + (poor.has(index) ? 3 : 0), ...(poor.has(index) && { liked: 2.9 }), ...(index === 0 && compared) })
  // Certificates of these weeks, so that the present month has figures too.
  casting.add({ key: 'closed lately', first: -27, trade: 'forklift-driver', level: 1, slot: 'weekday-evening', seats: 11 })
  casting.add({ key: 'closed lately 2', first: -21, trade: 'chinese-cook', level: 1, slot: 'weekend', seats: 12 })
  closedElsewhere(chance, casting)
  underWay(casting)
}

/** The neighbours have their own. */
function closedElsewhere(chance: Chance, casting: Casting): void {
  const done: [string, string, number][] = [['330481', 'elderly-carer', -120], ['330482', 'electrician', -200], ['330483', 'e-commerce-specialist', -150]]
  for (const [county, trade, first] of done) casting.add({ key: `closed ${county} ${trade}`, county, first, trade, level: 1, slot: 'weekend', seats: chance.int(8, 11) })
  casting.add({ county: '330481', first: -7, trade: 'forklift-driver', level: 1, slot: 'weekend', seats: 14 })
  casting.add({ county: '330483', first: 12, trade: 'live-streamer', level: 1, slot: 'weekend', seats: 16, fill: 9 })
}

/** Composite classes at every stage between the first draft and the second pair of eyes. */
function underWay(casting: Casting): void {
  // Waiting for the second pair of eyes; one of them longer than it should.
  casting.add({ key: 'confirming late', first: -46, trade: 'electrician', level: 2, slot: 'weekday-evening', finishOn: -14, lastStep: 'submit' })
  casting.add({ key: 'confirming', first: -31, trade: 'elderly-carer', level: 1, slot: 'weekday-evening', finishOn: -3, lastStep: 'submit' })
  // Lessons are over, marks are not: none yet, half of them, and none for far too long.
  casting.add({ key: 'assessing late', first: -58, trade: 'fitter', level: 2, slot: 'weekday-evening', lastStep: 'publish' })
  casting.add({ key: 'assessing half', first: -33, trade: 'infant-carer', level: 1, slot: 'weekday-evening', finishOn: -3, lastStep: 'marks' })
  // Under way.
  casting.add({ first: -13, trade: 'welder', level: 2, slot: 'weekday-evening' })
  casting.add({ first: -10, trade: 'hardware-maker', level: 1, slot: 'weekday-evening' })
  casting.add({ first: -7, trade: 'electrician', level: 1, slot: 'weekend' })
  casting.add({ first: -6, trade: 'live-streamer', level: 1, slot: 'weekday-evening' })
  // Announced: room for three, full with people waiting, invited people only, beginning soon.
  casting.add({ key: 'three left', first: 9, trade: 'robot-operator', level: 2, slot: 'weekday-evening', seats: 20, fill: 17, publishOn: -8, openOn: -5, closeOn: 7 })
  casting.add({ key: 'full', first: 8, trade: 'forklift-driver', level: 1, slot: 'weekday-evening', seats: 16, fill: 20, publishOn: -9, openOn: -7, closeOn: 2 })
  casting.add({ key: 'invited only', first: 17, trade: 'chinese-cook', level: 1, slot: 'weekend', seats: 18, fill: 15, publishOn: -1, openOn: 4, closeOn: 14 })
  casting.add({ first: 13, trade: 'e-commerce-specialist', level: 1, slot: 'weekday-evening', seats: 24, fill: 14, publishOn: -6, openOn: -2, closeOn: 11 })
  casting.add({ first: 20, trade: 'tea-artist', level: 1, slot: 'weekend', seats: 16, fill: 12, publishOn: -2, openOn: 1, closeOn: 17 })
  // Plans: asking, asked, lying about.
  casting.add({ key: 'asking', first: 30, trade: 'welder', level: 3, slot: 'weekend', draftOn: -6, opinions: { askOn: -3, until: 4, closeOn: 5 } })
  casting.add({ key: 'asked', first: 27, trade: 'childcare-worker', level: 1, slot: 'weekend', draftOn: -12, opinions: { askOn: -11, until: -3, closeOn: -2 }, lastStep: 'opinions' })
  casting.add({ key: 'draft late', first: 40, trade: 'sheet-metal-worker', level: 1, slot: 'weekday-evening', draftOn: -22, opinions: null, lastStep: 'draft' })
  casting.add({ key: 'draft', first: 35, trade: 'fitter', level: 1, slot: 'weekday-evening', draftOn: -2, opinions: null, lastStep: 'draft' })
  // Called off.
  casting.add({ key: 'cancelled', first: -20, trade: 'tea-artist', level: 2, slot: 'weekend', fill: 6, seats: 16, lastStep: 'publish', cancel: { on: -23, reason: '报名不足 8 人，开不了班；需求已退回清单，下一期优先安排' } })
  casting.add({ key: 'cancelled plan', first: 25, trade: 'courier', level: 2, slot: 'weekend', draftOn: -18, opinions: { askOn: -17, until: -12, closeOn: 30 }, lastStep: 'opinions', cancel: { on: -9, reason: '多数人希望年后再办' } })
}

/** Custom classes for firms. */
function firms(city: City, casting: Casting): void {
  const of = (trade: string, skip = 0) => city.tree.firms.filter((firm) => firm.county === home && firm !== city.cast.hengheFirm && firm.trades.includes(trade))[skip]!
  casting.add({ key: 'custom closed', first: -75, trade: 'elderly-carer', level: 1, slot: 'weekday-day', firm: of('elderly-carer', 1), seats: 15, fill: 15, opinions: null })
  casting.add({ key: 'custom closed 2', first: -130, trade: 'forklift-driver', level: 1, slot: 'weekend', firm: of('forklift-driver', 2), seats: 15, fill: 15, opinions: null })
  casting.add({ key: 'custom running', first: -5, trade: 'hardware-maker', level: 1, slot: 'weekend', venue: '潮声中心 钳工室', firm: of('hardware-maker', 3), seats: 15, fill: 15, opinions: null })
}
