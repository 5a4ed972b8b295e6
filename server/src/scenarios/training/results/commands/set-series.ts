import type { AnswerOf, InputOf, certificatesRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { asService, holderOf, requireStaff, type RequestContext } from '#platform/http'
import { getUnit } from '#registry/units'
import { findSeries, sampleNumber, setSeries as write } from '../series.ts'

type Answer = AnswerOf<typeof certificatesRoutes.getSeries>

/** How certificates issued under the caller's unit are numbered. */
export async function getSeries(ctx: RequestContext): Promise<Answer> {
  const actor = requireStaff(ctx, 'training.class.read')
  const unit = await getUnit(ctx.tx, actor.unitId)
  const series = await asService(ctx, '', () => findSeries(ctx.tx, actor.scope, unit.division))
  const { issuer, region, validYears } = series
  return { issuer, region, validYears, own: series.scope === actor.scope, sample: sampleNumber(series, Number(dayInShanghai(ctx.clock.now()).slice(0, 4))) }
}

/** Sets it from now on; numbers that were given stay. */
export async function setSeries(ctx: RequestContext, input: InputOf<typeof certificatesRoutes.setSeries>): Promise<Answer> {
  const actor = requireStaff(ctx, 'training.certificate.issue')
  await write(ctx.tx, { scope: actor.scope, ...input }, holderOf(actor), ctx.clock.now())
  await appendAudit(ctx, { action: 'training.set-certificate-series', subject: `unit:${actor.unitId}`, details: { issuer: input.issuer, region: input.region, validYears: input.validYears } })
  return getSeries(ctx)
}
