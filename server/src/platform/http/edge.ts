import type { FileAnswer, RouteSpec } from '@guildhall/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { inScope, NoLonger, type Ask, type Tx } from '../db/index.ts'
import type { InBatches } from './batched.ts'
import { accessOfActor, holderOf, type Actor, type RequestContext, type Services } from './context.ts'
import type { Handled } from './handled.ts'
import { claimKey, hashRequest, keepAnswer, type Answer, type Keyed } from './idempotency.ts'
import { readStamp, type KeptAnswers } from './kept.ts'
import { invalidInput, languageOf, problemOf, type Problem } from './problem.ts'
import { Refused, RefusedAndKept } from './refused.ts'
import { Uploaded } from './uploaded.ts'

/** Finds out who asks, from cookie and headers, for this route. Runs before, and outside, the request's transaction. */
export type Authenticate = {
  (request: FastifyRequest, route: RouteSpec): Promise<Actor>
  /** Who it was the last time, without asking: with how to make sure in the request's own transaction, before anything is answered. */
  recall?(request: FastifyRequest): Recalled | undefined
}
/** `stamp`: that of the person, asked outside any transaction together with all who ask now; undefined when it is not them any more. */
type Recalled = { actor: Actor; holds: (ask: Ask) => Promise<boolean>; stamp: () => Promise<string | undefined> }
/** What the edge works with; built once for a server. */
export type Edge = { services: Services; authenticate: Authenticate; kept: KeptAnswers; batches: InBatches | undefined }

/** Answers one call of a route: who, may they, is it well-formed, then the handler in one transaction, then the shape of the answer. */
export async function answer(edge: Edge, handled: Handled, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { route } = handled
  const { services, authenticate, kept } = edge
  const language = languageOf(request.headers['accept-language'])
  try {
    const known = handled.reads && route.method === 'GET' ? authenticate.recall?.(request) : undefined
    const again = known && await findKept(edge, handled, request, known)
    if (again !== undefined) return void reply.type('application/json; charset=utf-8').send(again)
    const recalled = known && await answerRecalled(edge, handled, { request, reply, known })
    if (recalled) return sendAnswer(reply, route, recalled)
    const actor = handled.batched ? await authenticateTogether(edge, handled, request) : await authenticate(request, route)
    admit(route, actor)
    const parsed = parseInput(route, request)
    if (!parsed.ok) return send(reply, parsed.problem(language))
    const keyed = keyOf(route, actor, request, services.clock.now(), parsed.input)
    const result = handled.batched ? await edge.batches!.perform(handled.batched, route, { actor, input: parsed.input as never, keyed: keyed!, language, requestId: request.id, address: request.ip }) : await perform(edge, handled, { request, reply, actor, input: parsed.input, keyed, file: new Uploaded(request) })
    if (actor.kind === 'worker' && !handled.reads) kept.forget(actor.personId)
    sendAnswer(reply, route, result)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    send(reply, problemOf(error, language))
  }
}

/** In a rush the sessions of all who ask at this moment are looked up in one statement; who was not seen before goes the usual way. */
async function authenticateTogether({ authenticate }: Edge, { route }: Handled, request: FastifyRequest): Promise<Actor> {
  const known = authenticate.recall?.(request)
  // Whatever goes wrong here, the usual way finds out as well, and answers for it.
  const stamp = await known?.stamp().catch(() => undefined)
  return known && stamp !== undefined ? known.actor : authenticate(request, route)
}

/** The answer as it was given before, when it is kept, the session still holds and nothing of this person has changed. */
async function findKept({ kept }: Edge, { route, keeps }: Handled, request: FastifyRequest, { actor, stamp }: Recalled): Promise<string | undefined> {
  if (!keeps || actor.kind !== 'worker' || !kept.has(actor.personId, route.name) || request.headers['cache-control'] === 'no-cache') return undefined
  // Whatever goes wrong here, the long way finds out as well, and answers for it.
  const current = await stamp().catch(() => undefined)
  return current === undefined ? undefined : kept.find(actor.personId, route.name, current)
}

/**
 * The short way of a page that only reads: the session is looked up in the same journey as what it asks for. Undefined when nobody is recalled, or it is not them any more: then
 * the long way decides.
 */
async function answerRecalled(edge: Edge, handled: Handled, { request, reply, known }: { request: FastifyRequest; reply: FastifyReply; known: Recalled }): Promise<Answer | undefined> {
  if (!mayUse(handled.route, known.actor)) return undefined
  const parsed = parseInput(handled.route, request)
  if (!parsed.ok) return undefined
  const call = { request, reply, actor: known.actor, input: parsed.input, keyed: undefined, file: new Uploaded(request) }
  try {
    return await inScope(edge.services.db, accessOfActor(known.actor), (tx) => handleOnce(edge, handled, call, tx), { reads: true, provided: known.holds })
  } catch (error) {
    if (error instanceof NoLonger) return undefined
    throw error
  }
}

/** Whether this kind of caller may use the route at all. The handler still decides about the record. */
export function admit(route: RouteSpec, actor: Actor): void {
  if (mayUse(route, actor)) return
  throw new Refused(actor.kind === 'public' ? 'platform.login-needed' : 'platform.not-allowed')
}

function mayUse({ audience }: RouteSpec, actor: Actor): boolean {
  if (audience.public) return true
  if (actor.kind === 'public') return false
  if (audience.session) return true
  if (actor.kind === 'worker') return Boolean(audience.worker)
  return actor.kind === 'staff' && audience.staff !== undefined && actor.permissions.has(audience.staff)
}

