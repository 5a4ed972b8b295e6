import { benchClaims } from './claims.ts'
import { benchCockpit } from './cockpit.ts'
import { benchHome } from './home.ts'
import { benchImport } from './import.ts'
import { benchPlan } from './plan.ts'
import { benchSearch } from './search.ts'
import type { Latency } from './latency.ts'
import type { Bench, Measured, Planned, Started, Taken } from './model.ts'
import { benchStart } from './start.ts'

/** `npm run bench -- NAME [--json]`: one benchmark beside its baseline, on data that is made once and kept in .cache/bench. */
const benches: Record<string, Bench> = { claims: benchClaims, cockpit: benchCockpit, home: benchHome, import: benchImport, plan: benchPlan, search: benchSearch, start: benchStart }

const [name = '', ...flags] = process.argv.slice(2)
const bench = benches[name]
if (!bench) {
  process.stderr.write(`Which benchmark? ${Object.keys(benches).join(', ')}\n`)
  process.exit(2)
}
const say = (line: string) => void process.stderr.write(`${line}\n`)
const result = await bench(say)
if (flags.includes('--json')) process.stdout.write(`${JSON.stringify({ bench: name, ...result })}\n`)
else if ('first' in result.ours) {
  const row = (title: string, { seconds, cpuSeconds }: Started) => say(`${title.padEnd(12)}${String(seconds).padStart(8)} s   (${cpuSeconds ?? '?'} s of processor)`)
  row('first', result.ours.first)
  row('again', result.ours.again)
} else if ('meanMs' in result.ours) {
  const row = (title: string, { p50Ms, p99Ms, calls }: Latency) => say(`${title.padEnd(12)}p50 ${p50Ms} ms   p99 ${p99Ms} ms   (${calls} calls)`)
  row('ours', result.ours)
  row('baseline', result.baseline as Latency)
  say(`ratio ${result.ratio} (${result.ratio_at_tenth} at a tenth), ${result.rss_mb} MB`)
} else if ('served' in result.ours) {
  for (const [title, one] of [['ours', result.ours], ['baseline', result.baseline as Planned]] as const) say(`${title.padEnd(12)}worth ${one.value}, ${one.served} seats, in ${one.seconds} s${one.gap === undefined ? '' : `, at most ${(one.gap * 100).toFixed(1)} % from the best`}`)
} else if ('rows' in result.ours) {
  for (const [title, one] of [['ours', result.ours], ['baseline', result.baseline as Taken]] as const) say(`${title.padEnd(12)}${one.seconds} s for ${one.rows} rows`)
  say(`${result.ratio} times the baseline's time (${result.ratio_at_tenth} at a tenth), ${result.rss_mb} MB at most`)
} else {
  const row = (title: string, { perSecond, p50Ms, p99Ms, requests, cpuMs }: Measured) =>
    say(`${title.padEnd(12)}${String(perSecond).padStart(8)} /s   p50 ${p50Ms} ms   p99 ${p99Ms} ms   (${requests} requests${cpuMs ? `, each ${cpuMs.server} ms of the server and ${cpuMs.database} ms of the database` : ''})`)
  row('ours', result.ours)
  if (result.baseline) row('baseline', result.baseline as Measured)
  if ('http' in result.ours && result.ours.http) row('over HTTP', result.ours.http)
  if ('redis' in result.ours && result.ours.redis) row('Redis', result.ours.redis)
  say(`${result.ratio} times the baseline${name === 'claims' ? '' : "'s cost"} (${result.ratio_at_tenth} at a tenth), ${result.rss_mb} MB`)
}
