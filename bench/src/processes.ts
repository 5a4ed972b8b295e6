import { execFileSync, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

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

/** Seconds of processor, user and system, that a server and its embedded PostgreSQL have used so far; null where the system does not say (anything but Linux). */
export function cpuSeconds(serverPid: number, dataDir: string): { server: number; database: number } | null {
  if (process.platform !== 'linux') return null
  const postmaster = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  let database = usedBy(postmaster)!.withEnded
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const one = usedBy(Number(pid))
    if (one?.parent === postmaster) database += one.own
  }
  return { server: usedBy(serverPid)!.own, database }
}

/** proc_pid_stat(5), in hundredths of a second; the name in brackets may hold anything. `withEnded` counts children that are over. */
function usedBy(pid: number): { parent: number; own: number; withEnded: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ').map(Number)
    const own = (fields[11]! + fields[12]!) / 100
    return { parent: fields[1]!, own, withEnded: own + (fields[13]! + fields[14]!) / 100 }
  } catch {
    return undefined // it ended meanwhile
  }
}
