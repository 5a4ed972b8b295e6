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
export type Batched = { by: (input: never) => string; run: (ctx: BatchContext, asked: readonly Asked<never>[]) => Promise<Outcome<unknown>[]> }

export type BatchCall = { actor: Actor; input: never; keyed: Keyed; language: 'zh' | 'en'; requestId: string; address: string }
/** What answers batched routes (`#platform/batches`). */
export type InBatches = { perform(batched: Batched, route: RouteSpec, call: BatchCall): Promise<Answer> }
