import { expect, test } from 'vitest'
import { addressOf, columnsIn, isBare, sameState, stateOf } from './state.ts'

test('a view keeps filters, order, columns and density, and nothing that is only open', () => {
  expect(stateOf({ q: '焊', source: ['worker'], sort: 'oldest', columns: 'number,who', dense: true, open: 'x', view: 'v', tab: 't', nothing: undefined, empty: '', odd: { a: 1 } }))
    .toEqual({ q: '焊', source: ['worker'], sort: 'oldest', columns: 'number,who', dense: true })
})

test('an address with nothing but an open record is bare; one that says "everything" is not', () => {
  expect(isBare({ open: 'x' })).toBe(true)
  expect(isBare({ view: 'all' })).toBe(false)
  expect(isBare({ q: '焊' })).toBe(false)
})

test('a state is the same whatever the order in which it was written, and whether a number came as text', () => {
  expect(sameState({ q: '焊', level: [1, 2] }, { level: ['2', '1'], q: '焊' })).toBe(true)
  expect(sameState({ q: '焊' }, { q: '焊', dense: true })).toBe(false)
})

test('choosing a view leaves the open record open and drops the filters before it', () => {
  expect(addressOf({ q: '焊', open: 'x', view: 'old' }, { sort: 'oldest' }, 'new')).toEqual({ open: 'x', sort: 'oldest', view: 'new' })
})

test('columns of an address are those that the list has, in its order; none that it has: the usual ones', () => {
  expect(columnsIn({ columns: 'who,number,nonsense' }, ['number', 'who', 'state'])).toEqual(['number', 'who'])
  expect(columnsIn({ columns: 'nonsense' }, ['number'])).toBeNull()
  expect(columnsIn({}, ['number'])).toBeNull()
})
