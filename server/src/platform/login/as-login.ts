import { holderOf, type RequestContext, type Services } from '../http/index.ts'
import { within, type Tx } from '../db/index.ts'

/** What the functions here need: the services and a transaction. */
export type LoginContext = Pick<Services, 'clock' | 'cipher' | 'config'> & { tx: Tx }

/**
 * Runs a part of the request as app_login, the only role that reads accounts, codes and sessions. A refusal is thrown after it has returned, so that the
 * transaction is back under the caller's own role when the edge commits the count of wrong guesses.
 */
export function asLogin<T>(ctx: Pick<RequestContext, 'tx' | 'actor'>, work: () => Promise<T>): Promise<T> {
  return within(ctx.tx, { role: 'app_login', holder: holderOf(ctx.actor) }, work)
}
