import type { AnswerOf, InputOf, RouteSpec } from '@guildhall/contract'
import type { AuditEntry } from '../audit/index.ts'
import type { Tx } from '../db/index.ts'
import type { Actor, Services } from './context.ts'
import type { Answer, Keyed } from './idempotency.ts'
import type { Refused } from './refused.ts'

/** One caller of a batched route. */
export type Asked<Input> = { actor: Actor; input: Input; requestId: string }
/** What one of them gets: an answer, with the deed to be noted, or a refusal. */
export type Outcome<Body> = { body: Body; audit?: AuditEntry } | { refused: Refused }
/** The batch runs in the name of the service over the whole range: each caller's own right is decided by the handler. */
export type BatchContext = Services & { tx: Tx; actor: Extract<Actor, { kind: 'job' }>; requestId: string }
/** Answers many in the order in which they came; what it writes is durable before anybody hears of it. */
export type BatchHandler<R extends RouteSpec> = (ctx: BatchContext, asked: readonly Asked<InputOf<R>>[]) => Promise<Outcome<AnswerOf<R>>[]>

/** One of the callers of a swift route: `call` is what `settle` gives back of it. */
export type Swiftly<Input> = Asked<Input> & { keyed: Pick<Keyed, 'holder' | 'key'>; call: string }
/** What was answered in haste, at `at`. */
export type SettledCall<Body> = { personId: string; keyed: Pick<Keyed, 'holder' | 'key'>; call: string; at: Date; outcome: Outcome<Body> }
/**
 * A shorter way for the moment of a rush (docs/decisions/0005-arrivals.md). `arrive` answers, by one durable statement for all, whom it can, and gives null for whom `run` must decide; what it
 * leaves behind `settle` makes whole: at most so many, or all that these callers left.
 */
export type Swift<Input, Body> = {
  arrive: (services: Services, asked: readonly Swiftly<Input>[]) => Promise<(Outcome<Body> | null)[]>
  settle: (ctx: BatchContext, which: { most: number } | { of: readonly Asked<Input>[] }) => Promise<SettledCall<Body>[]>
}
export type SwiftOf<R extends RouteSpec> = Swift<InputOf<R>, AnswerOf<R>>
export type Batched = { by: (input: never) => string; run: (ctx: BatchContext, asked: readonly Asked<never>[]) => Promise<Outcome<unknown>[]>; swift?: Swift<never, unknown> }

export type BatchCall = { actor: Actor; input: never; keyed: Keyed; language: 'zh' | 'en'; requestId: string; address: string }
/** What answers batched routes (`#platform/batches`). */
export type InBatches = { perform(batched: Batched, route: RouteSpec, call: BatchCall): Promise<Answer> }
