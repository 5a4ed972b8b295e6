import type { Duplex } from 'node:stream'
import pg from 'pg'

/** A statement with values, perhaps one that PostgreSQL keeps by name; or plain statements without any. */
export type Statement = { name?: string; text: string; values: readonly unknown[] } | readonly string[]

/*
 * What is sent on one connection before the caller goes back to waiting leaves in one packet, and what needs no parsing any more (plain statements, prepared ones that
 * this connection knows) in one message, which PostgreSQL answers at once: on a small machine a journey costs more than most statements.
 */

type Waiting = { statement: Statement; resolve: (results: pg.QueryResult) => void; reject: (error: unknown) => void }
type Wire = { waiting: Waiting[]; leaves: 'when-waiting' | 'with-the-turn'; known: Set<string> }
const wires = new WeakMap<pg.PoolClient, Wire>()

/**
 * For every connection, once: whoever sends past this file (the pool, Kysely itself) comes after what waits here. Otherwise theirs would run in the transaction that is about
 * to end, under its role.
 */
export function keepInOrder(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...parts: unknown[]) => unknown
  const inOrder = (...parts: unknown[]) => {
    const wire = wires.get(client)
    if (wire) depart(client, wire)
    return query(...parts)
  }
  client.query = inOrder as typeof client.query
}

/** Sends statements and gives the result, of several the last. */
export async function send(client: pg.PoolClient, statement: Statement): Promise<pg.QueryResult> {
  try {
    return await enqueue(client, statement, 'when-waiting')
  } catch (error) {
    // Where it was asked, not where the answer was read.
    if (error instanceof Error) Error.captureStackTrace(error, send)
    throw error
  }
}

/** Sends what nobody waits for: it leaves with the next statement of this connection, or at the end of the turn. */
export function sendLater(client: pg.PoolClient, text: string): void {
  enqueue(client, [text], 'with-the-turn').catch(() => {}) // a connection that is lost fails at the next statement, which is told
}

function enqueue(client: pg.PoolClient, statement: Statement, leaves: Wire['leaves']): Promise<pg.QueryResult> {
  let wire = wires.get(client)
  if (!wire) wires.set(client, wire = { waiting: [], leaves, known: new Set() })
  const first = wire.waiting.length === 0
  const promise = new Promise<pg.QueryResult>((resolve, reject) => { wire.waiting.push({ statement, resolve, reject }) })
  if (first || (leaves === 'when-waiting' && wire.leaves !== leaves)) {
    wire.leaves = leaves
    const leave = () => depart(client, wire)
    if (leaves === 'when-waiting') process.nextTick(leave)
    else setImmediate(leave)
  }
  return promise
}

function depart(client: pg.PoolClient, wire: Wire): void {
  const all = wire.waiting
  if (all.length === 0) return
  wire.waiting = []
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection
  stream.cork()
  let together: Waiting[] = []
  for (const one of all) {
    if (plainOf(one.statement, wire.known)) {
      together.push(one)
      continue
    }
    sendTogether(client, wire, together)
    together = []
    sendAlone(client, wire, one)
  }
  sendTogether(client, wire, together)
  stream.uncork()
}

function sendAlone(client: pg.PoolClient, wire: Wire, { statement, resolve, reject }: Waiting): void {
  const { name, text, values } = statement as Exclude<Statement, readonly string[]>
  client.query({ text, values: values as unknown[], ...(name !== undefined && { name }) }).then((result) => {
    if (name !== undefined) wire.known.add(name)
    resolve(result)
  }, reject)
}

/** One message. When one of its statements fails PostgreSQL does none of those after it, and all hear of the error. */
function sendTogether(client: pg.PoolClient, wire: Wire, statements: readonly Waiting[]): void {
  if (statements.length === 0) return
  const [only] = statements
  if (statements.length === 1 && !isPlain(only!.statement)) return sendAlone(client, wire, only!)
  const texts = statements.map((one) => plainOf(one.statement, wire.known)!)
  client.query(texts.flat().join('; ')).then((result) => {
    const results: pg.QueryResult[] = Array.isArray(result) ? result : [result]
    let at = -1
    statements.forEach((one, index) => one.resolve(results[at += texts[index]!.length]!))
  }, (error: unknown) => {
    for (const one of statements) one.reject(error)
  })
}

const isPlain = (statement: Statement): statement is readonly string[] => Array.isArray(statement)

/** A statement as text that needs no values beside it; undefined when it must be sent with them. */
function plainOf(statement: Statement, known: ReadonlySet<string>): readonly string[] | undefined {
  if (isPlain(statement)) return statement
  if (statement.name === undefined || !known.has(statement.name)) return undefined
  const literals = statement.values.map(literalOf)
  if (literals.includes(undefined)) return undefined
  return [`execute ${pg.escapeIdentifier(statement.name)}${literals.length > 0 ? `(${literals.join(', ')})` : ''}`]
}

function literalOf(value: unknown): string | undefined {
  if (value === null) return 'null'
  if (typeof value === 'string') return pg.escapeLiteral(value)
  if (typeof value === 'boolean') return String(value)
  if (value instanceof Date) return `'${value.toISOString()}'`
  return Buffer.isBuffer(value) ? `'\\x${value.toString('hex')}'` : undefined
}
