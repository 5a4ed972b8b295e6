/**
 * The whole proof, in the order in which failures are cheapest to hear of: types, lint, architecture, then every test on real PostgreSQL and in a real
 * browser. Ends with one line `N passed, N failed[, N skipped]`.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'guildhall-results-'))
const report = join(folder, 'results.json')
const node = process.execPath
const bin = (name: string) => join('node_modules', '.bin', name)

const checks: [string, string[]][] = [
  ['types', [bin('tsc'), '--noEmit', '-p', 'tsconfig.json']],
  ['lint', [bin('oxlint'), '--type-aware', '--deny-warnings']],
  ['architecture', [node, 'tools/check-architecture.ts']],
]
let passed = 0
let failed = 0
for (const [name, [command, ...args]] of checks) {
  const ok = spawnSync(command!, args, { stdio: 'inherit' }).status === 0
  console.log(`${ok ? '✓' : '✗'} ${name}`)
  if (ok) passed++
  else failed++
}

/** Tests that start and kill whole processes wait more than they work: three of them at a time. A browser has the machine to itself. */
const processes = ['chaos', 'chaos-import', 'chaos-ledger', 'chaos-claims', 'operation', 'unit-move', 'commands', 'given-database'].map((name) => `server/src/app/${name}.test.ts`)
const browser = 'testkit/src/journeys/'
const given = process.argv.slice(2)
const passes = given.length > 0 ? [given] : [[...processes, `${browser}**`].flatMap((path) => ['--exclude', path]), [...processes, '--maxWorkers=3'], [browser, '--maxWorkers=1']]
const results = { numPassedTests: 0, numFailedTests: 0, brokenFiles: 0, numPendingTests: 0, numTodoTests: 0 }
for (const pass of passes) {
  spawnSync(node, ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...pass], { stdio: 'inherit' })
  const own = read()
  for (const key of Object.keys(results) as (keyof typeof results)[]) results[key] += own[key]
  rmSync(report, { force: true })
}
passed += results.numPassedTests
failed += results.numFailedTests + results.brokenFiles
rmSync(folder, { recursive: true, force: true })
const skipped = results.numPendingTests + results.numTodoTests
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(failed > 0 || results.numPassedTests === 0 ? 1 : 0)

type Report = { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number; success: boolean; testResults: { status: string; assertionResults: unknown[] }[] }

function read(): Report & { brokenFiles: number } {
  try {
    const json = JSON.parse(readFileSync(report, 'utf8')) as Report
    // A file that cannot even be loaded has no tests to count, and must not pass for that.
    const broken = json.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
    return { ...json, brokenFiles: broken === 0 && !json.success && json.numFailedTests === 0 ? 1 : broken }
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, success: false, testResults: [], brokenFiles: 1 }
  }
}
