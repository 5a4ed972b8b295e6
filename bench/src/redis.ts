import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { latencyOf } from './latency.ts'
import type { Measured } from './model.ts'

/** The same claim as a script: once for a person, while there are any, with the answer kept under its key and the deed appended to a stream. */
const script = `
local kept = redis.call('get', KEYS[1])
if kept then return kept end
if redis.call('sismember', 'holders', ARGV[1]) == 1 then return 'again' end
if tonumber(redis.call('get', 'left')) <= 0 then return 'gone' end
redis.call('decr', 'left')
redis.call('sadd', 'holders', ARGV[1])
redis.call('xadd', 'audit', '*', 'action', 'claim', 'holder', ARGV[1])
redis.call('set', KEYS[1], 'got')
return 'got'`

/** Redis with the disk asked after every write, by as many callers, each over a connection of its own. Null where no redis-server is found. */
export async function claimWithRedis({ callers, units, folder }: { callers: number; units: number; folder: string }): Promise<Measured | null> {
  if (spawnSync('redis-server', ['--version']).status !== 0) return null
  const dir = join(folder, 'redis')
  mkdirSync(dir)
  const path = join(dir, 'socket')
  const server = spawn('redis-server', ['--port', '0', '--unixsocket', path, '--dir', dir, '--appendonly', 'yes', '--appendfsync', 'always', '--save', ''], { stdio: 'ignore' })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  try {
    const connections = await Promise.all(Array.from({ length: callers }, () => open(path)))
    const [first] = connections
    await first!.ask('set', 'left', String(units))
    const sha = await first!.ask('script', 'load', script)
    const took: number[] = []
    let next = 0
    const began = performance.now()
    await Promise.all(connections.map(async (one) => {
      while (next < units) {
        const index = next++
        const from = performance.now()
        const answer = await one.ask('evalsha', sha, '1', `key:${index}`, `holder:${index}`)
        if (answer !== 'got') throw new Error(`Redis answered ${answer}`)
        took.push(performance.now() - from)
      }
    }))
    const seconds = (performance.now() - began) / 1000
    for (const one of connections) one.end()
    const { p50Ms, p99Ms } = latencyOf(took)
    return { connections: callers, requests: units, perSecond: Math.round(units / seconds), p50Ms, p99Ms }
  } finally {
    server.kill('SIGTERM')
    await ended
  }
}

type Connection = { ask(...words: string[]): Promise<string>; end(): void }

async function open(path: string): Promise<Connection> {
  for (let attempt = 0; ; attempt++) {
    try {
      return speak(await connected(path))
    } catch (error) {
      if (attempt >= 50) throw error
      await pause(100)
    }
  }
}

function connected(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(path, () => resolve(socket))
    socket.once('error', reject)
  })
}

/** RESP, as much of it as one question at a time needs: simple strings, numbers, errors and bulk strings. */
function speak(socket: Socket): Connection {
  let heard = ''
  let waiting: { resolve: (answer: string) => void; reject: (error: Error) => void } | undefined
  socket.on('data', (chunk) => {
    heard += chunk.toString('latin1')
    const found = /^([+:-])([^\r]*)\r\n$/.exec(heard) ?? /^(\$)\d+\r\n([\s\S]*)\r\n$/.exec(heard)
    if (!found) return
    heard = ''
    const [, kind, text] = found
    if (kind === '-') waiting?.reject(new Error(text))
    else waiting?.resolve(text!)
  })
  socket.on('error', (error) => waiting?.reject(error))
  return {
    ask: (...words) => new Promise((resolve, reject) => {
      waiting = { resolve, reject }
      socket.write(`*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`)
    }),
    end: () => socket.destroy(),
  }
}
