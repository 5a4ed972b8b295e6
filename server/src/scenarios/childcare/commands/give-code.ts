import type { AnswerOf, childcareRoutes, InputOf } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { asService, NotFound, Refused, requireWorker, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { blindCode, guardianCode, oneTimeCode } from '../codes.ts'
import { openAbout } from '../store.ts'

/** A child of mine that has a place in a class which is not over. Codes are for the guardian's own phone: nobody who acts for them sees one. */
async function getSeated(ctx: RequestContext, childId: string) {
  const actor = requireWorker(ctx)
  if (actor.assistedBy) throw new Refused('childcare.own-phone-only')
  const row = await asService(ctx, '', () => ctx.tx.selectFrom('childcare_child as k').innerJoin('childcare_class as c', 'c.id', 'k.class_id').selectAll('k').select('c.last_day').where('k.id', '=', childId).where('k.person_id', '=', actor.personId).executeTakeFirst())
  if (!row) throw new NotFound()
  const about = openAbout(ctx.cipher, row)
  if (row.state !== 'seat' || !about || row.last_day < dayInShanghai(ctx.clock.now())) throw new Refused('childcare.no-place')
  return { row, about }
}

export async function getPickUpCode(ctx: RequestContext, { childId }: { childId: string }): Promise<AnswerOf<typeof childcareRoutes.code>> {
  const { row } = await getSeated(ctx, childId)
  const { code, until } = guardianCode(ctx.cipher, row.id, ctx.clock.now())
  return { code, until: until.toISOString() }
}

/** A new code for somebody makes the one that they had worthless. */
export async function giveCode(ctx: RequestContext, { childId, picker }: InputOf<typeof childcareRoutes.giveCode>): Promise<AnswerOf<typeof childcareRoutes.giveCode>> {
  const { row, about } = await getSeated(ctx, childId)
  const named = about.pickers[picker]
  if (!named) throw new NotFound()
  const now = ctx.clock.now()
  const day = dayInShanghai(now)
  const code = oneTimeCode()
  await asService(ctx, row.scope, async () => {
    await ctx.tx.deleteFrom('childcare_code').where('child_id', '=', row.id).where('picker', '=', picker).where('used_at', 'is', null).execute()
    await ctx.tx.insertInto('childcare_code').values({ id: newId(), scope: row.scope, child_id: row.id, picker, day, code_blind: blindCode(ctx.cipher, row.id, day, code), made_at: now }).execute()
  })
  await appendAudit(ctx, { action: 'childcare.give-code', subject: `childcare-child:${row.id}`, scope: row.scope, details: { picker } })
  return { code, day, name: named.name }
}
