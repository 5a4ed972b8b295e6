import type { RouteSpec } from '@guildhall/contract'
import { appendAudits, hashAddress, type Deed } from '../audit/index.ts'
import { inScope } from '../db/index.ts'
import { problemOf, Refused, shape, type Answer, type Asked, type BatchCall, type BatchContext, type Batched, type Handled, type InBatches, type Outcome, type Services } from '../http/index.ts'
import { newId } from '../ids/index.ts'
import { findAnswers, keepAnswers, nameOf, type Answered, type KeptAnswer } from './answers.ts'
import { readCall, writeCall } from './call.ts'
import { Gatherer } from './gather.ts'
import { Settler } from './settler.ts'

type Work = { batched: Batched; route: RouteSpec; call: BatchCall }

/** A twin of one of the requests was answered elsewhere between looking and writing: everything is done anew, and finds its answer. */
class Overtaken extends Error {}

/** Most arrivals that one transaction settles. */
const atOnce = 1_000

/**
 * The light way of a command in a rush: one transaction for all who come while the one before is made durable, with their idempotency keys, answers and audit entries. A route that has a swift way
 * answers by that whom it can; their keys, answers and entries follow within seconds, and after a crash by whoever runs next.
 */
export class Batches implements InBatches {
  readonly #services: Services
  readonly #gatherer = new Gatherer<Work, Answer>((works) => this.#perform(works))
  readonly #settler: Settler

