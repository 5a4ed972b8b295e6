import { addDays } from '#platform/calendar'
import { lessons as topicsOf } from '../lists/courses.ts'
import type { City } from '../needs.ts'
import type { Stage } from '../stage.ts'
import type { Casting } from './casting.ts'
import type { Lesson } from './script.ts'

/** The classes in which those take part whom a visitor may be: what they see on their first screen is decided here. */
export function castStars(stage: Stage, city: City, casting: Casting): void {
  const { lin, luo, shen, elder, hengheFirm } = city.cast
  casting.reserve(lin, luo, shen, elder)
  // 恒禾精密: a custom class that is over, one to send people to, and one about which it is asked.
  casting.add({ key: 'henghe closed', first: -100, trade: 'fitter', level: 1, slot: 'weekend', firm: hengheFirm, seats: 12, fill: 4, opinions: null })
  casting.add({ key: 'henghe open', first: 14, trade: 'robot-operator', level: 2, slot: 'weekend', firm: hengheFirm, seats: 12, fill: 4, publishOn: -2, openOn: -2, closeOn: 12, opinions: null, trainer: '诸葛明远' })
  casting.add({ key: 'henghe asked', first: 33, trade: 'cnc-turner', level: 2, slot: 'weekend', firm: hengheFirm, seats: 12, fill: 2, draftOn: -4, opinions: { askOn: -2, until: 5, closeOn: 6 }, trainer: '屠根良' })
  const colleagues = casting.free().filter((person) => person.firm === hengheFirm)
  // 林晓禾: a certificate from the summer, a lesson about to begin, another class ahead, a plan to say something about.
  casting.add({ key: 'lin certified', first: -165, trade: 'cnc-turner', level: 1, slot: 'weekday-evening', trainer: '沈国梁', venue: '匠行学校 数控车间', with: [lin], seats: 13, liked: 4.5, judged: 0.95 })
  casting.add({ key: 'lin today', first: -10, trade: 'cnc-turner', level: 2, slot: 'weekday-evening', trainer: '沈国梁', venue: '匠行学校 数控车间', with: [lin, ...colleagues.slice(0, 2)], seats: 16, fill: 16, lessons: lessonsAround(stage, 'cnc-turner', [-9, -7, -4, -2, 0, 3, 5, 8], soon(stage)), silent: [lin], publishOn: -30, openOn: -26, closeOn: -11, draftOn: -40, opinions: { askOn: -39, until: -34, closeOn: -33 } })
  casting.add({ key: 'lin next', first: 11, trade: 'electrician', level: 1, slot: 'weekend', with: [lin], seats: 20, fill: 15, publishOn: -7, openOn: -3, closeOn: 9, silent: [lin], trainer: '宗海平' })
  casting.add({ key: 'lin asked', first: 24, trade: 'robot-operator', level: 1, slot: 'weekday-evening', with: [lin], draftOn: -5, opinions: { askOn: -4, until: 2, closeOn: 3 }, silent: [lin], trainer: '邵一帆' })
  // A lesson that began a few minutes ago, with the door still open.
  casting.add({ key: 'now', first: -6, trade: 'elderly-carer', level: 1, slot: 'weekday-day', trainer: '姚桂珍', venue: '潮声中心 护理室', seats: 15, fill: 15, lessons: lessonsAround(stage, 'elderly-carer', [-6, -5, -3, -1, 0, 2, 4, 6], justBegun(stage)), publishOn: -26, openOn: -22, closeOn: -8, draftOn: -36 })
  // 顾阿根 begins tomorrow; 罗小川 is invited and has not made up his mind.
  casting.add({ key: 'tomorrow', first: 1, trade: 'elderly-carer', level: 1, slot: 'weekend', with: [elder], seats: 18, fill: 17, lessons: lessonsAround(stage, 'elderly-carer', [1, 3, 6, 8, 10, 13, 15, 17], { from: '13:30', to: '16:30' }), trainer: '俞美芳', publishOn: -19, openOn: -15, closeOn: 0 })
  casting.add({ key: 'riders', first: 10, trade: 'courier', level: 1, slot: 'weekday-day', with: [luo], undecided: [luo], silent: [luo], seats: 16, fill: 12, publishOn: -3, openOn: 1, closeOn: 8 })
  // 沈国梁 has marks to enter.
  casting.add({ key: 'shen marks', first: -38, trade: 'cnc-turner', level: 3, slot: 'weekday-evening', trainer: '沈国梁', lastStep: 'publish' })
}

type Hours = { from: string; to: string }

/** Lessons on these days; the one of today at its own hours, the others in the evening. */
function lessonsAround(stage: Stage, trade: string, days: readonly number[], today: Hours): Lesson[] {
  return days.map((day, index) => ({ day: addDays(stage.today, day), ...(day === 0 ? today : { from: '18:00', to: '21:00' }), topic: topicsOf[trade]![index]! }))
}

/** Three hours that begin in twenty to thirty minutes: the door for checking in is open already. */
function soon(stage: Stage): Hours {
  return hoursFrom(Math.ceil((minutesNow(stage) + 20) / 10) * 10)
}

function justBegun(stage: Stage): Hours {
  return hoursFrom(Math.floor(minutesNow(stage) / 5) * 5 - 10)
}

function minutesNow(stage: Stage): number {
  return Math.floor((stage.now.getTime() + 8 * 3_600_000) / 60_000) % (24 * 60)
}

/** Four class hours from a minute of the day; never over midnight. */
function hoursFrom(minute: number): Hours {
  const from = Math.max(6 * 60, Math.min(minute, 24 * 60 - 1 - 180))
  const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  return { from: clock(from), to: clock(from + 180) }
}
