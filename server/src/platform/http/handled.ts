import type { AnswerOf, InputOf, RouteSpec } from '@guildhall/contract'
import type { RequestContext } from './context.ts'

export type Handler<R extends RouteSpec> = (ctx: RequestContext, input: InputOf<R>) => Promise<AnswerOf<R>>
export type Handled = { route: RouteSpec; handler: (ctx: RequestContext, input: never) => Promise<unknown> }

/** Ties a route of the contract to the command or query that answers it. */
export function handle<const R extends RouteSpec>(route: R, handler: Handler<R>): Handled {
  return { route, handler: handler as Handled['handler'] }
}
