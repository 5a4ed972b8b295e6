import { createHmac } from 'node:crypto'
import { z } from 'zod'
import type { Config } from '../config/index.ts'
import type { IdentityQuestion, IdentityVerdict } from './check-identity.ts'

const answer = z.object({ result: z.enum(['match', 'mismatch']), reference: z.string().max(200).optional() })

/** One question to the HTTP real-name service (protocol: docs/operations.md, "Real-name service"). Anything but an understood 200 throws and is asked again later. */
export async function askService(config: Config, now: Date, { id, name, number }: IdentityQuestion): Promise<IdentityVerdict> {
  const body = JSON.stringify({ id, name: name.reveal(), idNumber: number.reveal() })
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const response = await fetch(config.IDENTITY_SERVICE_URL!, {
    method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(10_000),
    headers: {
      'content-type': 'application/json', 'idempotency-key': id, 'guildhall-key': config.IDENTITY_SERVICE_KEY!, 'guildhall-timestamp': timestamp,
      'guildhall-signature': signIdentityRequest(config.IDENTITY_SERVICE_SECRET!, timestamp, body),
    },
  })
  const text = await response.text()
  const read = response.status === 200 ? answer.safeParse(jsonIn(text)) : undefined
  if (!read?.success) throw new Error(`the real-name service answered ${response.status}${response.status === 200 ? ' with something else' : ''}`)
  return { kind: read.data.result === 'match' ? 'service' : 'mismatch', reference: read.data.reference ?? null }
}

/** HMAC-SHA256, in hex, over timestamp, a full stop and the body: the way of the text gateway. */
export function signIdentityRequest(secret: string, timestamp: string, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