type Parsed = { ok: true; input: Record<string, unknown> } | { ok: false; problem: (language: 'zh' | 'en') => Problem }

function parseInput(route: RouteSpec, request: FastifyRequest): Parsed {
  const input: Record<string, unknown> = {}
  for (const [schema, value] of [[route.params, request.params], [route.query, request.query], [route.body, request.body]] as const) {
    if (!schema) continue
    const result = schema.safeParse(value ?? {})
    if (!result.success) return { ok: false, problem: (language) => invalidInput(result.error, language) }
    Object.assign(input, result.data)
  }
  return { ok: true, input }
}

function keyOf(route: RouteSpec, actor: Actor, request: FastifyRequest, now: Date, input: unknown): Keyed | undefined {
  if (route.method === 'GET' || route.safe) return undefined
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(key)) throw new Refused('platform.idempotency-key-missing')
  return { holder: holderOf(actor), key, route: route.name, hash: hashRequest(input), now }
}

type Call = { request: FastifyRequest; reply: FastifyReply; actor: Actor; input: Record<string, unknown>; keyed: Keyed | undefined; file: Uploaded }

async function perform(edge: Edge, handled: Handled, call: Call): Promise<Answer> {
  const { services } = edge
  const access = accessOfActor(call.actor)
  const digest = () => call.file.digest()
  try {
    return await retrying(call.file, () => inScope(services.db, access, async (tx) => {
      const earlier = call.keyed && await claimKey(tx, call.keyed, digest)
      if (earlier) return earlier
      const fresh = await handleOnce(edge, handled, call, tx)
      if (call.keyed && handled.route.response !== 'file') await keepAnswer(tx, call.keyed, fresh, digest)
      return fresh
    }, { reads: handled.reads && !call.keyed }))
  } catch (error) {
    // A "no" is an answer too: the same request sent twice hears the same.
    if (error instanceof Refused && call.keyed && error.code !== 'platform.idempotency-key-reused') {
      const { keyed } = call
      // Half a file that was refused says nothing about the whole one, sent again under its key.
      if (!call.file.broken) await digest().catch(() => undefined)
      if (call.file.broken) throw error
      const problem: Answer = { status: error.status, body: problemOf(error, languageOf(call.request.headers['accept-language'])) }
      return inScope(services.db, access, async (tx) => {
        const earlier = await claimKey(tx, keyed, digest)
        if (earlier) return earlier
        await keepAnswer(tx, keyed, problem, digest)
        return problem
      })
    }
    throw error
  }
}

async function handleOnce(edge: Edge, handled: Handled, call: Call, tx: Tx): Promise<Answer> {
  const keeper = handled.keeps && call.actor.kind === 'worker' && !call.actor.assistedBy ? call.actor.personId : undefined
  // Sent before anything the handler asks: what changes in between makes the stamp old, not the answer wrong.
  const stamp = keeper === undefined ? undefined : readStamp(tx, keeper)
  stamp?.catch(() => {})
  try {
    const result = await handled.handler(contextOf(edge.services, call, tx), call.input as never)
    const body = shape(handled.route, result)
    if (keeper !== undefined) edge.kept.keep(keeper, handled.route.name, { body: JSON.stringify(body), stamp: (await stamp)! })
    return { status: 200, body }
  } catch (error) {
    if (!(error instanceof RefusedAndKept)) throw error
    return { status: error.status, body: problemOf(error, languageOf(call.request.headers['accept-language'])) }
  }
}

/** Two transactions that lock the same rows in another order: PostgreSQL ends one, and it simply runs again, unless a file came in that can't be read twice. */
async function retrying<T>(file: Uploaded, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const { code } = error as { code?: string }
      if (attempt >= 4 || file.begun || (code !== '40P01' && code !== '40001')) throw error
    }
  }
}

/** Unknown properties are dropped here: an answer holds what the contract says and nothing more. */
export function shape(route: RouteSpec, result: unknown): unknown {
  if (route.response === 'none') return null
  if (route.response === 'file') return result
  return route.response.parse(result)
}

function contextOf(services: Services, call: Call, tx: Tx): RequestContext {
  const { request, reply, actor } = call
  return {
    ...services, actor, tx,
    requestId: request.id,
    address: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
    cookie: (name) => request.cookies[name],
    setCookie: (name, value, { maxAgeSeconds }) => {
      reply.setCookie(name, value, { path: '/', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https', maxAge: maxAgeSeconds })
    },
    upload: () => call.file.open(),
  }
}

function sendAnswer(reply: FastifyReply, route: RouteSpec, answer: Answer): void {
  if (answer.status >= 400) return send(reply, answer.body as Problem)
  if (route.response === 'none') return void reply.status(204).send()
  if (route.response === 'file') {
    const file = answer.body as FileAnswer
    const name = encodeURIComponent(file.fileName)
    // Kept by the browser of whoever may see it and by nobody between; it asks each time whether it still may.
    if (file.tag !== undefined) reply.header('etag', `"${file.tag}"`).header('cache-control', 'private, no-cache')
    if (file.tag !== undefined && reply.request.headers['if-none-match'] === `"${file.tag}"`) return void reply.status(304).send()
    return void reply.header('content-type', file.contentType).header('x-content-type-options', 'nosniff')
      .header('content-disposition', `${file.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`).send(Buffer.from(file.bytes))
  }
  reply.send(answer.body)
}

export function send(reply: FastifyReply, problem: Problem): void {
  reply.status(problem.status).type('application/problem+json').send(problem)
}
