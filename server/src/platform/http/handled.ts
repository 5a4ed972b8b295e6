import type { AnswerOf, InputOf, RouteSpec } from '@guildhall/contract'
import type { Batched, BatchHandler, SwiftOf } from './batched.ts'
import type { RequestContext } from './context.ts'

export type Handler<R extends RouteSpec> = (ctx: RequestContext, input: InputOf<R>) => Promise<AnswerOf<R>>
/**
 * `reads`: the handler writes nothing, not even an audit entry. Its transaction is read-only and its answer need not wait for the transaction's end.
 * `keeps`: moreover a worker's answer may be given again while nothing of theirs has changed (kept.ts).
 */
export type Handled = { route: RouteSpec; handler: (ctx: RequestContext, input: never) => Promise<unknown>; reads: boolean; keeps: boolean; batched?: Batched }

/** Ties a route of the contract to the command or query that answers it. */
export function handle<const R extends RouteSpec>(route: R, handler: Handler<R>): Handled {
  return { route, handler: handler as Handled['handler'], reads: false, keeps: false }
}

/** The same for a query that only reads: for pages that many open at once. */
export function handleReading<const R extends RouteSpec>(route: R, handler: Handler<R>): Handled {
  return { ...handle(route, handler), reads: true }
}

/**
 * The same for the page that everybody opens first. Whatever it reads of the person must leave a line in `touched` when it changes; what hangs on others or on the hour may be
 * fifteen seconds old. For routes of the worker alone, without parameters.
 */
export function handleKeeping<const R extends RouteSpec>(route: R, handler: Handler<R>): Handled {
  return { ...handleReading(route, handler), keeps: true }
}

/**
 * The same for a command that a crowd sends at the same moment: those who come while one transaction is made durable share the next (batched.ts). `by` says who may share it. Routes
 * that bring a file cannot. `swift`: a shorter way for the moment of a rush.
 */
export function handleBatched<const R extends RouteSpec>(route: R, by: (input: InputOf<R>) => string, run: BatchHandler<R>, swift?: SwiftOf<R>): Handled {
  const alone = () => Promise.reject(new Error(`${route.name} is answered in batches`))
  return { route, handler: alone, reads: false, keeps: false, batched: { by: by as Batched['by'], run: run as unknown as Batched['run'], ...(swift && { swift: swift as unknown as NonNullable<Batched['swift']> }) } }
}
