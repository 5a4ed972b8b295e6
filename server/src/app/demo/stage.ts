import { Readable } from 'node:stream'
import { permissionsOf, type AnswerOf, type InputOf, type Role, type RouteSpec } from '@guildhall/contract'
import { addDays } from '#platform/calendar'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import { inScope } from '#platform/db'
import { appendAudits, hashAddress } from '#platform/audit'
import { accessOfActor, RefusedAndKept, type Actor, type Batched, type RequestContext, type Services } from '#platform/http'
import { newId } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import { modules } from '../modules.ts'

const handled = new Map(modules.flatMap((module) => module.routes).map((one) => [one.route.name, one]))

export type Staff = Extract<Actor, { kind: 'staff' }>
export type Worker = Extract<Actor, { kind: 'worker' }>

/**
 * Where the demo city lives: everything with a life of its own happens through the handlers of the API, by the person who would press the button, at the moment when
 * they would have. So whatever the rules forbid can't be in the demo either.
 */
export type Stage = {
  services: Services
  /** The moment at which the demo is built; all else is told from here. */
  now: Date
  today: string
  /** An instant `days` from today at a clock time in China. */
  at(days: number, time?: string): Date
  day(days: number): string
  /** One command or query of the API, by this actor, at this moment. */
  act<R extends RouteSpec>(route: R, actor: Actor, at: Date, input: InputOf<R>, file?: Brought): Promise<AnswerOf<R>>
  /** What no route offers, in somebody's name. */
  as<T>(actor: Actor, at: Date, work: (ctx: RequestContext) => Promise<T>): Promise<T>
  /** The same by the service itself, over everything. */
  asService<T>(at: Date, work: (ctx: CommandContext) => Promise<T>): Promise<T>
}

/** A file that comes with a command. */
export type Brought = { fileName: string; bytes: Uint8Array }

export function openStage(services: Services): Stage {
  const now = services.clock.now()
  const today = dayInShanghai(now)
  function inTransaction<T>(actor: Actor, at: Date, work: (ctx: RequestContext) => Promise<T>, file?: Brought): Promise<T> {
    const clock = { now: () => new Date(at) }
    return inScope(services.db, accessOfActor(actor), (tx) => work({
      ...services, clock, actor, tx, requestId: newId(), address: '127.0.0.1', userAgent: 'demo', setCookie() {}, cookie: () => undefined, upload: async () => (file ? { fileName: file.fileName, stream: Readable.from([Buffer.from(file.bytes)]) } : null),
    }))
  }
  return {
    services, now, today,
    day: (days) => addDays(today, days),
    at: (days, time = '09:00') => instantInShanghai(addDays(today, days), time),
    as: (actor, at, work) => inTransaction(actor, at, work),
    asService: (at, work) => inTransaction({ kind: 'job', name: 'demo', scope: '' }, at, work),
    act(route, actor, at, input, file) {
      const found = handled.get(route.name)
      if (!found) throw new Error(`no part of the server answers ${route.name}`)
      const { handler, batched } = found
      if (batched) return inTransaction({ kind: 'job', name: 'demo', scope: '' }, at, (ctx) => runAlone(ctx, batched, actor, input)) as Promise<AnswerOf<typeof route>>
      return inTransaction(actor, at, (ctx) => handler(ctx, input as never).catch(kept), file).then(told) as Promise<AnswerOf<typeof route>>
    },
  }
}

/** What a refusal is to keep is committed before it is told, as at the edge. */
function kept(error: unknown): RefusedAndKept {
  if (error instanceof RefusedAndKept) return error
  throw error
}

function told<T>(answer: T): Exclude<T, RefusedAndKept> {
  if (answer instanceof RefusedAndKept) throw answer
  return answer as Exclude<T, RefusedAndKept>
}

/** What a crowd's request does, for one of them, with its audit entry. */
async function runAlone(ctx: RequestContext, batched: Batched, actor: Actor, input: unknown): Promise<unknown> {
  const job = { kind: 'job', name: 'demo', scope: '' } as const
  const [outcome] = await batched.run({ ...ctx, actor: job }, [{ actor, input: input as never, requestId: ctx.requestId }])
  if (!outcome || 'refused' in outcome) throw outcome?.refused ?? new Error('a batch of one has one answer')
  if (outcome.audit) await appendAudits(ctx, [{ ...outcome.audit, by: actor, requestId: ctx.requestId, addressHash: hashAddress(ctx.cipher, ctx.address) }])
  return outcome.body
}

export function staffActor(account: { accountId: string; unit: { id: string; scope: string }; role: Role }): Staff {
  return { kind: 'staff', accountId: account.accountId, personId: null, unitId: account.unit.id, scope: account.unit.scope, role: account.role, permissions: new Set(permissionsOf[account.role]) }
}
