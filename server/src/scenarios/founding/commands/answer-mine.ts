import type { AnswerOf, foundingRoutes, InputOf } from '@guildhall/contract'
import { asService, holderOf, NotFound, Refused, requireWorker, type RequestContext } from '#platform/http'
import { appendAudit } from '#platform/audit'
import { noteConsents } from '../roster-store.ts'
import { lockFounding } from '../store.ts'

/** Says whether I want to be a member from the first day; it can be changed until the congress meets. Whoever is a candidate has agreed and stays with it. */
export async function answerMine(ctx: RequestContext, input: InputOf<typeof foundingRoutes.answerMine>): Promise<AnswerOf<typeof foundingRoutes.answerMine>> {
  const { personId } = requireWorker(ctx)
  const own = await ctx.tx.selectFrom('founding_roster').select('scope').where('founding_id', '=', input.foundingId).where('person_id', '=', personId).executeTakeFirst()
  if (!own) throw new NotFound()
  return asService(ctx, own.scope, async () => {
    const row = await lockFounding(ctx.tx, input.foundingId)
    if (!['enrolling', 'called'].includes(row.state)) throw new Refused('founding.not-now', { state: row.state })
    const upFor = input.agreed ? undefined : await ctx.tx.selectFrom('founding_candidate as c').innerJoin('founding_congress as g', 'g.id', 'c.congress_id').select('c.id').where('g.founding_id', '=', row.id).where('g.state', '<>', 'called-off').where('c.person_id', '=', personId).executeTakeFirst()
    if (upFor) throw new Refused('founding.not-now', { candidate: true })
    await noteConsents(ctx.tx, row.id, [personId], { agreed: input.agreed, by: 'self', notedBy: holderOf(ctx.actor), now: ctx.clock.now() })
    await appendAudit(ctx, { action: 'founding.answer', subject: `founding:${row.id}`, scope: row.scope, details: { agreed: input.agreed } })
    return { consent: input.agreed ? 'agreed' as const : 'declined' as const }
  })
}
