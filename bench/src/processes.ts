import { execFileSync, spawn } from 'node:child_process'

export type Running = { pid: number; url: string; stop: () => Promise<void> }

/** Starts a program of its own and waits until it says `ready http://…`. */
export function start(args: string[], env: Record<string, string>): Promise<Running> {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGINT')
    await ended
  }
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const url = /^ready (http:\S+)/m.exec(said)?.[1]
      if (url) resolve({ pid: child.pid!, url, stop })
    })
    child.once('exit', (code) => reject(new Error(`${args[0]} ended with ${code}`)))
  })
}

/** Memory that a process holds now. */
export function residentMb(pid: number): number {
  return Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) / 1024)
}
