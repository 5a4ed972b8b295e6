import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Builds both web apps into web/*\/dist, one after the other: together they would fight over two cores. Runs at `npm ci`. */
// Whoever calls: a test runs with NODE_ENV=test, and with that Vite would build what is for developing.
process.env['NODE_ENV'] = 'production'
const started = performance.now()
for (const app of ['worker', 'admin']) {
  const root = fileURLToPath(new URL(`../web/${app}/`, import.meta.url))
  await build({ root, configFile: `${root}vite.config.ts`, logLevel: process.argv.includes('--verbose') ? 'info' : 'warn' })
}
console.log(`web apps built in ${((performance.now() - started) / 1000).toFixed(1)} s`)
