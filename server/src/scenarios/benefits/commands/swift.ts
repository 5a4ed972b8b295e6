import type { benefitRoutes } from '@guildhall/contract'
import { arrive, settleArrivals } from '#engines/quota'
import { inScope } from '#platform/db'
import { requireWorker, type Outcome, type Services, type SwiftOf } from '#platform/http'
import { codeOf } from '../code.ts'
import type { Standing } from '../rules.ts'
import { findReleasesOfPools, type ReleaseRow } from '../store.ts'
import { claimOutcome, publishedRelease, whoIsWho } from './claim.ts'

/**
 * A claim in the moment of a rush (B1): a seat by one durable statement for all who ask, where the release takes no points. Everything else is the usual way's to decide. Who is meant, and whom
 * the no-show rule keeps out, is asked before; a release for everybody asks nothing.
 */
async function arriveAtRelease(services: Services, asked: Parameters<SwiftOf<typeof benefitRoutes.claim>['arrive']>[1]): Promise<(Outcome<Standing> | null)[]> {
  const release = publishedRelease(services.db, asked[0]!.input.releaseId)
  if (!release?.pool_id || release.points > 0) return asked.map(() => null)
  const now = services.clock.now()
  const people = asked.map((one) => requireWorker(one).personId)
  const { words, barred } = needsLooking(release) ? await inScope(services.db, { role: 'app_job', holder: 'job:benefits.claim', scope: '' }, (tx) => whoIsWho(tx, release, people, now), { reads: true }) : { words: new Map<string, string[]>(), barred: new Map<string, Date>() }
  const able = asked.map((one, place) => ({ ...one, place, holder: people[place]! })).filter(({ holder }) => !barred.has(holder))
  const arrived = await arrive(services.db, { pool: release.pool_id, asked: able.map(({ holder, keyed, call }) => ({ holder, groups: words.get(holder) ?? [], key: keyed, call })), now })
  const outcomes = asked.map((): Outcome<Standing> | null => null)
  for (const [index, { place }] of able.entries()) {
    const seat = arrived[index]
    if (seat) outcomes[place] = seatOutcome(services, release, seat)
  }
  return outcomes
}

const needsLooking = (release: ReleaseRow) => release.eligible !== 'everyone' || release.reserve_seats > 0 || (release.no_show && release.fetch_days !== null)

function seatOutcome({ cipher }: Pick<Services, 'cipher'>, release: ReleaseRow, seat: { claimId: string; ticket: number; confirmBy: Date | null }): Outcome<Standing> {
  return claimOutcome(release, { kind: 'seat', ...seat, again: false }, codeOf(cipher, release.number, { id: seat.claimId, ticket: seat.ticket }))
}

/** The same answers once more, for their keys, and the deeds. */
const settle: SwiftOf<typeof benefitRoutes.claim>['settle'] = async (ctx, which) => {
  const settled = await settleArrivals(ctx.tx, 'most' in which ? which : { holders: which.of.map((one) => requireWorker(one).personId) })
  const releases = new Map((await findReleasesOfPools(ctx.tx, [...new Set(settled.map((one) => one.poolId))])).map((row) => [row.pool_id!, row]))
  return settled.map((one) => ({ personId: one.holder, keyed: one.key, call: one.call, at: one.claimedAt, outcome: seatOutcome(ctx, releases.get(one.poolId)!, one) }))
}

export const swiftClaim: SwiftOf<typeof benefitRoutes.claim> = { arrive: arriveAtRelease, settle }
