import { createHmac } from 'node:crypto'

/** What an authenticator app shows at this moment (RFC 6238). */
export function authenticator(secret: string, now: Date): string {
  const bits = [...secret.replace(/=+$/, '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(now.getTime() / 30_000)))
  const hash = createHmac('sha1', Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)))).update(step).digest()
  return String((hash.readUInt32BE(hash.at(-1)! & 0xf) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
