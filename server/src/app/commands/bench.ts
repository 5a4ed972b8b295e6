import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Command } from './command.ts'

/** Benchmarks live outside the server; this only starts them. */
export const benchCommand: Command = {
  usage: 'NAME [--json]',
  summary: 'runs a benchmark beside its baseline',
  run: (args) => new Promise((resolve, reject) => {
    const main = fileURLToPath(new URL('../../../../bench/src/main.ts', import.meta.url))
    const child = spawn(process.execPath, [main, ...args], { stdio: 'inherit' })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  }),
}
