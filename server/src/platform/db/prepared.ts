import type pg from 'pg'
import { poolOf, type Db, type Tx } from './pool.ts'
import { lineOf } from './transaction.ts'
import { roleOf } from './access.ts'

/**
 * A statement that is sent again and again: PostgreSQL parses and plans it once for each connection. Plans hold the policies of the role that made them, so each role has
 * its own. For the few statements that every request sends; `name` must be unique.
 */
export function prepared<Row extends object>(name: string, text: string): { in(tx: Tx, ...values: unknown[]): Promise<Row[]>; on(db: Db, ...values: unknown[]): Promise<Row[]> } {
  return {
    async in(tx, ...values) {
      return (await lineOf(tx).send({ name: `${name} ${roleOf(tx)}`, text, values })).rows as Row[]
    },
    /** Outside any transaction, as the server's own login. */
    async on(db, ...values) {
      return (await poolOf(db).pool.query<Row & pg.QueryResultRow>({ name, text, values })).rows
    },
  }
}
