import { describe, expect, test } from 'vitest'
import { readView } from './address.ts'
import { peopleATile, tilesOf } from '../../../app/cockpit/tiles.ts'
import { layOutPlaces } from './tiles.ts'

describe('a tile', () => {
  test('stands for as many people as keep the map countable', () => {
    expect([0, 300, 441, 4_000, 9_000, 3_400_000].map(peopleATile)).toEqual([1, 1, 2, 10, 50, 10_000])
  })
  test('is not lit for what is not arranged, nor dark where something is', () => {
    expect(tilesOf({ people: 100, lit: 99 }, 10)).toEqual({ tiles: 10, lit: 9 })
    expect(tilesOf({ people: 100, lit: 1 }, 10)).toEqual({ tiles: 10, lit: 1 })
    expect(tilesOf({ people: 95, lit: 95 }, 10)).toEqual({ tiles: 10, lit: 10 })
    expect(tilesOf({ people: 3, lit: 1 }, 10)).toEqual({ tiles: 1, lit: 0 })
    expect(tilesOf({ people: 0, lit: 0 }, 10)).toEqual({ tiles: 0, lit: 0 })
  })
})

test('every place with demand is on the map, inside it, the largest in the middle, and the same each time', () => {
  const places = Array.from({ length: 11 }, (_, index) => ({ key: `镇${index}`, asked: index * 7, planned: index * 3 }))
  const map = layOutPlaces(places, 1)
  expect(map).toHaveLength(10)
  expect(map[0]).toMatchObject({ id: '镇10', x: 0.5, y: 0.5, tiles: 70, lit: 30 })
  for (const { x, y } of map) expect(x > 0 && x < 1 && y > 0 && y < 1).toBe(true)
  expect(layOutPlaces(places.toReversed(), 1)).toEqual(map)
})

test('an address gives the view it means, and nothing for what it cannot mean', () => {
  expect(readView({ month: '2026-11', town: '东墩镇', figure: 'asked', by: 'occupation' })).toEqual({ month: '2026-11', town: '东墩镇', figure: 'asked', by: 'occupation' })
  expect(readView({ division: 330424 })).toEqual({ division: '330424' })
  expect(readView({ month: '2026-13', figure: 'salary', by: 'x', place: '', division: '1', occupation: 'welder' })).toEqual({})
})
