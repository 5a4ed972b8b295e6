import { Transaction, type CompiledQuery, type DatabaseConnection, type QueryResult } from 'kysely'
import pg from 'pg'
import { poolOf, type Database, type Db, type Tx } from './pool.ts'
import { send, sendLater, type Statement } from './wire.ts'

/** The connection of a transaction. Statements leave at once, also several before the first is answered; PostgreSQL works them off in order. */
export type Line = {
  send(statement: Statement): Promise<pg.QueryResult>
  /** Sends what gives nothing back and is not waited for; when it fails the whole transaction does. */
  aside(statements: readonly string[]): void
  /** Statements under way whose result somebody waits for. */
  waiting(): number
}

const lines = new WeakMap<Tx, Line>()

export function lineOf(tx: Tx): Line {
  const line = lines.get(tx)
  if (!line) throw new Error('this transaction was not begun by inScope()')
  return line
}

export type How = {
  /** Nothing is written; PostgreSQL holds the transaction to it. Its end need not be waited for, and travels with what the connection is used for next. */
  reads?: boolean
  /**
   * On what the whole stands, asked on the same connection just before: it must send at once what it asks. When the answer is no, the work is undone and `NoLonger` is
   * thrown, whatever the work itself came to.
   */
  provided?: (ask: Ask) => Promise<boolean>
}

export type Ask = (statement: Statement) => Promise<pg.QueryResult>

/** What a transaction was begun under does not hold any more. */
export class NoLonger extends Error {}

/** Runs `work` in a transaction of its own. `opening` is sent together with `begin`, and with the first statement of `work`: no time is lost waiting for it. */
export async function transact<T>(db: Db, opening: readonly string[], work: (tx: Tx) => Promise<T>, how: How = {}): Promise<T> {
  const { pool, parts } = poolOf(db)
  const client = await pool.connect()
  const state: State = { waiting: 0, answered: false, over: false, failed: false }
  const line = lineOn(client, state)
  const holds = how.provided?.((statement) => send(client, statement)).catch((error: unknown) => { state.failure ??= error; return true })
  let broken = false
  try {
    line.aside([how.reads ? 'begin read only' : 'begin', ...opening])
    const result = await work(transactionOn(db, parts, line))
    state.over = true
    // Once a later statement was answered, the opening was too.
    if (how.reads && state.answered && !state.failed && state.failure === undefined && await holds !== false) {
      sendLater(client, 'commit')
      return result
    }
    if (await holds === false) throw new NoLonger()
    const { command } = await send(client, ['commit'])
    // PostgreSQL answers "rollback" when a statement had failed, whoever caught its error.
    if (state.failure !== undefined || command === 'ROLLBACK') throw state.failure ?? new Error('the transaction was given up because one of its statements had failed')
    return result
  } catch (error) {
    state.over = true
    await send(client, ['rollback']).catch(() => { broken = true })
    if (await holds === false) throw new NoLonger()
    // What follows a failed opening or change of role only says that the transaction is lost.
    throw state.failure !== undefined && (error as { code?: string }).code === lostAlready ? state.failure : error
  } finally {
    client.release(broken)
  }
}

type State = { waiting: number; answered: boolean; over: boolean; failed: boolean; failure?: unknown }

function lineOn(client: pg.PoolClient, state: State): Line {
  return {
    aside: (statements) => { send(client, statements).catch((error: unknown) => { state.failure ??= error }) },
    waiting: () => state.waiting,
    async send(statement) {
      // The connection may belong to somebody else by now.
      if (state.over) throw new Error('a statement came after the end of its transaction')
      state.waiting += 1
      try {
        const result = await send(client, statement)
        state.answered = true
        return result
      } catch (error) {
        state.failed = true
        throw error
      } finally {
        state.waiting -= 1
      }
    },
  }
}

/** in_failed_sql_transaction */
const lostAlready = '25P02'

function transactionOn(db: Db, parts: ReturnType<typeof poolOf>['parts'], line: Line): Tx {
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const { command, rowCount, rows } = await line.send({ text: sql, values: parameters })
      return { rows: rows as R[], ...(writes.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }) }
    },
    streamQuery() { throw new Error('rows are not streamed from a transaction') },
  }
  const executor = db.getExecutor().withConnectionProvider({ provideConnection: (consumer) => consumer(connection) })
  const tx: Tx = new Transaction<Database>({ ...parts, executor })
  lines.set(tx, line)
  return tx
}

const writes = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])
