import { request } from 'node:http'
import { connect } from 'node:net'
import { z } from 'zod'
import { noticeRoutes, route } from '@guildhall/contract'
import { Client, startSystem, type TestSystem } from '@guildhall/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import { createServer, handle } from '#platform/http'
import { modules } from './modules.ts'

let system: TestSystem
beforeAll(async () => {
  system = await startSystem({ jobs: false })
})
const get = (path: string, headers: Record<string, string> = {}) => system.visitor.fetch(path, { headers })

describe('what the server answers by itself', () => {
  test('health, readiness, metrics, the API for programs and for people', async () => {
    expect((await get('/healthz')).body).toEqual({ status: 'ok' })
    expect((await get('/readyz')).body).toEqual({ status: 'ready' })
    expect((await get('/metrics')).body).toMatch(/http_request_duration_seconds_bucket\{[^}]*route="\/healthz"/)
    const api = (await get('/openapi.json')).body as { openapi: string; paths: Record<string, unknown> }
    expect(api.openapi).toBe('3.1.0')
    expect(Object.keys(api.paths)).toContain('/api/notices')
    const docs = (await get('/docs')).body as string
    expect(docs).toContain('id="platform.not-found"')
    expect(docs).not.toContain('<script')
  })
  test('an unknown API path is a problem document, in the language asked for', async () => {
    expect(await get('/api/nothing-here', { 'accept-language': 'en' })).toMatchObject({ status: 404, body: { code: 'platform.not-found', title: expect.stringContaining('Not found') as string } })
    expect((await get('/api/nothing-here')).headers.get('content-type')).toContain('application/problem+json')
    expect((await get('/assets/nothing.js')).status).toBe(404)
  })
  test('an address with a broken percent sign is a problem document too, with our headers, not the framework’s own words', async () => {
    for (const path of ['/api/library/%E0%A4%A', '/%', '/api/%zz?a=%']) {
      const answer = await get(path, { 'accept-language': 'zh-CN' })
      expect(answer, path).toMatchObject({ status: 400, body: { code: 'platform.invalid-input', title: expect.stringMatching(/[\u4E00-\u9FFF]/) as string } })
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
      expect(JSON.stringify(answer.body)).not.toContain('FST_')
    }
    expect(await get('/api/library/%E0%A4%A', { 'accept-language': 'en' })).toMatchObject({ status: 400, body: { title: expect.stringMatching(/^[A-Z]/) as string } })
  })
})

describe('idempotency', () => {
  const hits: string[] = []
  const trial = route({ name: 'trial.add', method: 'POST', path: '/api/trial', summary: '', audience: { public: true }, body: z.object({ what: z.string() }), response: z.object({ id: z.string() }) })
  let client: Client
  beforeAll(async () => {
    const server = await createServer({
      services: system.services,
      authenticate: async () => ({ kind: 'public', address: 'test' }),
      routes: [handle(trial, async (_ctx, { what }) => {
        await new Promise((resolve) => setTimeout(resolve, 30))
        const id = newId()
        hits.push(what)
        return { id }
      })],
    })
    client = new Client(await server.listen({ host: '127.0.0.1', port: 0 }))
    return () => server.close()
  })
  test('the same POST again gives the first answer and does nothing', async () => {
    const first = await client.call(trial, { what: 'one' }, { key: 'key-number-1' })
    expect(await client.call(trial, { what: 'one' }, { key: 'key-number-1' })).toEqual(first)
    expect(hits).toEqual(['one'])
  })
  test('also when ten come at the same moment', async () => {
    hits.length = 0
    const answers = await Promise.all(Array.from({ length: 10 }, () => client.call(trial, { what: 'many' }, { key: 'key-number-2' })))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect(hits).toEqual(['many'])
  })
  test('the same key for something else is refused, and so is a POST without one', async () => {
    expect(await client.send(trial, { what: 'other' }, { key: 'key-number-2' })).toMatchObject({ status: 422, body: { code: 'platform.idempotency-key-reused' } })
    expect(await client.send(trial, { what: 'x' }, { headers: { 'idempotency-key': 'short' } })).toMatchObject({ status: 400, body: { code: 'platform.idempotency-key-missing' } })
  })
})

