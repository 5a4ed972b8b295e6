import { afterAll } from 'vitest'
import { closeAll } from './closing.ts'

// Runs before every test file, at its top level.
afterAll(closeAll, 60_000)
