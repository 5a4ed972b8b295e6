/**
 * The whole proof, in the order in which failures are cheapest to hear of: types, lint, architecture, then every test on real PostgreSQL and in a real
 * browser. Ends with one line `N passed, N failed[, N skipped]`.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'guildhall-results-'))
const report = join(folder, 'results.json')
const node = process.execPath
const bin = (name: string) => join('node_modules', '.bin', name)

const checks: [string, string[]][] = [
  // The linter has every type at hand: it tells what the compiler would, in little more than half of the time of both.
  ['types and lint', [bin('oxlint'), '--type-aware', '--type-check', '--deny-warnings']],
  ['architecture', [node, 'tools/check-architecture.ts']],
]
let passed = 0
/** By name: whoever sees only the end of a long run must still learn what failed. */
const failures: string[] = []
for (const [name, [command, ...args]] of checks) {
  const ok = spawnSync(command!, args, { stdio: 'inherit' }).status === 0
  console.log(`${ok ? '✓' : '✗'} ${name}`)
  if (ok) passed++
  else failures.push(name)
}

spawnSync(node, ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)], { stdio: 'inherit' })
const tests = read()
passed += tests.passed
failures.push(...tests.failures)
rmSync(folder, { recursive: true, force: true })
for (const failure of failures) console.log(`failed: ${failure}`)
console.log(`${passed} passed, ${failures.length} failed${tests.skipped > 0 ? `, ${tests.skipped} skipped` : ''}`)
process.exit(failures.length > 0 || tests.passed === 0 ? 1 : 0)

type Report = {
  numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number; success: boolean
  testResults: { name: string; status: string; message: string; assertionResults: { status: string; fullName: string; failureMessages?: string[] }[] }[]
}

function read(): { passed: number; skipped: number; failures: string[] } {
  try {
    const json = JSON.parse(readFileSync(report, 'utf8')) as Report
    const first = (words = '') => words.split('\n', 1)[0]!
    const failures = json.testResults.flatMap(({ name, status, message, assertionResults }) => {
      const file = relative(process.cwd(), name)
      const own = assertionResults.filter((one) => one.status === 'failed').map((one) => `${file}: ${one.fullName}: ${first(one.failureMessages?.[0])}`)
      // A file that cannot even be loaded, or whose set-up fails, has no failed test to count, and must not pass for that.
      return own.length > 0 || status !== 'failed' ? own : [`${file}: ${first(message)}`]
    })
    return {
      passed: json.numPassedTests, skipped: json.numPendingTests + json.numTodoTests,
      failures: failures.length === 0 && !json.success ? ['the run itself, outside of any test: its own words stand above'] : failures,
    }
  } catch {
    return { passed: 0, skipped: 0, failures: ['a run that left no report: its own words stand above'] }
  }
}