  constructor(services: Services, routes: readonly Handled[]) {
    this.#services = services
    const swift = routes.filter((handled) => handled.batched?.swift)
    this.#settler = new Settler(async () => {
      let settled = 0
      for (const { route, batched } of swift) settled += await this.#inOwnName(route, (ctx) => settle(ctx, route, batched!, { most: atOnce }))
      return settled
    }, (error) => services.log.warn({ err: error }, 'what was answered in a rush could not be settled yet'))
    if (swift.length > 0) this.#settler.start()
  }

  perform(batched: Batched, route: RouteSpec, call: BatchCall): Promise<Answer> {
    return this.#gatherer.add(`${route.name} ${batched.by(call.input)}`, { batched, route, call })
  }

  /** Resolves when nothing that was answered is left to be settled. */
  settled(): Promise<void> {
    return this.#settler.whole()
  }

  /** What is not settled yet is so by whoever runs next. */
  stop(): Promise<void> {
    return this.#settler.stop()
  }

  async #perform(works: readonly Work[]): Promise<Answer[]> {
    const swiftly = await this.#swiftly(works)
    const rest = works.filter((_, index) => !swiftly[index])
    const usual = rest.length > 0 ? await this.#usually(rest) : []
    let next = 0
    return works.map((_, index) => swiftly[index] ?? usual[next++]!)
  }

  async #swiftly(works: readonly Work[]): Promise<(Answer | null)[]> {
    const { route, batched: { swift } } = works[0]!
    if (!swift) return works.map(() => null)
    // Thousands of phones come through the few addresses of their network.
    const hashes = new Map<string, string>()
    const hashOf = (address: string) => {
      const known = hashes.get(address) ?? hashAddress(this.#services.cipher, address)
      hashes.set(address, known)
      return known
    }
    const outcomes = await swift.arrive(this.#services, works.map(({ call }) => ({ ...askedOf(call), keyed: call.keyed, call: writeCall(call, hashOf(call.address)) })))
    if (outcomes.some((outcome) => outcome !== null)) this.#settler.noticed()
    return outcomes.map((outcome, index) => outcome && answerOf(route, outcome, works[index]!.call.language))
  }

  async #usually(works: readonly Work[]): Promise<Answer[]> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#once(works)
      } catch (error) {
        const { code } = error as { code?: string }
        if (attempt >= 4 || !(error instanceof Overtaken || code === '40P01' || code === '40001')) throw error
      }
    }
  }

  #once(works: readonly Work[]): Promise<Answer[]> {
    const { route, batched } = works[0]!
    return this.#inOwnName(route, async (ctx) => {
      // What one of them was answered in haste a moment ago is an answer like any other.
      if (batched.swift) await settle(ctx, route, batched, { of: works.map(({ call }) => askedOf(call)) })
      const before = await findAnswers(ctx.tx, works.map(({ call }) => call.keyed))
      // Sent twice within one batch, a request is one request.
      const fresh = new Map<string, BatchCall>()
      for (const { call } of works) if (!before.has(nameOf(call.keyed)) && !fresh.has(nameOf(call.keyed))) fresh.set(nameOf(call.keyed), call)
      const calls = [...fresh.values()]
      const outcomes = calls.length > 0 ? await batched.run(ctx, calls.map(askedOf)) : []
      const answered = outcomes.map((outcome, index): Answered => ({ keyed: calls[index]!.keyed, answer: answerOf(route, outcome, calls[index]!.language) }))
      const deeds = outcomes.flatMap((outcome, index): Deed[] => ('audit' in outcome && outcome.audit ? [{ ...outcome.audit, by: calls[index]!.actor, requestId: calls[index]!.requestId, addressHash: hashAddress(ctx.cipher, calls[index]!.address) }] : []))
      const [kept] = await Promise.all([keepAnswers(ctx.tx, answered), appendAudits(ctx, deeds)])
      if (kept !== calls.length) throw new Overtaken()
      const given = new Map(answered.map(({ keyed, answer }): [string, KeptAnswer] => [nameOf(keyed), { ...answer, route: keyed.route, hash: keyed.hash }]))
      return works.map(({ call }) => {
        const answer = before.get(nameOf(call.keyed)) ?? given.get(nameOf(call.keyed))!
        if (answer.route === call.keyed.route && answer.hash.equals(call.keyed.hash)) return { status: answer.status, body: answer.body }
        const reused = new Refused('platform.idempotency-key-reused')
        return { status: reused.status, body: problemOf(reused, call.language) }
      })
    })
  }

  /** Over the whole range: each caller's own right is decided by the handler. */
  #inOwnName<T>(route: RouteSpec, work: (ctx: BatchContext) => Promise<T>): Promise<T> {
    const actor = { kind: 'job', name: route.name, scope: '' } as const
    return inScope(this.#services.db, { role: 'app_job', holder: `job:${route.name}`, scope: '' }, (tx) => work({ ...this.#services, tx, actor, requestId: newId() }))
  }
}

const askedOf = (call: BatchCall): Asked<never> => ({ actor: call.actor, input: call.input, requestId: call.requestId })

/** Keeps the answers and notes the deeds of what was answered in haste; gives how many there were. */
async function settle(ctx: BatchContext, route: RouteSpec, { swift }: Batched, which: Parameters<NonNullable<Batched['swift']>['settle']>[1]): Promise<number> {
  const settled = (await swift!.settle(ctx, which)).map((one) => ({ ...one, by: readCall(one.call, one.keyed, one.personId) }))
  if (settled.length === 0) return 0
  await Promise.all([
    keepAnswers(ctx.tx, settled.map(({ by, outcome, at }) => ({ keyed: { ...by.keyed, route: route.name, now: at }, answer: answerOf(route, outcome, by.language) }))),
    appendAudits(ctx, settled.flatMap(({ by, outcome, at }): Deed[] => ('audit' in outcome && outcome.audit ? [{ ...outcome.audit, by: by.actor, requestId: by.requestId, addressHash: by.addressHash, at }] : []))),
  ])
  return settled.length
}

function answerOf(route: RouteSpec, outcome: Outcome<unknown>, language: 'zh' | 'en'): Answer {
  if ('refused' in outcome) return { status: outcome.refused.status, body: problemOf(outcome.refused, language) }
  return { status: 200, body: shape(route, outcome.body) }
}
