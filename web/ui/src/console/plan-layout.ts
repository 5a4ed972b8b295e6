type Placed = { lane: 0 | 1 | 2; lanes?: 1 | 2 | 3 }

/** Where a block stands in its day: it grows downwards, then upwards, but never over another block and never out of its row. */
export function placeInDay(block: Placed, day: readonly Placed[]): { lane: number; lanes: number } {
  const taken = new Set(day.filter((other) => other !== block).map((other) => other.lane as number))
  let [lane, lanes]: [number, number] = [block.lane, 1]
  while (lanes < (block.lanes ?? 1) && lane + lanes < 3 && !taken.has(lane + lanes)) lanes++
  while (lanes < (block.lanes ?? 1) && lane > 0 && !taken.has(lane - 1)) {
    lane--
    lanes++
  }
  return { lane, lanes }
}
