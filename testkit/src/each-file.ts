import { afterAll, expect } from 'vitest'
import { closeAll } from './closing.ts'

// Runs before every test file, at its top level.
afterAll(closeAll, 60_000)

// Whatever hostile words a test brought in: none of them may have become a property of every object in the process.
afterAll(() => expect(Object.keys(Object.prototype)).toEqual([]))
