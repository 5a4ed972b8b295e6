import { expect, test } from 'vitest'
import { readPoint } from './point.ts'

test.each([
  ['30.5263,120.9458'], ['120.9458,30.5263'], [' 30.5263， 120.9458 '], ['120.9458 30.5263'], ['坐标：30.5263;120.9458'],
])('%s is the same point, whichever number a map puts first', (typed) => { expect(readPoint(typed)).toEqual({ lat: 30.5263, lng: 120.9458 }) })

test.each([[''], ['30.5263'], ['0,0'], ['300,400'], ['-30.5,120.9'], ['51.5,-0.12'], ['百步中学'], ['1e3,1e3'], ['𠮷,龘']])('%s is no point in China', (typed) => { expect(readPoint(typed)).toBeNull() })
