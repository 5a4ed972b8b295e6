import { asService } from '#platform/http'
import type { CommandContext } from '#platform/module'
import { registerNotices, sendNotice } from '#platform/notify'
import { dayInShanghai } from '#platform/clock'

registerNotices({
  'training.evaluation-asked': { zh: '「{title}」上完了，说说怎么样？一分钟三道题，{until}前有效，不会显示是谁说的。', en: '“{title}” is over. How was it? Three questions, one minute, until {until}; nobody is shown who said what.' },
})

/** Asks people on the phone and, of the unit a class was made for, whoever answers for it. */
export async function askForEvaluation(ctx: CommandContext, of: { id: string; title: string }, to: { personIds: readonly string[]; unitId: string | null }, until: string): Promise<void> {
  const params = { title: of.title, until }
  for (const personId of to.personIds) await sendNotice(ctx, { to: { personId }, kind: 'training.evaluation-asked', params, link: `/my-classes/${of.id}/evaluation` })
  const accounts = to.unitId ? await findAccountsOf(ctx, to.unitId) : []
  for (const accountId of accounts) await sendNotice(ctx, { to: { accountId }, kind: 'training.evaluation-asked', params, link: `/console/unit-evaluations?class=${of.id}` })
}

function findAccountsOf(ctx: CommandContext, unitId: string): Promise<string[]> {
  const today = dayInShanghai(ctx.clock.now())
  return asService(ctx, '', async () => (await ctx.tx.selectFrom('role_assignment').select('account_id').distinct().where('unit_id', '=', unitId).where('role', '=', 'enterprise-hr')
    .where('valid_from', '<=', today).where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>', today)])).execute()).map((row) => row.account_id))
}
