/** Fewer readers than this are not told: in a small unit everybody would know who. */
export const fewest = 5

/** A number of readers as an officer may know it. */
export const told = (readers: number): number | null => (readers >= fewest ? readers : null)

/** What share of a book lies before a place in it: of its signs. The end of the last chapter is all of it. */
export function shareOf(at: { before: number; within: number; offset: number; all: number }): number {
  if (at.all <= 0) return 0
  return Math.min(1, Math.max(0, (at.before + at.within * at.offset) / at.all))
}

/**
 * Which of two standings counts: the later one. A device says how long ago it was there, not when, so that no clock but ours is believed; who was there at the same moment came second.
 */
export const isLater = (at: Date, known: Date | undefined): boolean => known === undefined || at >= known

/** From here on a book counts as read to its end. */
export const readThrough = 0.98
