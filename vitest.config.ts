import { defineConfig } from 'vitest/config'

/** One run, real PostgreSQL: the global set-up starts a cluster and builds the template that every test file clones. */
export default defineConfig({
  test: {
    include: ['{contract,server,web,testkit,tools,bench}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    setupFiles: ['testkit/src/each-file.ts'],
    globalSetup: ['testkit/src/global-setup.ts'],
    // A limit is there for what hangs. How fast things are is a bench's to say, and a machine may be shared.
    testTimeout: 120_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 30_000, interval: 50 } },
    maxWorkers: 2,
    // The server's modules are read once for each of the two workers, not once for each file: a third of the time. So no test may rely on a module being fresh.
    isolate: false,
    // A machine shared with others may stall a process for seconds; what fails twice in a row is broken.
    retry: process.env['CI'] ? 1 : 0,
    reporters: ['default'],
  },
})
