import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Bench, Started } from './model.ts'
import { cpuSeconds, residentMb, start } from './processes.ts'

const guildhall = fileURLToPath(new URL('../../server/src/app/guildhall.ts', import.meta.url))

/** A newcomer's first `npm start`, which builds the demo city, and the second. There is nothing to compare it with but the clock. */
export const benchStart: Bench = async (say) => {
  const folder = mkdtempSync(join(tmpdir(), 'guildhall-start-'))
  try {
    const once = async (what: string): Promise<Started & { rss: number }> => {
      say(what)
      const began = performance.now()
      const server = await start([guildhall, 'serve'], { DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'warn' })
      try {
        const [seconds, cpu] = [tenths((performance.now() - began) / 1000), cpuSeconds(server.pid, folder)]
        return { seconds, cpuSeconds: cpu && tenths(cpu.server + cpu.database), rss: residentMb(server.pid) }
      } finally {
        await server.stop()
      }
    }
    const { rss: _, ...first } = await once('a new folder: the demo city is built')
    const { rss, ...again } = await once('the same folder again')
    return { ours: { first, again }, baseline: null, ratio: null, p50_ms: null, p99_ms: null, rss_mb: rss, ratio_at_tenth: null }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const tenths = (n: number) => Math.round(n * 10) / 10
