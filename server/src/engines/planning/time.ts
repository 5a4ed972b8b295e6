import type { Kind, Rhythm, Slot } from './model.ts'

export const partsOfDay = 3
export const slotsOfWeek = 7 * partsOfDay

export const dayOf = (slot: Slot): number => Math.floor(slot / partsOfDay)

export function kindOf(slot: Slot): Kind {
  if (dayOf(slot) >= 5) return 2
  return slot % partsOfDay === 2 ? 1 : 0
}

export const maskOf = (slots: readonly Slot[]): number => slots.reduce((mask, slot) => mask | (1 << slot), 0)

export const countOf = (mask: number): number => {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++
  return count
}

/** Weeks that a class of so many sessions takes. */
export const weeksOf = (sessions: number, rhythm: Pick<Rhythm, 'slots'>): number => Math.ceil(sessions / rhythm.slots.length)

/** The slots of a class in its nth week: all of the rhythm, in the last week perhaps only the first of them. */
export function slotsIn(sessions: number, rhythm: Pick<Rhythm, 'slots'>, nth: number): readonly Slot[] {
  return rhythm.slots.slice(0, Math.min(rhythm.slots.length, sessions - nth * rhythm.slots.length))
}

const [morning, afternoon, evening] = [0, 1, 2]
const at = (day: number, part: number): Slot => day * partsOfDay + part

/** How classes for working people are usually held: two or three evenings, the weekend, a whole day or half of every day. */
export const usualRhythms: readonly Rhythm[] = [
  ...[[0, 2], [1, 3], [0, 3], [1, 4], [2, 4], [0, 1], [3, 4], [0, 2, 4], [0, 1, 3], [1, 2, 4]].map((days) => ({ kind: 1 as const, slots: days.map((day) => at(day, evening)) })),
  ...[[5], [6], [5, 6]].map((days) => ({ kind: 2 as const, slots: days.flatMap((day) => [at(day, morning), at(day, afternoon)]) })),
  ...[morning, afternoon].map((part) => ({ kind: 2 as const, slots: [at(5, part), at(6, part)] })),
  ...[[0], [1], [2], [3], [4], [0, 2], [1, 3], [0, 3], [1, 4], [2, 4]].map((days) => ({ kind: 0 as const, slots: days.flatMap((day) => [at(day, morning), at(day, afternoon)]) })),
  ...[[0, 2, 4], [1, 3], [0, 1, 2, 3, 4]].flatMap((days) => [morning, afternoon].map((part) => ({ kind: 0 as const, slots: days.map((day) => at(day, part)) }))),
]
