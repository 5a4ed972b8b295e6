import { expect, test } from 'vitest'
import { placeInDay } from './plan-layout.ts'

test('a long class in the evening grows upwards, not into the next room', () => {
  const evening = { lane: 2, lanes: 2 } as const
  expect(placeInDay(evening, [evening])).toEqual({ lane: 1, lanes: 2 })
})

test('a long morning leaves the afternoon its place', () => {
  const [morning, afternoon] = [{ lane: 0, lanes: 2 }, { lane: 1, lanes: 2 }] as const
  expect(placeInDay(morning, [morning, afternoon])).toEqual({ lane: 0, lanes: 1 })
  expect(placeInDay(afternoon, [morning, afternoon])).toEqual({ lane: 1, lanes: 2 })
})

test('alone it takes what it asks for', () => {
  const noon = { lane: 0, lanes: 2 } as const
  expect(placeInDay(noon, [noon])).toEqual({ lane: 0, lanes: 2 })
})
