/**
 * The whole proof: types, lint, architecture, then every test on real PostgreSQL and in a real browser. Ends with one line `N passed, N failed[, N skipped]`.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'guildhall-results-'))
const node = process.execPath
const bin = (name: string) => join('node_modules', '.bin', name)

const checks: [string, string[]][] = [
  ['types', [bin('tsc'), '--noEmit', '-p', 'tsconfig.json']],
  ['lint', [bin('oxlint'), '--type-aware', '--deny-warnings']],
  ['architecture', [node, 'tools/check-architecture.ts']],
]
/** Tests that start and kill whole processes wait more than they work: three of them at a time, and the checks beside them. A browser has the machine to itself: two stories at a time take as long as one after the other. */
const processes = ['chaos', 'chaos-import', 'chaos-ledger', 'chaos-claims', 'operation', 'killed-jobs', 'commands', 'given-database'].map((name) => `server/src/app/${name}.test.ts`)
const browser = 'testkit/src/journeys/'
const given = process.argv.slice(2)

let passed = 0
let tests = 0
let skipped = 0
/** By name: whoever sees only the end of a long run must still learn what failed. */
const failures: string[] = []

if (given.length > 0) await Promise.all([check(), pass('given', given)])
else {
  await Promise.all([check(), pass('processes', [...processes, '--maxWorkers=3'])])
  await pass('own', [...processes, `${browser}**`].flatMap((path) => ['--exclude', path]))
  await pass('browser', [browser, '--maxWorkers=1'])
}
rmSync(folder, { recursive: true, force: true })
for (const failure of failures) console.log(`failed: ${failure}`)
console.log(`${passed + tests} passed, ${failures.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(failures.length > 0 || tests === 0 ? 1 : 0)

/** One after the other, each heard of when it has ended. */
async function check(): Promise<void> {
  for (const [name, [command, ...args]] of checks) {
    const { ok, said } = await run(command!, args, 'kept')
    console.log(`${said}${ok ? '✓' : '✗'} ${name}`)
    if (ok) passed++
    else failures.push(name)
  }
}

async function pass(name: string, args: readonly string[]): Promise<void> {
  const report = join(folder, `${name}.json`)
  await run(node, ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args], 'shown')
  const own = read(report)
  tests += own.passed
  skipped += own.skipped
  failures.push(...own.failures)
}

function run(command: string, args: readonly string[], words: 'kept' | 'shown'): Promise<{ ok: boolean; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: words === 'shown' ? 'inherit' : ['ignore', 'pipe', 'pipe'] })
    const said: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk))
    child.on('error', (error) => resolve({ ok: false, said: `${error.message}\n` }))
    child.on('close', (code) => resolve({ ok: code === 0, said: Buffer.concat(said).toString() }))
  })
}

type Report = {
  numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number; success: boolean
  testResults: { name: string; status: string; message: string; assertionResults: { status: string; fullName: string; failureMessages?: string[] }[] }[]
}

function read(report: string): { passed: number; skipped: number; failures: string[] } {
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
