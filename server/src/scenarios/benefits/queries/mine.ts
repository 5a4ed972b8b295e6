import type { AnswerOf, benefitRoutes } from '@guildhall/contract'
import { drawSheetOf, findClaimsOfHolder, findLatestClaim, positionOf, type Claim } from '#engines/quota'
import { NotFound, requireWorker, type RequestContext } from '#platform/http'
import { unitNames } from '#registry/units'
import { codeOf } from '../code.ts'
import { figuresOf, presentRelease } from '../present.ts'
import { balancesOf } from '../points/index.ts'
import { standingOf, type Standing } from '../rules.ts'
import { findAnnounced, findRelease, findReleasesOfPools, type ReleaseRow } from '../store.ts'

async function standing(ctx: RequestContext, row: ReleaseRow, claim: Claim | null, holder: string): Promise<Standing> {
  const place = claim?.state === 'waiting' ? await positionOf(ctx.tx, { pool: claim.poolId, holder }) : null
  return standingOf(claim, { code: claim ? codeOf(ctx.cipher, row.number, claim) : '', position: place?.kind === 'waiting' ? place.position : null })
}

const monthLong = 30 * 86_400_000

/** What is coming, what is on, and what I have a part in; soonest first, what is over last. */
export async function listOpen(ctx: RequestContext): Promise<AnswerOf<typeof benefitRoutes.listOpen>> {
  const { personId } = requireWorker(ctx)
  const now = ctx.clock.now()
  const [announced, claims] = await Promise.all([findAnnounced(ctx.tx, new Date(now.getTime() - monthLong)), findClaimsOfHolder(ctx.tx, personId)])
  const latest = new Map<string, Claim>()
  for (const claim of claims) if (!latest.has(claim.poolId)) latest.set(claim.poolId, claim)
  const known = new Set(announced.map((row) => row.id))
  const rows = [...announced, ...(await findReleasesOfPools(ctx.tx, [...latest.keys()])).filter((row) => !known.has(row.id))]
  const names = await unitNames(ctx.tx, rows.map((row) => row.unit_id))
  const balances = await balancesOf(ctx.tx, rows.flatMap((row) => row.points_programme_id ?? []), personId, now)
  const presented = await Promise.all(rows.map(async (row) => ({ have: row.points_programme_id === null ? null : balances.get(row.points_programme_id) ?? 0, release: presentRelease(row, names.get(row.unit_id) ?? '', await figuresOf(ctx.tx, row), now), standing: await standing(ctx, row, latest.get(row.pool_id ?? '') ?? null, personId) })))
  const order = ['open', 'drawing', 'soon', 'over', 'withdrawn', 'draft']
  return { now: now.toISOString(), rows: presented.toSorted((a, b) => order.indexOf(a.release.phase) - order.indexOf(b.release.phase)) }
}

/** One release and where I stand, in two journeys: it is asked for every second while a rush is on. */
export async function getMine(ctx: RequestContext, { releaseId }: { releaseId: string }): Promise<AnswerOf<typeof benefitRoutes.get>> {
  const { personId } = requireWorker(ctx)
  const row = await findRelease(ctx.tx, releaseId)
  if (!row?.pool_id) throw new NotFound()
  const now = ctx.clock.now()
  const [figures, names, claim, balances] = await Promise.all([figuresOf(ctx.tx, row), unitNames(ctx.tx, [row.unit_id]), findLatestClaim(ctx.tx, row.pool_id, personId), row.points_programme_id === null ? null : balancesOf(ctx.tx, [row.points_programme_id], personId, now)])
  return { now: now.toISOString(), release: presentRelease(row, names.get(row.unit_id) ?? '', figures, now), standing: await standing(ctx, row, claim, personId), have: balances === null ? null : balances.get(row.points_programme_id!) ?? 0, commitment: figures.commitment }
}

/** All that anybody needs to recompute a draw. */
export async function getDraw(ctx: RequestContext, { releaseId }: { releaseId: string }): Promise<AnswerOf<typeof benefitRoutes.sheet>> {
  const row = await findRelease(ctx.tx, releaseId)
  const sheet = row?.pool_id && row.state !== 'draft' ? await drawSheetOf(ctx.tx, row.pool_id) : null
  if (!row?.draw_at || !sheet) throw new NotFound()
  const names = await unitNames(ctx.tx, [row.unit_id])
  return { name: row.name, unitName: names.get(row.unit_id) ?? '', closesAt: row.closes_at.toISOString(), drawAt: row.draw_at.toISOString(), sheet }
}
