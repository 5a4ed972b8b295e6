import * as contract from '@guildhall/contract'
import type { RouteSpec } from '@guildhall/contract'
import { expect, test } from 'vitest'
import { answered } from './web-config.ts'

test('while developing, whatever the server answers itself reaches it through either app', () => {
  const paths = Object.entries(contract).filter(([name]) => name.endsWith('Routes')).flatMap(([, group]) => Object.values(group as Record<string, RouteSpec>).map((route) => route.path))
  expect(paths.length).toBeGreaterThan(100)
  expect(paths.filter((path) => !answered.some((prefix) => path.startsWith(prefix)))).toEqual([])
})
