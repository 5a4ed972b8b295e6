import type { benefitRoutes } from '@guildhall/contract'
import { decideNoShow, findLatestClaim, findMisses, takeMany, type TakeResult } from '#engines/quota'
import type { Db, Tx } from '#platform/db'
import { NotFound, Refused, requireWorker, type Asked, type BatchContext, type Outcome } from '#platform/http'
import { codeOf } from '../code.ts'
import { tellTended } from '../notices.ts'
import { take, whoCanPay } from '../points/index.ts'
import { isGigWork, noShowRule, standingOf, type Standing } from '../rules.ts'
import { findMemberships, findRelease, type ReleaseRow } from '../store.ts'

/** What was published does not change any more (that it was called off is the pool's to know), so a rush does not ask for it again and again. */
const published = new WeakMap<Db, Map<string, ReleaseRow>>()

/** A release that was asked for before; undefined: the usual way finds it. */
export const publishedRelease = (db: Db, id: string): ReleaseRow | undefined => published.get(db)?.get(id)

async function releaseOf(ctx: BatchContext, id: string): Promise<ReleaseRow | undefined> {
  let kept = published.get(ctx.db)
  if (!kept) published.set(ctx.db, kept = new Map())
  const known = kept.get(id)
  if (known) return known
  const row = await findRelease(ctx.tx, id)
  if (row?.state !== 'published') return row?.state === 'withdrawn' ? row : undefined
  if (kept.size >= 200) kept.clear()
  kept.set(id, row)
  return row
}

/**
 * Claims of one release by all who ask at this moment (B1–B4): who is meant by the release is found for all in one question, then the quota engine decides in the order in which
 * they came.
 */
export async function claimMany(ctx: BatchContext, asked: readonly Asked<{ releaseId: string }>[]): Promise<Outcome<Standing>[]> {
  const release = await releaseOf(ctx, asked[0]!.input.releaseId)
  if (!release?.pool_id) return asked.map(() => ({ refused: new NotFound() }))
  const now = ctx.clock.now()
  const people = asked.map((one) => requireWorker(one).personId)
  const { words, barred } = await whoIsWho(ctx.tx, release, people, now)
  const short = await shortOf(ctx, release, people.filter((personId) => !barred.has(personId)))
  const may = people.filter((personId) => !barred.has(personId) && !short.has(personId))
  const { results, tended } = await takeMany(ctx.tx, { pool: release.pool_id, requests: may.map((holder) => ({ holder, groups: words.get(holder) ?? [] })), now })
  await tellTended(ctx, release, tended)
  await takePoints(ctx, release, may, results)
  const outcomes: Outcome<Standing>[] = []
  let next = 0
  for (const personId of people) outcomes.push(short.has(personId) ? { refused: new Refused('benefits.points-short', { points: release.points }) } : barred.has(personId) ? { refused: new Refused('benefits.barred', { until: barred.get(personId)!.toISOString() }) } : await outcomeOf(ctx, release, personId, results[next++]!))
  return outcomes
}

/** Who has too few points for a release that takes some (P3), and no place in it already. The pool first, then the accounts: what is found holds until the batch is done. A release without points asks nothing. */
async function shortOf(ctx: BatchContext, release: ReleaseRow, people: readonly string[]): Promise<Set<string>> {
  if (release.points === 0 || people.length === 0) return new Set()
  await ctx.tx.selectFrom('quota_pool').select('id').where('id', '=', release.pool_id!).forUpdate().executeTakeFirstOrThrow()
  const able = await whoCanPay(ctx, release, [...new Set(people)])
  const short = new Set<string>()
  for (const personId of people) {
    if (able.has(personId) || short.has(personId)) continue
    const known = await findLatestClaim(ctx.tx, release.pool_id!, personId)
    if (!known || known.endedAt !== null) short.add(personId)
  }
  return short
}

/** Those who got a place in this batch pay for it, all in one statement; a place in the line or in a draw costs nothing yet. */
async function takePoints(ctx: BatchContext, release: ReleaseRow, people: readonly string[], results: readonly TakeResult[]): Promise<void> {
  if (release.points === 0) return
  const got = results.flatMap((result, index) => (result.kind === 'seat' && !result.again ? [{ id: result.claimId, holder: people[index]! }] : []))
  const paid = await take(ctx, release, got)
  if (paid.size < got.length) throw new Error(`release ${release.id} gave a place to somebody whose points were counted and did not reach`)
}

const refusals = { closed: 'benefits.over', full: 'benefits.gone', 'one-per-holder': 'benefits.one-per-period', 'not-eligible': 'benefits.not-for-you' } as const

async function outcomeOf(ctx: BatchContext, release: ReleaseRow, holder: string, result: TakeResult): Promise<Outcome<Standing>> {
  if (result.kind === 'refused') return { refused: result.code === 'not-open' ? new Refused('benefits.not-open', { opensAt: result.opensAt?.toISOString() ?? null }) : new Refused(refusals[result.code]) }
  const code = codeOf(ctx.cipher, release.number, { id: result.claimId, ticket: result.ticket })
  // Whoever had it before may have fetched it since.
  if (result.again) return { body: standingOf(await findLatestClaim(ctx.tx, release.pool_id!, holder), { code, position: result.kind === 'waiting' ? result.position : null }) }
  return claimOutcome(release, result, code)
}

/** What somebody hears who has got a place just now, and the deed. */
export function claimOutcome(release: ReleaseRow, result: Exclude<TakeResult, { kind: 'refused' }>, code: string): Outcome<Standing> {
  const audit = { action: 'benefits.claim', subject: `benefit:${release.id}`, scope: release.scope, details: { kind: result.kind, ticket: result.ticket } }
  if (result.kind === 'seat') return { body: { kind: 'got', code, fetchBy: result.confirmBy?.toISOString() ?? null, fetchedAt: null, entry: null }, audit }
  return { body: result.kind === 'waiting' ? { kind: 'waiting', position: result.position, entry: null } : { kind: 'entered', entry: result.entry }, audit }
}

/** The words that are true of each, and until when whom the door is shut to: all that a release asks of people. */
export async function whoIsWho(tx: Tx, release: ReleaseRow, people: readonly string[], now: Date): Promise<{ words: Map<string, string[]>; barred: Map<string, Date> }> {
  const [words, barred] = await Promise.all([wordsOf(tx, release, people), barredOf(tx, release, people, now)])
  return { words, barred }
}

/** The words that are true of each, as far as the release asks for any. */
async function wordsOf(tx: Tx, release: ReleaseRow, people: readonly string[]): Promise<Map<string, string[]>> {
  if (release.eligible === 'everyone' && release.reserve_seats === 0) return new Map()
  const rows = await findMemberships(tx, people)
  return new Map(rows.filter((row) => row.scope === release.scope || row.scope.startsWith(`${release.scope}.`)).map((row) => [row.person_id, isGigWork(row.employment_form) ? ['member', 'gig'] : ['member']]))
}

async function barredOf(tx: Tx, release: ReleaseRow, people: readonly string[], now: Date): Promise<Map<string, Date>> {
  if (!release.no_show || release.fetch_days === null) return new Map()
  const since = new Date(now.getTime() - (noShowRule.withinDays + noShowRule.closedDays) * 86_400_000)
  const barred = new Map<string, Date>()
  for (const [personId, misses] of await findMisses(tx, people, since)) {
    const decision = decideNoShow(noShowRule, misses, now)
    if (decision.kind === 'barred') barred.set(personId, decision.until)
  }
  return barred
}

export const byRelease = (input: { releaseId: string }): string => input.releaseId
export type ClaimRoute = typeof benefitRoutes.claim
