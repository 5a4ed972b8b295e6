/** Where a step of clay ends: fewer than 6, than 12, than 20, than 32, or more. */
export const heatSteps = [6, 12, 20, 32] as const

/** The step of clay (1–5) for a count; 0 for nothing, which is a dot and no cell. */
export function heatStep(count: number, steps: readonly number[] = heatSteps): number {
  if (count <= 0) return 0
  const found = steps.findIndex((limit) => count < limit)
  return found === -1 ? steps.length + 1 : found + 1
}

export interface GridPlace {
  row: number
  column: number
}

/** Where an arrow key leads from a cell: never off the grid. */
export function moveInGrid(from: GridPlace, key: string, size: { rows: number; columns: number }): GridPlace {
  const clamp = (value: number, top: number) => Math.min(Math.max(value, 0), top - 1)
  switch (key) {
    case 'ArrowLeft': return { ...from, column: clamp(from.column - 1, size.columns) }
    case 'ArrowRight': return { ...from, column: clamp(from.column + 1, size.columns) }
    case 'ArrowUp': return { ...from, row: clamp(from.row - 1, size.rows) }
    case 'ArrowDown': return { ...from, row: clamp(from.row + 1, size.rows) }
    case 'Home': return { ...from, column: 0 }
    case 'End': return { ...from, column: size.columns - 1 }
    default: return from
  }
}
