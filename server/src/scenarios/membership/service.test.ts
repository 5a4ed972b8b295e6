import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { joiningRoutes, reviewingRoutes } from '@guildhall/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalOf, someNumber, unionsForTest, wish } from './test-support.ts'

let [verdict, asked] = ['match', 0]
const service = createServer((request, response) => {
  asked += 1
  request.resume().on('end', () => response.writeHead(verdict === 'away' ? 503 : 200, { 'content-type': 'application/json' }).end(JSON.stringify({ result: verdict })))
})
let t: Awaited<ReturnType<typeof unionsForTest>>
beforeAll(async () => {
  await new Promise<void>((done) => { service.listen(0, '127.0.0.1', done) })
  t = await unionsForTest({ IDENTITY_SERVICE_URL: `http://127.0.0.1:${(service.address() as AddressInfo).port}/`, IDENTITY_SERVICE_KEY: 'k', IDENTITY_SERVICE_SECRET: 's' })
}, 120_000)
afterAll(() => { service.close() })
const stateOf = async (client: Awaited<ReturnType<typeof t.system.worker>>['client'], applicationId: string) => {
  const { state, identity } = await client.call(joiningRoutes.getMine, { applicationId })
  return { state, identity }
}

test('the service is asked after the answer to the phone, and a pair that it knows goes to the union with that proof', async () => {
  verdict = 'match'
  const { client } = await t.system.worker()
  const { application } = await client.call(joiningRoutes.apply, wish(t.code.riders))
  expect(application).toMatchObject({ state: 'checking', identity: 'none' })
  await t.system.settle()
  expect(await stateOf(client, application.id)).toEqual({ state: 'review', identity: 'service' })
})

test('a pair that does not belong together comes back to the applicant, who corrects it', async () => {
  verdict = 'mismatch'
  const { client } = await t.system.worker()
  const { application } = await client.call(joiningRoutes.apply, wish(t.code.riders))
  await t.system.settle()
  expect(await stateOf(client, application.id)).toEqual({ state: 'correcting', identity: 'none' })
  expect((await (await t.rider.logInAgain()).call(reviewingRoutes.accept, { applicationIds: [application.id] })).refused).toMatchObject([{ code: 'membership.not-proven' }])
  verdict = 'match'
  await client.call(joiningRoutes.correct, { applicationId: application.id, name: '罗小川', idNumber: someNumber() })
  await t.system.settle()
  expect(await stateOf(client, application.id)).toEqual({ state: 'review', identity: 'service' })
  expect(await refusalOf(client.call(joiningRoutes.correct, { applicationId: application.id, name: '罗小川', idNumber: someNumber() }))).toBe('membership.moved-on')
})

test('while the service is away the application waits; a clerk who sees the card goes on', async () => {
  verdict = 'away'
  const before = asked
  const { client } = await t.system.worker()
  const { application } = await client.call(joiningRoutes.apply, wish(t.code.riders))
  await t.system.settle()
  expect(asked - before).toBeGreaterThan(1)
  expect(await stateOf(client, application.id)).toEqual({ state: 'checking', identity: 'none' })
  const seen = await (await t.rider.logInAgain()).call(reviewingRoutes.verify, { applicationId: application.id, reason: '本人带身份证来过' })
  expect(seen).toMatchObject({ state: 'review', identity: 'card', may: { accept: true } })
})
