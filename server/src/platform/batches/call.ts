import type { Actor, BatchCall, Keyed } from '../http/index.ts'

type Key = Pick<Keyed, 'holder' | 'key'>
/** What is kept of a request until its answer and its deed are written. */
export type KeptCall = { keyed: Key & Pick<Keyed, 'hash'>; actor: Actor; language: 'zh' | 'en'; requestId: string; addressHash: string }

/**
 * As a line of text, short because a rush writes hundreds at once and waits for the disk: language, hash of the request and of the address (both base64), request; and whom a clerk assisted, with
 * who did. Of staff, who have permissions beside, nothing can be kept so.
 */
export function writeCall({ keyed, actor, language, requestId }: BatchCall, addressHash: string): string {
  if (actor.kind !== 'worker') throw new Error('a swift route is for workers')
  const own = `${language} ${keyed.hash.toString('base64')} ${Buffer.from(addressHash, 'hex').toString('base64')} ${requestId}`
  const { assistedBy } = actor
  return assistedBy ? `${own} ${actor.accountId} ${assistedBy.accountId} ${assistedBy.unitId} ${assistedBy.scope}` : own
}

/** `personId`: who got the place; `key`: under which it was asked, which names the account unless somebody assisted. */
export function readCall(line: string, key: Key, personId: string): KeptCall {
  const [language, hash, address, requestId, assisted, accountId, unitId, scope] = line.split(' ') as [string, string, string, string, string?, string?, string?, string?]
  return {
    keyed: { ...key, hash: Buffer.from(hash, 'base64') }, language: language as 'zh', requestId, addressHash: Buffer.from(address, 'base64').toString('hex'),
    actor: { kind: 'worker', personId, accountId: assisted ?? key.holder.replace('account:', ''), ...(assisted !== undefined && { assistedBy: { accountId: accountId!, unitId: unitId!, scope: scope! } }) },
  }
}
