import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { json, type Tx } from '../db/index.ts'
import { Refused } from './refused.ts'

export type Answer = { status: number; body: unknown }
export type Keyed = { holder: string; key: string; route: string; hash: Buffer; now: Date }

export function hashRequest(input: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(input) ?? '').digest()
}

/**
 * Claims the key for this transaction. A twin that is under way makes this wait for its end; then either its answer is given, or, when it was rolled back,
 * the key is ours.
 */
export async function claimKey(tx: Tx, keyed: Keyed): Promise<Answer | undefined> {
  const inserted = await tx.insertInto('idempotency_key')
    .values({ holder: keyed.holder, key: keyed.key, route: keyed.route, request_hash: keyed.hash, created_at: keyed.now })
    .onConflict((conflict) => conflict.columns(['holder', 'key']).doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 1n) return undefined
  const row = await tx.selectFrom('idempotency_key').select(['route', 'request_hash', 'status', 'answer'])
    .where('holder', '=', keyed.holder).where('key', '=', keyed.key).executeTakeFirstOrThrow()
  if (row.route !== keyed.route || !row.request_hash.equals(keyed.hash)) throw new Refused('platform.idempotency-key-reused')
  return { status: row.status ?? 200, body: row.answer }
}

export async function keepAnswer(tx: Tx, keyed: Keyed, answer: Answer): Promise<void> {
  await sql`update idempotency_key set status = ${answer.status}, answer = ${json(answer.body ?? null)}
    where holder = ${keyed.holder} and key = ${keyed.key}`.execute(tx)
}
