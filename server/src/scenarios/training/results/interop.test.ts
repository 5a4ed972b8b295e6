import { verifyCredential as verifyElsewhere } from '@digitalcredentials/verifier-core'
import { afterAll, expect, test, vi } from 'vitest'
import type { Actor } from '#platform/http'
import { certificateOf, marks, openCity, taughtClass } from './test-support.ts'

afterAll(() => { vi.unstubAllGlobals(); vi.restoreAllMocks() })

test('an independent verifier, given what a holder downloads and the list at its address, says valid; once revoked, revoked; once changed, no', async () => {
  const city = await openCity()
  const { classId, trainer, workers, enrolmentOf } = await taughtClass(city)
  const reviewer = city.staff(city.county, 'training-reviewer')
  await city.must(city.call(trainer, 'POST', `/api/training/classes/${classId}/marks`, { rows: workers.map((worker) => marks(enrolmentOf(worker), 80, 80)) }))
  await city.must(city.call(trainer, 'POST', `/api/training/classes/${classId}/results/submit`))
  await city.must(city.call(reviewer, 'POST', `/api/training/classes/${classId}/results/confirm`))
  const holder = workers[0] as Actor
  const { id } = await certificateOf(city, holder)
  const downloaded = (await city.call(holder, 'GET', `/api/training/my/certificates/${id}/credential.json`)).raw.toString('utf8')

  // The verifier fetches the status list: from our server, and finds nothing else. It reports at length that the badge schema is not at hand.
  vi.stubGlobal('fetch', async (input: string | URL | Request) => {
    const { pathname } = new URL(input instanceof Request ? input.url : String(input))
    const answer = await city.server.inject({ method: 'GET', url: pathname })
    return new Response(answer.body, { status: answer.statusCode, headers: { 'content-type': 'application/json' } })
  })
  vi.spyOn(console, 'log').mockReturnValue()
  vi.spyOn(console, 'error').mockReturnValue()
  const steps = async (text: string): Promise<Record<string, boolean | undefined> | 'refused'> => {
    const answer = await verifyElsewhere({ credential: JSON.parse(text) as never, knownDIDRegistries: [] })
    return answer.log ? Object.fromEntries(answer.log.map((step) => [step.id, step.valid])) : 'refused'
  }
  // It has no clock but the machine's.
  vi.setSystemTime(city.clock.now())
  try {
    expect(await steps(downloaded)).toMatchObject({ valid_signature: true, revocation_status: true })
    expect(await steps(downloaded.replace('初级工', '高级工'))).toBe('refused')
    await city.must(city.call(reviewer, 'POST', `/api/training/certificates/${id}/revoke`, { reason: '复查有误' }))
    expect(await steps(downloaded)).toMatchObject({ valid_signature: true, revocation_status: false })
  } finally {
    vi.useRealTimers()
  }
})
