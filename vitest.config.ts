import { defineConfig } from 'vitest/config'

const all = '{contract,server,web,testkit,tools,bench}/**/*.test.{ts,tsx}'
const browser = 'testkit/src/journeys/**/*.test.ts'
const processes = ['chaos', 'chaos-import', 'chaos-ledger', 'chaos-claims', 'operation', 'killed-jobs', 'commands', 'commands-keys', 'given-database'].map((name) => `server/src/app/${name}.test.ts`)
const never = ['**/node_modules/**', '**/dist/**']

const how = {
  setupFiles: ['testkit/src/each-file.ts'],
  // A limit is there for what hangs. How fast things are is a bench's to say, and a machine may be shared.
  testTimeout: 120_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 30_000, interval: 50 } },
  // The server's modules are read once for each worker, not once for each file: a third of the time. So no test may rely on a module being fresh.
  isolate: false,
  // A machine shared with others may stall a process for seconds; what fails twice in a row is broken.
  retry: process.env['CI'] ? 1 : 0,
}

/**
 * One run, real PostgreSQL: the global set-up starts a cluster and builds the template that every test file clones; whoever asks for the demo of one moment gets a copy of
 * the same. One group after the other.
 */
export default defineConfig({
  test: {
    globalSetup: ['testkit/src/global-setup.ts'],
    reporters: ['default'],
    projects: [
      { test: { ...how, name: 'own', include: [all], exclude: [...never, browser, ...processes], maxWorkers: 2, sequence: { groupOrder: 0 } } },
      // Tests that start and kill whole processes wait more than they work.
      { test: { ...how, name: 'processes', include: processes, maxWorkers: 3, sequence: { groupOrder: 1 } } },
      // A browser has the machine to itself: two stories at a time take as long as one after the other.
      { test: { ...how, name: 'browser', include: [browser], maxWorkers: 1, sequence: { groupOrder: 2 } } },
    ],
  },
})
