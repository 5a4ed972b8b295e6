import { expect, test } from 'vitest'
import { layoutTiles, outlineOf, type TileTown } from './tile-layout.ts'

const towns: readonly TileTown[] = [
  { id: 'north', x: 0.3, y: 0.2, tiles: 30, lit: 12 }, { id: 'middle', x: 0.5, y: 0.5, tiles: 40, lit: 34 }, { id: 'south', x: 0.7, y: 0.85, tiles: 25, lit: 0 },
]
const tiles = layoutTiles(towns)

test('every town has its tiles, as many of them lit as it should, and no two tiles lie on each other', () => {
  for (const town of towns) {
    const own = tiles.filter((tile) => tile.town === town.id)
    expect([own.length, own.filter((tile) => tile.light > 0).length]).toEqual([town.tiles, town.lit])
  }
  expect(new Set(tiles.map((tile) => `${tile.column},${tile.row}`)).size).toBe(tiles.length)
})

test('a free tile lies between towns, so that no border is needed', () => {
  const gaps = tiles.flatMap((a) => tiles.filter((b) => b.town !== a.town).map((b) => Math.max(Math.abs(a.column - b.column), Math.abs(a.row - b.row))))
  expect(Math.min(...gaps)).toBeGreaterThan(1)
})

test('the map is the same on every visit', () => expect(layoutTiles(towns)).toEqual(tiles))

test('one town upon another still gets all its tiles', () => {
  expect(layoutTiles([{ id: 'a', x: 0.5, y: 0.5, tiles: 20, lit: 5 }, { id: 'b', x: 0.5, y: 0.5, tiles: 20, lit: 5 }])).toHaveLength(40)
})

test('the outline of two tiles side by side has six edges', () => {
  expect(outlineOf([{ column: 0, row: 0, town: 'a', light: 0 }, { column: 1, row: 0, town: 'a', light: 0 }]).match(/M/g)).toHaveLength(6)
})
