import type { AnswerOf, benefitRoutes, InputOf } from '@guildhall/contract'
import { asService, NotFound, requireStaff, type RequestContext } from '#platform/http'
import { presentPeople } from '#registry'
import { unitNames } from '#registry/units'
import { figuresOf, presentKept } from '../present.ts'
import { findClaimsAfter, findRelease, findReleasesIn } from '../store.ts'

export async function listReleases(ctx: RequestContext): Promise<AnswerOf<typeof benefitRoutes.list>> {
  const { scope } = requireStaff(ctx, 'benefits.read')
  const now = ctx.clock.now()
  const rows = await findReleasesIn(ctx.tx, scope)
  const names = await unitNames(ctx.tx, rows.map((row) => row.unit_id))
  return { now: now.toISOString(), rows: await Promise.all(rows.map(async (row) => presentKept(row, names.get(row.unit_id) ?? '', await figuresOf(ctx.tx, row), now))) }
}

const pageLong = 100

/** Who claimed, in order, masked; asked again and again while a release is on. */
export async function listClaims(ctx: RequestContext, { releaseId, after }: InputOf<typeof benefitRoutes.claims>): Promise<AnswerOf<typeof benefitRoutes.claims>> {
  const { scope } = requireStaff(ctx, 'benefits.read')
  const row = await findRelease(ctx.tx, releaseId)
  if (!row || !(scope === '' || row.scope === scope || row.scope.startsWith(`${scope}.`))) throw new NotFound()
  const now = ctx.clock.now()
  const [figures, names, found] = await Promise.all([figuresOf(ctx.tx, row), unitNames(ctx.tx, [row.unit_id]), row.pool_id ? findClaimsAfter(ctx.tx, row.pool_id, after, pageLong + 1) : []])
  const claims = found.slice(0, pageLong)
  // Whoever claims here may be on another union's roster: the list knows of them what it needs.
  const people = await asService(ctx, '', () => presentPeople(ctx, claims.map((claim) => claim.holder)))
  return {
    now: now.toISOString(), release: presentKept(row, names.get(row.unit_id) ?? '', figures, now), commitment: figures.commitment,
    rows: claims.map((claim) => ({
      claimId: claim.id, ticket: claim.ticket, state: claim.state as 'seat', position: claim.position, entry: claim.entry, who: people.get(claim.holder)?.name ?? '', phone: people.get(claim.holder)?.phone ?? null,
      claimedAt: claim.claimed_at.toISOString(), fetchBy: claim.confirm_by?.toISOString() ?? null, fetchedAt: claim.confirmed_at?.toISOString() ?? null,
    })),
    next: found.length > pageLong ? claims.at(-1)!.ticket : null,
  }
}
