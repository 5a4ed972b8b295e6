import { createHmac } from 'node:crypto'
import type { Config } from '../config/index.ts'

export type GatewayMessage = { id: string; phone: string; template: string; params: Record<string, string | number>; text: string }

/**
 * One message to the HTTP gateway (protocol: docs/operations.md, "Text messages"). 2xx: taken. 4xx other than 408, 409, 425 and 429: refused for good. 409: it has this id
 * already, which is as good as taken. Anything else throws and is tried again.
 */
export async function postToGateway(config: Config, now: Date, message: GatewayMessage): Promise<{ accepted: boolean; gatewayId: string | null }> {
  const body = JSON.stringify(message)
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const response = await fetch(config.SMS_GATEWAY_URL!, {
    method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(10_000),
    headers: {
      'content-type': 'application/json', 'idempotency-key': message.id, 'guildhall-key': config.SMS_GATEWAY_KEY!, 'guildhall-timestamp': timestamp,
      'guildhall-signature': signGatewayRequest(config.SMS_GATEWAY_SECRET!, timestamp, body),
    },
  })
  const text = await response.text()
  if (response.ok || response.status === 409) return { accepted: true, gatewayId: idIn(text) }
  if (response.status >= 400 && response.status < 500 && ![408, 425, 429].includes(response.status)) return { accepted: false, gatewayId: idIn(text) }
  throw new Error(`the text gateway answered ${response.status}`)
}

/** HMAC-SHA256, in hex, over timestamp, a full stop and the body. */
export function signGatewayRequest(secret: string, timestamp: string, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
}

function idIn(text: string): string | null {
  try {
    const { id } = JSON.parse(text) as { id?: unknown }
    return typeof id === 'string' ? id.slice(0, 200) : null
  } catch {
    return null
  }
}
