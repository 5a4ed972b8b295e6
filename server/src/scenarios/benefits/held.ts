import { findAccounts } from '#engines/ledger'
import { findClaimsOfHolder } from '#engines/quota'
import { requireWorker, type RequestContext } from '#platform/http'
import type { HeldSection } from '#platform/module'
import { findReleasesOfPools } from './store.ts'

const states = { seat: { zh: '领到', en: 'yours' }, waiting: { zh: '候补', en: 'in line' }, entered: { zh: '报了名', en: 'entered' }, released: { zh: '退了', en: 'given back' }, lapsed: { zh: '没取或没排到', en: 'lapsed' }, lost: { zh: '没抽中', en: 'not drawn' } } as const

/** Benefits that the person claimed, and points in hand. */
export async function heldByBenefits(ctx: RequestContext): Promise<HeldSection[]> {
  const { personId } = requireWorker(ctx)
  const claims = await findClaimsOfHolder(ctx.tx, personId)
  const rows = new Map((await findReleasesOfPools(ctx.tx, claims.map((claim) => claim.poolId))).map((row) => [row.pool_id!, row]))
  const points = (await findAccounts(ctx.tx, { holders: [personId], currency: 'points' })).reduce((sum, one) => sum + one.balance, 0n)
  const purse: HeldSection[] = points === 0n ? [] : [{
    source: 'benefits.points', title: { zh: '福利积分', en: 'Points' }, why: { zh: '你攒的、能换福利的积分，每一笔都有账', en: 'What you earned and may spend on benefits, entry by entry' },
    rows: [{ at: ctx.clock.now().toISOString(), what: { zh: '积分', en: 'Points' }, facts: [{ name: { zh: '现有', en: 'Now' }, value: { zh: String(points), en: String(points) } }] }],
  }]
  const own = claims.filter((claim) => rows.has(claim.poolId))
  if (own.length === 0) return purse
  return [...purse, {
    source: 'benefits.claims', title: { zh: '领过的福利', en: 'Benefits claimed' }, why: { zh: '一人一份，不多领，也不漏给', en: 'One for each person, none too many and none forgotten' },
    rows: own.map((claim) => {
      const { name } = rows.get(claim.poolId)!
      return { at: claim.claimedAt.toISOString(), what: { zh: name, en: name }, facts: [{ name: { zh: '状态', en: 'State' }, value: states[claim.state] }, ...(claim.confirmedAt ? [{ name: { zh: '取走', en: 'Fetched' }, value: { zh: '✓', en: '✓' } }] : [])] }
    }),
  }]
}
