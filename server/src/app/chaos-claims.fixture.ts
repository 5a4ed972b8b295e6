/** One of the two servers of chaos-claims.test.ts: a process of its own on a database that somebody else keeps running. What it needs comes in CHAOS_SERVER. */
import { readConfig } from '#platform/config'
import { createLog } from '#platform/log'
import { buildSystem } from './system.ts'

type Given = { keys: { data: string; index: string; token: string; database: string }; urls: Parameters<typeof buildSystem>[0]['urls'] }
const { keys, urls } = JSON.parse(process.env['CHAOS_SERVER'] ?? '{}') as Given
const bytes = (text: string) => Buffer.from(text, 'base64')
const system = await buildSystem({ config: readConfig(process.env), keys: { data: bytes(keys.data), index: bytes(keys.index), token: bytes(keys.token), database: keys.database }, urls, demo: false, log: createLog('silent') })
process.stdout.write(`ready ${await (await system.startServer()).listen({ host: '127.0.0.1', port: 0 })}\n`)
