import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readConfig } from '#platform/config'
import { createLog } from '#platform/log'
import type { CommandContext } from '#platform/module'
import { openFoundation } from './foundation.ts'
import { asOperator } from './operator.ts'
import { buildSystem } from './system.ts'

const guildhall = fileURLToPath(new URL('guildhall.ts', import.meta.url))

/** One real installation, and the operator's commands on it as an operator runs them: each a process of its own. */
export function commandLine() {
  const home = mkdtempSync(join(tmpdir(), 'guildhall-commands-'))
  const dataDir = join(home, 'data')
  function start(...args: string[]): { child: ChildProcess; output: { out: string; err: string }; ended: Promise<number | null> } {
    const child = spawn(process.execPath, [guildhall, ...args], { env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' }, stdio: ['ignore', 'pipe', 'pipe'] })
    const output = { out: '', err: '' }
    child.stdout.on('data', (chunk: Buffer) => { output.out += chunk.toString() })
    child.stderr.on('data', (chunk: Buffer) => { output.err += chunk.toString() })
    return { child, output, ended: new Promise((done) => { child.once('close', done) }) }
  }
  async function run(...args: string[]) {
    const { output, ended } = start(...args)
    return { code: await ended, ...output }
  }
  async function init(): Promise<void> {
    const { code, err } = await run('init', '--name', '开封市总工会')
    if (code !== 0) throw new Error(err)
  }
  /** One transaction in the installation, from this process. */
  async function inside<T>(work: (ctx: CommandContext) => Promise<T>): Promise<T> {
    const foundation = await openFoundation(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }))
    try {
      const system = await buildSystem({ config: foundation.config, keys: foundation.keys, urls: await foundation.provision(), demo: false, log: createLog('silent') })
      return await asOperator(system.services, 'test', work).finally(() => system.stop())
    } finally {
      await foundation.release()
    }
  }
  const remove = () => rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  return { home, start, run, init, inside, remove }
}
