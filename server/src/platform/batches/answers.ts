import { prepared, type Tx } from '../db/index.ts'
import type { Answer, Keyed } from '../http/index.ts'

export type KeptAnswer = Answer & Pick<Keyed, 'route' | 'hash'>
export type Answered = { keyed: Keyed; answer: Answer }

export const nameOf = ({ holder, key }: Pick<Keyed, 'holder' | 'key'>) => `${holder}\0${key}`

type Row = { holder: string; key: string; route: string; request_hash: Buffer; status: number | null; answer: unknown }
const find = prepared<Row>('http.answers', `
  select k.holder, k.key, k.route, k.request_hash, k.status, k.answer from unnest($1::text[], $2::text[]) as a (holder, key) join idempotency_key k on k.holder = a.holder and k.key = a.key`)
const keep = prepared<{ kept: number }>('http.keep-answers', `
  with added as (
    insert into idempotency_key (holder, key, route, request_hash, status, answer, created_at)
    select a.holder, a.key, a.route, a.hash, a.status, a.answer::jsonb, a.at from unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $5::int[], $6::text[], $7::timestamptz[]) as a (holder, key, route, hash, status, answer, at)
    order by a.holder, a.key on conflict (holder, key) do nothing returning 1)
  select count(*)::int as kept from added`)

/** What was answered under these keys, by `nameOf`. */
export async function findAnswers(tx: Tx, keys: readonly Keyed[]): Promise<Map<string, KeptAnswer>> {
  const rows = await find.in(tx, keys.map((one) => one.holder), keys.map((one) => one.key))
  return new Map(rows.map((row) => [nameOf(row), { status: row.status ?? 200, body: row.answer, route: row.route, hash: row.request_hash }]))
}

/** Keeps answers under their keys, but for those that have one already; gives how many were kept. */
export async function keepAnswers(tx: Tx, answered: readonly Answered[]): Promise<number> {
  if (answered.length === 0) return 0
  const keys = answered.map(({ keyed }) => keyed)
  const [row] = await keep.in(tx, keys.map((one) => one.holder), keys.map((one) => one.key), keys.map((one) => one.route), keys.map((one) => one.hash),
    answered.map(({ answer }) => answer.status), answered.map(({ answer }) => JSON.stringify(answer.body ?? null)), keys.map((one) => one.now))
  return row!.kept
}
