import { Agent, get } from 'node:http'
import type { Measured } from './model.ts'

type Used = { server: number; database: number }
/** `used`: processor seconds of whoever answers, so far. */
type Load = { url: string; headers: (connection: number) => Record<string, string>; connections: number; seconds: number; used?: () => Used | null }

/** Each connection asks again as soon as it has its answer: the most that this many impatient people can ask for. Anything but 200 ends the bench. */
export async function load({ url, headers, connections, seconds, used }: Load): Promise<Measured> {
  await round({ url, headers, connections, seconds: Math.min(3, seconds) })
  const [began, before] = [performance.now(), used?.()]
  const times = await round({ url, headers, connections, seconds })
  const after = used?.()
  const elapsed = (performance.now() - began) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))]! * 10) / 10
  const each = (cpu: number) => Math.round((cpu * 100_000) / times.length) / 100
  return { connections, requests: times.length, perSecond: Math.round(times.length / elapsed), p50Ms: at(0.5), p99Ms: at(0.99), ...(before && after && { cpuMs: { server: each(after.server - before.server), database: each(after.database - before.database) } }) }
}

async function round({ url, headers, connections, seconds }: Load): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const until = performance.now() + seconds * 1000
  const times: number[] = []
  await Promise.all(Array.from({ length: connections }, async (_, connection) => {
    while (performance.now() < until) {
      const began = performance.now()
      await ask(url, agent, headers(connection))
      times.push(performance.now() - began)
    }
  }))
  agent.destroy()
  return times
}

function ask(url: string, agent: Agent, headers: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      response.resume()
      response.once('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`${url} answered ${response.statusCode}`))))
    }).once('error', reject)
  })
}
