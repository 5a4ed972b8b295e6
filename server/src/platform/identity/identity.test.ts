import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../config/index.ts'
import { PersonalText } from '../crypto/index.ts'
import { checkIdentity, identityAdapter, signIdentityRequest } from './index.ts'

type Heard = { headers: IncomingHttpHeaders; body: string }
const heard: Heard[] = []
let answer: { status: number; body: string } = { status: 200, body: '{}' }
const service = createServer((request, response) => {
  let body = ''
  request.on('data', (part) => { body += String(part) })
  request.on('end', () => {
    heard.push({ headers: request.headers, body })
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
  })
})
beforeAll(() => new Promise<void>((done) => { service.listen(0, '127.0.0.1', done) }))
afterAll(() => { service.close() })

const now = new Date('2026-11-28T10:00:00+08:00')
const question = { id: '019a-one', name: new PersonalText('罗小川'), number: new PersonalText('330499199903150011') }
const withService = () => readConfig({ IDENTITY_SERVICE_URL: `http://127.0.0.1:${(service.address() as AddressInfo).port}/check`, IDENTITY_SERVICE_KEY: 'k1', IDENTITY_SERVICE_SECRET: 's3cret' })

describe('the port of real-name verification', () => {
  test('without an address nobody is asked, and the verdict says that only the form was checked', async () => {
    expect(identityAdapter(readConfig({}))).toBe('local')
    expect(await checkIdentity(readConfig({}), now, question)).toEqual({ kind: 'form' })
  })
  test('with one the service is asked as documented, and signed', async () => {
    answer = { status: 200, body: '{"result":"match","reference":"P-7"}' }
    expect(await checkIdentity(withService(), now, question)).toEqual({ kind: 'service', reference: 'P-7' })
    const { headers, body } = heard.at(-1)!
    expect(JSON.parse(body)).toEqual({ id: '019a-one', name: '罗小川', idNumber: '330499199903150011' })
    expect(headers).toMatchObject({ 'guildhall-key': 'k1', 'idempotency-key': '019a-one', 'guildhall-timestamp': String(now.getTime() / 1_000), 'guildhall-signature': signIdentityRequest('s3cret', String(now.getTime() / 1_000), body) })
  })
  test('a mismatch is an answer', async () => {
    answer = { status: 200, body: '{"result":"mismatch"}' }
    expect(await checkIdentity(withService(), now, question)).toEqual({ kind: 'mismatch', reference: null })
  })
  test.each([[200, '{"result":"perhaps"}'], [200, 'no json'], [404, '{}'], [503, ''], [302, '']])('status %i with %s is no answer: asked again', async (status, body) => {
    answer = { status, body }
    await expect(checkIdentity(withService(), now, question)).rejects.toThrow(/real-name service|fetch failed/)
  })
  test('half a setting is refused at start', () => {
    expect(() => readConfig({ IDENTITY_SERVICE_URL: 'https://realname.example.cn/check' })).toThrow('IDENTITY_SERVICE_KEY')
  })
})
