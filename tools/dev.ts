import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** `npm run dev`: the server, started again at every change, and both web apps with hot reload. One Ctrl-C ends all three. */
const home = fileURLToPath(new URL('..', import.meta.url))
const vite = fileURLToPath(new URL('../node_modules/vite/bin/vite.js', import.meta.url))
const port = process.env['PORT'] ?? '8080'
const children: ChildProcess[] = []
let ending = false

function start(name: string, args: string[], env: Record<string, string> = {}): void {
  // A group of its own: the terminal's Ctrl-C then reaches this process alone, which ends the others in order.
  const child = spawn(process.execPath, args, { cwd: home, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  for (const stream of [child.stdout, child.stderr]) {
    let rest = ''
    stream.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n')
      rest = lines.pop()!
      for (const line of lines) process.stdout.write(`${name.padEnd(8)}${line}\n`)
    })
  }
  // A port that is taken, say. The server itself is started again at the next change and never ends by itself.
  child.once('exit', (code) => {
    if (ending) return
    process.stderr.write(`${name} ended with ${code}: see above. Ending the others.\n`)
    void end(1)
  })
  children.push(child)
}

process.stdout.write('phone http://127.0.0.1:5173/   console http://127.0.0.1:5173/console/   both reload by themselves; Ctrl-C ends everything\n')
start('server', ['--watch-path=server/src', '--watch-path=contract/src', '--watch-path=server/migrations', '--watch-preserve-output', 'server/src/app/guildhall.ts', 'serve'], { PORT: port })
start('phone', [vite, '--config', 'web/worker/vite.config.ts', 'web/worker'], { GUILDHALL_SERVER: `http://127.0.0.1:${port}` })
start('console', [vite, '--config', 'web/admin/vite.config.ts', 'web/admin'], { GUILDHALL_SERVER: `http://127.0.0.1:${port}` })

async function end(code = 0): Promise<void> {
  if (ending) return process.exit(130)
  ending = true
  await Promise.all(children.map((child) => new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGINT')
  })))
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end())
