import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { load } from './load.ts'
import type { Bench } from './model.ts'
import { cpuSeconds, residentMb, start } from './processes.ts'
import { logInWorkers } from './workers.ts'

const cache = fileURLToPath(new URL('../../.cache/bench/', import.meta.url))
const guildhall = fileURLToPath(new URL('../../server/src/app/guildhall.ts', import.meta.url))
const sameBytes = fileURLToPath(new URL('same-bytes.ts', import.meta.url))
/** As many people as connections, each with a first screen of their own. */
const workers = 200
const seconds = 10

/**
 * A worker's first screen, logged in, read from the demo city through HTTP, by 200 connections at once and by 20, each of them somebody else. `ours.anew`: the same when every page
 * is read anew, as for people who come once. Server, database, baseline and load share the
 * machine, as they do on the smallest installation.
 */
export const benchHome: Bench = async (say) => {
  mkdirSync(cache, { recursive: true })
  say('starting the demo city (the first time it is built)')
  const server = await start([guildhall, 'serve'], { DATA_DIR: `${cache}home`, PORT: '0', RATE_LIMITS: '0', LOG_LEVEL: 'warn' })
  try {
    const cookies = await logInWorkers(`${cache}home`, workers)
    const url = `${server.url}/api/home`
    const first = await fetch(url, { headers: { cookie: cookies[0]! } })
    if (!first.ok) throw new Error(`the first screen answered ${first.status}`)
    const file = `${cache}home.json`
    writeFileSync(file, await first.bytes())
    const headers = (connection: number) => ({ cookie: cookies[connection % cookies.length]! })
    const baseline = await start([sameBytes, file], {})
    try {
      const measure = async (connections: number) => {
        say(`${connections} connections`)
        const ours = await load({ url, headers, connections, seconds, used: () => cpuSeconds(server.pid, `${cache}home`) })
        return { ours, baseline: await load({ url: baseline.url, headers, connections, seconds }) }
      }
      const [tenth, full] = [await measure(20), await measure(200)]
      say('20 connections, every page read anew')
      const anew = await load({ url, headers: (connection) => ({ ...headers(connection), 'cache-control': 'no-cache' }), connections: 20, seconds, used: () => cpuSeconds(server.pid, `${cache}home`) })
      const ratio = ({ ours, baseline: plain }: typeof full) => Math.round((plain.perSecond / ours.perSecond) * 10) / 10
      return { ...full, ours: { ...full.ours, anew }, ratio: ratio(full), p50_ms: full.ours.p50Ms, p99_ms: full.ours.p99Ms, rss_mb: residentMb(server.pid), ratio_at_tenth: ratio(tenth) }
    } finally {
      await baseline.stop()
    }
  } finally {
    await server.stop()
  }
}
