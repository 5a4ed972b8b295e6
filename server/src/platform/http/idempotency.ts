import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { json, type Tx } from '../db/index.ts'
import { Refused } from './refused.ts'

export type Answer = { status: number; body: unknown }
export type Keyed = { holder: string; key: string; route: string; hash: Buffer; now: Date }

/** What a request asks for: its input and the file it brings. `file` reads that to its end, so it is asked only where the answer hangs on it. */
export async function fingerprint(keyed: Pick<Keyed, 'hash'>, file: () => Promise<Buffer | null>): Promise<Buffer> {
  const digest = await file()
  return digest ? createHash('sha256').update(keyed.hash).update(digest).digest() : keyed.hash
}

export function hashRequest(input: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(input) ?? '').digest()
}

/**
 * Claims the key for this transaction. A twin that is under way makes this wait for its end; then either its answer is given, or, when it was rolled back,
 * the key is ours.
 */
export async function claimKey(tx: Tx, keyed: Keyed, file: () => Promise<Buffer | null>): Promise<Answer | undefined> {
  const inserted = await tx.insertInto('idempotency_key')
    .values({ holder: keyed.holder, key: keyed.key, route: keyed.route, request_hash: keyed.hash, created_at: keyed.now })
    .onConflict((conflict) => conflict.columns(['holder', 'key']).doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 1n) return undefined
  const row = await tx.selectFrom('idempotency_key').select(['route', 'request_hash', 'status', 'answer'])
    .where('holder', '=', keyed.holder).where('key', '=', keyed.key).executeTakeFirstOrThrow()
  if (row.route !== keyed.route || !row.request_hash.equals(await fingerprint(keyed, file))) throw new Refused('platform.idempotency-key-reused')
  return { status: row.status ?? 200, body: row.answer }
}

/** The file is known only now that it was read: the key is claimed before, so that a twin waits. */
export async function keepAnswer(tx: Tx, keyed: Keyed, answer: Answer, file: () => Promise<Buffer | null>): Promise<void> {
  await sql`update idempotency_key set status = ${answer.status}, answer = ${json(answer.body ?? null)}, request_hash = ${await fingerprint(keyed, file)}
    where holder = ${keyed.holder} and key = ${keyed.key}`.execute(tx)
}
