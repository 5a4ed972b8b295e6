import { z } from 'zod'
import { findInvitations, invite } from '#engines/evaluation'
import { addDays } from '#platform/calendar'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import { asService } from '#platform/http'
import { job, on, type CommandContext } from '#platform/module'
import { openForm } from '../forms/index.ts'
import { findClass } from '../plans/index.ts'
import { classFormKey } from '../resources/index.ts'
import { askForEvaluation } from './notices.ts'
import { invitedDays, isOpenForForms } from './rules.ts'
import { findSeatedPeople, findUnasked, type ClassRow } from './store.ts'

/** Asks everybody who sat in a class, and the unit it was made for, how it was. Who was asked before is not asked again. */
export async function inviteEvaluators(ctx: CommandContext, of: ClassRow): Promise<number> {
  if (!isOpenForForms(of.state)) return 0
  await openForm(ctx)
  const now = ctx.clock.now()
  const lastDay = addDays(dayInShanghai(now), invitedDays)
  return asService(ctx, of.scope, async () => {
    const asked = new Set((await findInvitations(ctx.tx, of.id)).map((one) => one.evaluator))
    const people = (await findSeatedPeople(ctx.tx, of.id)).filter((personId) => !asked.has(personId))
    const unitId = of.kind === 'custom' && of.unit_id && !asked.has(of.unit_id) ? of.unit_id : null
    const evaluators = [...people.map((id) => ({ id, kind: 'worker' })), ...(unitId ? [{ id: unitId, kind: 'enterprise' }] : [])]
    if (evaluators.length === 0) return 0
    const count = await invite(ctx.tx, { form: classFormKey, subject: of.id, scope: of.scope, evaluators, until: instantInShanghai(addDays(lastDay, 1)), now })
    await askForEvaluation(ctx, of, { personIds: people, unitId }, lastDay)
    return count
  })
}

async function inviteFor(ctx: CommandContext, classId: string): Promise<{ invited: number }> {
  const of = await findClass(ctx.tx, classId)
  return { invited: of ? await inviteEvaluators(ctx, of) : 0 }
}

export const inviteAfterTeaching = on({
  event: 'training.teaching-finished', name: 'training.invite-evaluators', payload: z.object({ classId: z.uuid() }), run: (of, payload) => of.inTransaction((ctx) => inviteFor(ctx, payload.classId)),
})

/** Once a day: classes that ended in another way, or before this part was there, are not forgotten. */
export const inviteForgottenJob = job({
  name: 'training.invite-forgotten-evaluators', payload: z.object({}), cron: '20 9 * * *',
  async run(of) {
    const since = addDays(dayInShanghai(of.clock.now()), -30)
    let invited = 0
    for (const one of await of.inTransaction((ctx) => findUnasked(ctx.tx, since))) invited += (await of.inTransaction((ctx) => inviteFor(ctx, one.id), one.scope)).invited
    return { invited }
  },
})
