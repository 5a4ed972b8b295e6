import type { CommandContext } from '#platform/module'
import { registerNotices, sendNotice } from '#platform/notify'
import { accountsAt } from '#registry'

registerNotices({
  'training.evaluation-asked': { zh: '「{title}」上完了，说说怎么样？几道题，一两分钟，{until}前有效，不会显示是谁说的。', en: '“{title}” is over. How was it? A few questions, a minute or two, until {until}; nobody is shown who said what.' },
})

/** Asks people on the phone and, of the unit a class was made for, whoever answers for it. */
export async function askForEvaluation(ctx: CommandContext, of: { id: string; title: string }, to: { personIds: readonly string[]; unitId: string | null }, until: string): Promise<void> {
  const params = { title: of.title, until }
  for (const personId of to.personIds) await sendNotice(ctx, { to: { personId }, kind: 'training.evaluation-asked', params, link: `/my-classes/${of.id}/evaluation` })
  const accounts = await accountsAt(ctx, to.unitId ? [to.unitId] : [], ['enterprise-hr'])
  for (const accountId of accounts) await sendNotice(ctx, { to: { accountId }, kind: 'training.evaluation-asked', params, link: `/console/unit-evaluations?class=${of.id}` })
}