test('a route without an audience does not start', async () => {
  const nameless = route({ name: 'trial.open', method: 'GET', path: '/api/open', summary: '', audience: {}, response: 'none' })
  await expect(createServer({ services: system.services, authenticate: async () => ({ kind: 'public', address: '' }), routes: [handle(nameless, async () => {})] })).rejects.toThrow('declares no audience')
})

describe('hostile input', () => {
  const routes = () => modules.flatMap((module) => module.routes).map(({ route: own }) => own)
  const nasty = ['%00', '%ff', '..%2f..%2fetc%2fpasswd', `${'a'.repeat(250)}`, "'; drop table person; --".replaceAll(' ', '%20'), '%F0%A0%AE%B7', '-1', '99999999999999999999']
  const acceptable = (status: number) => status < 500

  test('no path and no query of any GET route brings it down, for anybody', async () => {
    const callers = [system.visitor, (await system.staff('training-officer')).client, (await system.staff('system-admin')).client, (await system.worker()).client]
    const wrong: string[] = []
    for (const own of routes().filter(({ method }) => method === 'GET')) {
      for (const client of callers) {
        for (const bad of nasty) {
          const path = own.path.replace(/:\w+/g, bad)
          const query = Object.keys(own.query?.shape ?? {}).map((name) => `${name}=${bad}`).join('&')
          const { status } = await client.fetch(`${path}?${query}`, { headers: client.cookie ? { cookie: client.cookie } : {} })
          if (!acceptable(status)) wrong.push(`${own.name} ${bad}: ${status}`)
        }
      }
    }
    expect(wrong).toEqual([])
  }, 120_000)

  test('no body of any POST route brings it down', async () => {
    const { client } = await system.staff('system-admin')
    const bodies: [string, string][] = [
      ['application/json', '{'], ['application/json', ''], ['application/json', 'null'], ['application/json', '[[[[[[[[]]]]]]]]'], ['application/json', '{"__proto__":{"x":1}}'],
      ['application/json', '{"name":"\\u0000","id":1e999}'], ['text/plain', 'hello'], ['application/xml', '<x/>'], ['multipart/form-data', 'no boundary'],
      ['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nbroken off'], ['application/json', `"${'x'.repeat(1_200_000)}"`],
    ]
    const wrong: string[] = []
    for (const own of routes().filter(({ method }) => method !== 'GET')) {
      for (const [type, body] of bodies) {
        const path = own.path.replace(/:\w+/g, newId())
        const { status } = await client.fetch(path, { method: own.method, body, headers: { cookie: client.cookie, 'content-type': type, 'idempotency-key': newId() } })
        if (!acceptable(status)) wrong.push(`${own.name} ${type} ${body.slice(0, 30)}: ${status}`)
      }
    }
    expect(wrong).toEqual([])
  }, 120_000)

  test('headers: huge, doubled, not ASCII, and a cookie that is no session', async () => {
    expect((await get('/api/notices', { cookie: `guildhall_session=${'x'.repeat(3_000)}` })).status).toBe(401)
    expect((await get('/api/notices', { cookie: 'guildhall_session=%00%ff; =;;;' })).status).toBe(401)
    const status = await new Promise<number>((resolve, reject) => {
      const sent = request(`${system.url}/api/notices`, { headers: { 'x-long': 'y'.repeat(40_000) } }, (response) => resolve(response.statusCode ?? 0))
      sent.once('error', reject)
      sent.end()
    })
    expect(status).toBe(431)
    const raw = await new Promise<string>((resolve) => {
      const { hostname, port } = new URL(system.url)
      const socket = connect(Number(port), hostname, () => socket.write('GET /\u0001 HTTP/9.9\r\nhost: \xff\r\n\r\n'))
      let text = ''
      socket.on('data', (chunk) => { text += chunk.toString() })
      socket.on('close', () => resolve(text))
    })
    expect(raw).toMatch(/^HTTP\/1\.1 4\d\d/)
  })
  test('another site cannot post with our cookie', async () => {
    const { client } = await system.worker()
    expect((await client.send(noticeRoutes.markRead, {}, { headers: { origin: 'https://elsewhere.example' } })).status).toBe(403)
    expect((await client.send(noticeRoutes.markRead, {}, { headers: { origin: system.url } })).status).toBe(200)
  })
})
