import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const repository = fileURLToPath(new URL('../../..', import.meta.url))
const dataDir = mkdtempSync(join(tmpdir(), 'guildhall-npm-'))
const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' }
const left: number[] = []
afterAll(() => {
  for (const pid of left) if (runs(pid)) process.kill(pid, 'SIGKILL')
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
const gone = async (pid: number) => {
  for (let waited = 0; waited < 20_000 && runs(pid); waited += 50) await pause(50)
  return !runs(pid)
}

/** `npm start`, in the background as a script has it, until it serves: the process of npm, of the server and of its database. */
async function npmStart() {
  const npm = spawn('npm', ['start'], { cwd: repository, env, stdio: ['ignore', 'pipe', 'ignore'], detached: true })
  const ended = new Promise((resolve) => { npm.once('exit', resolve) })
  let said = ''
  npm.stdout.on('data', (chunk: Buffer) => { said += chunk.toString() })
  for (let waited = 0; waited < 180_000 && !/ready http/.test(said); waited += 50) await pause(50)
  const server = (JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8')) as { pid: number }).pid
  const database = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  left.push(npm.pid!, server, database)
  return { npm: npm.pid!, server, database, ended }
}

beforeAll(async () => {
  const init = spawn('npm', ['run', 'guildhall', '--', 'init'], { cwd: repository, env, stdio: 'ignore' })
  expect(await new Promise((resolve) => { init.once('exit', resolve) })).toBe(0)
}, 300_000)

test('kill of a background `npm start` left the server running: it stops, database and all', { timeout: 300_000 }, async () => {
  const { npm, server, database, ended } = await npmStart()
  process.kill(npm, 'SIGTERM')
  await ended
  expect(await gone(server)).toBe(true)
  expect(await gone(database)).toBe(true)
  expect(existsSync(join(dataDir, 'server.json'))).toBe(false)
})

test('kill -9 of npm left the server running, and nobody to stop it: it sees that npm is gone, and stops in order', { timeout: 300_000 }, async () => {
  const { npm, server, database } = await npmStart()
  process.kill(npm, 'SIGKILL')
  expect(await gone(server)).toBe(true)
  expect(await gone(database)).toBe(true)
  expect(existsSync(join(dataDir, 'server.json'))).toBe(false)
})
