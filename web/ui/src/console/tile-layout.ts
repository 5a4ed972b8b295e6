export interface TileTown {
  id: string
  /** Where its middle lies on the map, 0 to 1 from the west and from the north. */
  x: number
  y: number
  /** How many tiles it has, and how many of them are lit. */
  tiles: number
  lit: number
}

export interface Tile {
  column: number
  row: number
  town: string
  /** 0 is unlit; else between 0.6 and 1, so that a town glimmers instead of being a slab. */
  light: number
}

/**
 * Lays a county out as tiles. Each town grows from its middle, one tile a round, keeping a free tile to its neighbours, so that no
 * border needs to be drawn. The same towns always give the same map. When a town is hemmed in it grows where it can.
 */
export function layoutTiles(towns: readonly TileTown[]): readonly Tile[] {
  const total = towns.reduce((sum, town) => sum + town.tiles, 0)
  // Room for the gaps between towns: about half as much again, a little wider than high.
  const height = Math.sqrt((total * 1.6) / 1.1)
  const width = height * 1.1
  const owner = new Map<string, string>()
  const key = (column: number, row: number) => `${column},${row}`
  const plans = towns.map((town) => ({ town, cx: town.x * width, cy: town.y * height, cells: [] as { column: number; row: number; far: number }[] }))

  const farness = (plan: (typeof plans)[number], column: number, row: number) =>
    Math.hypot(column - plan.cx, row - plan.cy) + noise(column, row) * 1.1

  function findCell(plan: (typeof plans)[number], keepApart: boolean) {
    const frontier = plan.cells.length === 0
      ? nearMiddle(plan.cx, plan.cy)
      : plan.cells.flatMap(({ column, row }) => [[column + 1, row], [column - 1, row], [column, row + 1], [column, row - 1]] as const)
    let best: { column: number; row: number; far: number } | null = null
    for (const [column, row] of frontier) {
      if (owner.has(key(column, row)) || (keepApart && touchesOther(plan.town.id, column, row))) continue
      const far = farness(plan, column, row)
      if (!best || far < best.far) best = { column, row, far }
    }
    return best
  }

  function touchesOther(town: string, column: number, row: number): boolean {
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        const other = owner.get(key(column + dx, row + dy))
        if (other !== undefined && other !== town) return true
      }
    }
    return false
  }

  for (let round = 0; round < Math.max(0, ...towns.map((town) => town.tiles)); round += 1) {
    for (const plan of plans) {
      if (plan.cells.length >= plan.town.tiles) continue
      const cell = findCell(plan, true) ?? findCell(plan, false)
      if (!cell) continue
      plan.cells.push(cell)
      owner.set(key(cell.column, cell.row), plan.town.id)
    }
  }
  return plans.flatMap(({ town, cells }) => cells
    .toSorted((a, b) => a.far - b.far)
    .map(({ column, row }, index): Tile => ({ column, row, town: town.id, light: index < town.lit ? 0.62 + 0.38 * noise(row, column + 7) : 0 })))
}

/** The middle, or the cells around it when another town sits there. */
function nearMiddle(cx: number, cy: number): readonly (readonly [number, number])[] {
  const cells: [number, number][] = []
  for (let dx = -3; dx <= 3; dx += 1) {
    for (let dy = -3; dy <= 3; dy += 1) cells.push([Math.round(cx) + dx, Math.round(cy) + dy])
  }
  return cells
}

/** A number between 0 and 1 that is always the same for a cell: the map must not flicker from one visit to the next. */
function noise(a: number, b: number): number {
  const mixed = Math.imul(a * 374_761_393 + b * 668_265_263, 1_274_126_177)
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_295
}

/** The outline of a town as an SVG path, in tiles: the edges that no other tile of it shares. */
export function outlineOf(tiles: readonly Tile[]): string {
  const own = new Set(tiles.map((tile) => `${tile.column},${tile.row}`))
  return tiles.map(({ column, row }) => [
    own.has(`${column},${row - 1}`) ? '' : `M${column} ${row}h1`,
    own.has(`${column},${row + 1}`) ? '' : `M${column} ${row + 1}h1`,
    own.has(`${column - 1},${row}`) ? '' : `M${column} ${row}v1`,
    own.has(`${column + 1},${row}`) ? '' : `M${column + 1} ${row}v1`,
  ].join('')).join('')
}
