import type pg from 'pg'
import { poolOf, type Db, type Tx } from './pool.ts'
import { lineOf, type Ask } from './transaction.ts'
import { roleOf } from './access.ts'

export type Prepared<Row> = {
  in(tx: Tx, ...values: unknown[]): Promise<Row[]>
  /** Outside any transaction, as the server's own login. */
  on(db: Db, ...values: unknown[]): Promise<Row[]>
  /** The same, on the connection of a transaction that is about to begin. */
  before(ask: Ask, ...values: unknown[]): Promise<Row[]>
}

/**
 * A statement that is sent again and again: PostgreSQL parses and plans it once for each connection. Plans hold the policies of the role that made them, so each role has
 * its own. For the few statements that every request sends; `name` must be unique.
 */
export function prepared<Row extends object>(name: string, text: string): Prepared<Row> {
  return {
    async in(tx, ...values) {
      return (await lineOf(tx).send({ name: `${name} ${roleOf(tx)}`, text, values })).rows as Row[]
    },
    async on(db, ...values) {
      return (await poolOf(db).pool.query<Row & pg.QueryResultRow>({ name, text, values })).rows
    },
    async before(ask, ...values) {
      return (await ask({ name, text, values })).rows as Row[]
    },
  }
}
