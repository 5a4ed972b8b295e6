import { dayInShanghai } from '#platform/clock'
import { asService } from '#platform/http'
import type { CommandContext } from '#platform/module'
import { registerNotices, sendNotices } from '#platform/notify'
import { accountsAt, findSuperiors } from '#registry'
import { getUnit, isWithin } from '#registry/units'
import type { ApplicationRow } from './model.ts'
import { unionName } from './notices.ts'

registerNotices({
  'membership.transfer-asked': { zh: '「{from}」有一位会员申请转到「{union}」，编号 {number}，由「{union}」答复。', en: 'A member of “{from}” asks to come over to “{union}”, number {number}. “{union}” answers.' },
  'membership.transfer-made': { zh: '转会 {number} 办好了：这位会员已从「{from}」转到「{union}」。', en: 'Transfer {number} is done: the member has gone from “{from}” to “{union}”.' },
  'membership.transfer-not-made': { zh: '转会 {number} 没有转成，这位会员还在「{from}」。', en: 'Transfer {number} did not come about: the member is still with “{from}”.' },
})

/**
 * Tells the union that a member is about to leave by transfer: that it was asked, and what came of it. Those who look after members there hear of it; where there is nobody, the nearest above
 * who do not decide on the transfer themselves. To be called while the membership still stands where it is left.
 */
export async function tellPresentUnion(ctx: CommandContext, row: ApplicationRow, what: 'asked' | 'made' | 'not-made'): Promise<void> {
  if (row.kind !== 'transfer') return
  const told = await asService(ctx, '', async () => {
    const membership = await ctx.tx.selectFrom('membership').select('unit_id').where('person_id', '=', row.person_id).where('valid_to', 'is', null).executeTakeFirst()
    const present = await getUnit(ctx.tx, membership?.unit_id ?? row.from_unit_id!)
    // A merger has brought them together: nobody leaves.
    if (present.id === row.unit_id) return null
    const own = await accountsAt(ctx, [present.id], 'membership.decide')
    return { unit: present, accounts: own.length > 0 ? own : await aboveButNotDeciding(ctx, present.scope, row.scope) }
  })
  if (!told) return
  const { unit, accounts } = told
  const params = { from: unit.name, union: await unionName(ctx, row.unit_id), number: row.number }
  const self = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null
  await sendNotices(ctx, accounts.filter((accountId) => accountId !== self).map((accountId) => ({ to: { accountId }, kind: `membership.transfer-${what}`, params, link: `/console/applications/${row.id}` })))
}

async function aboveButNotDeciding(ctx: CommandContext, scope: string, deciding: string): Promise<string[]> {
  const above = await findSuperiors(ctx.tx, { scope, permission: 'membership.decide', on: dayInShanghai(ctx.clock.now()) })
  return above && !isWithin(deciding, (await getUnit(ctx.tx, above.unitId)).scope) ? above.accountIds : []
}
