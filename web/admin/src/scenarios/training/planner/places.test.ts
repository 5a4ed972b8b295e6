import { expect, test } from 'vitest'
import { readable, spotsOf, type Place } from './places.ts'

const place = (division: string, town: number, asked = 10) => ({ division, divisionName: `县${division}`, town: `镇${town}`, asked, served: 4, classes: 0 }) as Place
const towns = (division: string, count: number) => Array.from({ length: count }, (_, town) => place(division, town, count - town))
const whole = (spots: { asked: number; towns: number }[]) => [spots.reduce((sum, one) => sum + one.asked, 0), spots.reduce((sum, one) => sum + one.towns, 0)]

test('towns, as long as they can be read', () => {
  const { spots, counties } = spotsOf([...towns('410202', 20), ...towns('410203', 20)])
  expect(counties).toBe(false)
  expect(spots).toHaveLength(40)
  expect(spots.every((one) => one.kind === 'town')).toBe(true)
})
test('counties when there are more, and the towns of the one that is chosen', () => {
  const places = [...towns('410202', 30), ...towns('410203', 30)]
  const { spots, counties } = spotsOf(places)
  expect(counties).toBe(true)
  expect(spots.map((one) => [one.kind, one.name, one.towns, one.asked, one.served])).toEqual([['county', '县410202', 30, 465, 120], ['county', '县410203', 30, 465, 120]])
  expect(spots[0]!.has({ division: '410202', town: '镇9' })).toBe(true)
  expect(spots[0]!.has({ division: '410203', town: '镇9' })).toBe(false)
  const inside = spotsOf(places, '410203')
  expect(inside).toMatchObject({ counties: true, of: '县410203' })
  expect(inside.spots).toHaveLength(30)
  expect(spotsOf(places, 'nowhere').of).toBe(null)
})
test('of too many towns of one county the greatest, and what is left as one that nobody falls out of', () => {
  const { spots, counties } = spotsOf(towns('410202', 100))
  expect(counties).toBe(false)
  expect(spots).toHaveLength(readable)
  expect(spots.at(-1)).toMatchObject({ kind: 'rest', towns: 61 })
  expect(whole(spots)).toEqual([5050, 100])
  expect(spots.at(-1)!.has({ division: '410202', town: '镇99' })).toBe(true)
  expect(spots.at(-1)!.has({ division: '410202', town: '镇0' })).toBe(false)
})
