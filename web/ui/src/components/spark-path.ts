/** A polyline through the values, oldest at the left, lowest at the bottom; 3 px stay free for the dot at its end. */
export function sparkPath(values: readonly number[], width: number, height: number): { line: string; end: { x: number; y: number } } {
  const room = 3
  const low = Math.min(...values)
  const span = Math.max(...values) - low
  const points = values.map((value, index) => ({
    x: round(room + (index / Math.max(1, values.length - 1)) * (width - 2 * room)),
    // A flat series lies in the middle instead of on the floor.
    y: round(room + (span === 0 ? 0.5 : 1 - (value - low) / span) * (height - 2 * room)),
  }))
  return { line: points.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join(''), end: points.at(-1) ?? { x: room, y: height / 2 } }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
