import type { RouteSpec } from '@guildhall/contract'
import { appendAudits } from '../audit/index.ts'
import { inScope, prepared, type Tx } from '../db/index.ts'
import { problemOf, Refused, shape, type Answer, type BatchCall, type Batched, type InBatches, type Keyed, type Outcome, type Services } from '../http/index.ts'
import { newId } from '../ids/index.ts'
import { Gatherer } from './gather.ts'

type Work = { batched: Batched; route: RouteSpec; call: BatchCall }

/** A twin of one of the requests was answered elsewhere between looking and writing: everything is done anew, and finds its answer. */
class Overtaken extends Error {}

/** The light way of a command in a rush: one transaction for all who come while the one before is made durable, with their idempotency keys, answers and audit entries. */
export class Batches implements InBatches {
  readonly #services: Services
  readonly #gatherer = new Gatherer<Work, Answer>((works) => this.#perform(works))

  constructor(services: Services) {
    this.#services = services
  }

  perform(batched: Batched, route: RouteSpec, call: BatchCall): Promise<Answer> {
    return this.#gatherer.add(`${route.name} ${batched.by(call.input)}`, { batched, route, call })
  }

  async #perform(works: readonly Work[]): Promise<Answer[]> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#once(works)
      } catch (error) {
        const { code } = error as { code?: string }
        if (attempt >= 4 || !(error instanceof Overtaken || code === '40P01' || code === '40001')) throw error
      }
    }
  }

  #once(works: readonly Work[]): Promise<Answer[]> {
    const { route, batched } = works[0]!
    const actor = { kind: 'job', name: route.name, scope: '' } as const
    return inScope(this.#services.db, { role: 'app_job', holder: `job:${route.name}`, scope: '' }, async (tx) => {
      const ctx = { ...this.#services, tx, actor, requestId: newId() }
      const before = await findAnswers(tx, works)
      // Sent twice within one batch, a request is one request.
      const fresh = new Map<string, BatchCall>()
      for (const { call } of works) if (!before.has(nameOf(call.keyed)) && !fresh.has(nameOf(call.keyed))) fresh.set(nameOf(call.keyed), call)
      const calls = [...fresh.values()]
      const outcomes = calls.length > 0 ? await batched.run(ctx, calls.map((call) => ({ actor: call.actor, input: call.input, requestId: call.requestId }))) : []
      const answers = outcomes.map((outcome, index) => answerOf(route, outcome, calls[index]!))
      const deeds = outcomes.flatMap((outcome, index) => ('audit' in outcome && outcome.audit ? [{ ...outcome.audit, by: calls[index]!.actor, requestId: calls[index]!.requestId, address: calls[index]!.address }] : []))
      const [kept] = await Promise.all([keepAnswers(tx, calls, answers), appendAudits(ctx, deeds)])
      if (kept !== calls.length) throw new Overtaken()
      const given = new Map(calls.map((call, index) => [nameOf(call.keyed), { ...answers[index]!, route: call.keyed.route, hash: call.keyed.hash }]))
      return works.map(({ call }) => {
        const answer = before.get(nameOf(call.keyed)) ?? given.get(nameOf(call.keyed))!
        if (answer.route === call.keyed.route && answer.hash.equals(call.keyed.hash)) return { status: answer.status, body: answer.body }
        const reused = new Refused('platform.idempotency-key-reused')
        return { status: reused.status, body: problemOf(reused, call.language) }
      })
    })
  }
}

const nameOf = ({ holder, key }: Keyed) => `${holder}\0${key}`

function answerOf(route: RouteSpec, outcome: Outcome<unknown>, call: BatchCall): Answer {
  if ('refused' in outcome) return { status: outcome.refused.status, body: problemOf(outcome.refused, call.language) }
  return { status: 200, body: shape(route, outcome.body) }
}

type Kept = { holder: string; key: string; route: string; request_hash: Buffer; status: number | null; answer: unknown }
const find = prepared<Kept>('http.answers', `
  select k.holder, k.key, k.route, k.request_hash, k.status, k.answer from unnest($1::text[], $2::text[]) as a (holder, key) join idempotency_key k on k.holder = a.holder and k.key = a.key`)
const keep = prepared<{ kept: number }>('http.keep-answers', `
  with added as (
    insert into idempotency_key (holder, key, route, request_hash, status, answer, created_at)
    select a.holder, a.key, $1, a.hash, a.status, a.answer::jsonb, $2::timestamptz from unnest($3::text[], $4::text[], $5::bytea[], $6::int[], $7::text[]) as a (holder, key, hash, status, answer)
    order by a.holder, a.key on conflict (holder, key) do nothing returning 1)
  select count(*)::int as kept from added`)

async function findAnswers(tx: Tx, works: readonly Work[]): Promise<Map<string, Answer & { route: string; hash: Buffer }>> {
  const rows = await find.in(tx, works.map(({ call }) => call.keyed.holder), works.map(({ call }) => call.keyed.key))
  return new Map(rows.map((row) => [`${row.holder}\0${row.key}`, { status: row.status ?? 200, body: row.answer, route: row.route, hash: row.request_hash }]))
}

async function keepAnswers(tx: Tx, calls: readonly BatchCall[], answers: readonly Answer[]): Promise<number> {
  if (calls.length === 0) return 0
  const [row] = await keep.in(tx, calls[0]!.keyed.route, calls[0]!.keyed.now, calls.map((call) => call.keyed.holder), calls.map((call) => call.keyed.key), calls.map((call) => call.keyed.hash),
    answers.map((answer) => answer.status), answers.map((answer) => JSON.stringify(answer.body ?? null)))
  return row!.kept
}
