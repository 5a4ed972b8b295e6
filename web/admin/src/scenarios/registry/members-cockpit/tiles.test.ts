import { expect, test } from 'vitest'
import { membersBehind, readView, unitsBehind } from './address.ts'
import { peopleATile } from '../../../app/cockpit/tiles.ts'
import { couldBeMembers, layOutUnits } from './tiles.ts'

const unit = (id: string, members: number, staff: number) => ({ id, members, staff })

test('a tile stands for so many people that the map stays readable', () => {
  expect([unit('a', 10, 300), unit('a', 800, 0), unit('a', 3_000_000, 3_400_000)].map((one) => peopleATile(couldBeMembers(one)))).toEqual([1, 2, 10_000])
})
test('the map never says that all are members, or none, where it is not so', () => {
  const [a, b, c] = layOutUnits([unit('a', 1, 1_000), unit('b', 499, 500), unit('c', 100, 40)], 10)
  expect([a, b, c].map((town) => [town!.id, town!.tiles, town!.lit])).toEqual([['a', 100, 1], ['b', 50, 49], ['c', 10, 10]])
})
test('a figure leads to the members it counted: what happened to its month, what there was to its last day', () => {
  const of = { id: 'u', name: '甲厂' }
  expect(membersBehind('joined', { month: '2026-02' }, of)).toEqual({ unit: 'u', unitName: '甲厂', happened: 'joined', month: '2026-02' })
  expect(membersBehind('members', { month: '2028-02' }, of)).toEqual({ unit: 'u', unitName: '甲厂', asOf: '2028-02-29' })
  expect(unitsBehind({ month: '2026-02' }, of)).toEqual({ members: '2026-02', below: 'u', belowName: '甲厂' })
})
test('what the address cannot mean is left out', () => {
  expect(readView({ unit: 'x', month: '2026-13', rank: 'nothing' })).toEqual({})
})
