import type { Case, Inputs } from '#engines/process'
import { appendAudit } from '#platform/audit'
import type { CommandContext } from '#platform/module'
import { sendNotices } from '#platform/notify'
import { escalationJob, superiorsOf, toldAbove, type Escalation } from '#registry'
import { askersOf, classProcess, findClass, findNeedsOfClass, followCase, tell, type ClassRow } from '../plans/index.ts'
import { lateKind } from './late-notices.ts'
import { findSeatedPeople } from './store.ts'

/** A round of opinions ends by itself on the day people were told; how long it was meant to last is no broken promise. */
const states = classProcess.states.filter((state) => state !== 'opinions')

/** A broken promise about a plan or class: the superiors hear of it, and so do those who wait, in plain words. */
async function tellOfDelay(ctx: CommandContext, one: Case): Promise<{ reason: string; inputs: Inputs }> {
  const of = await findClass(ctx.tx, one.subject)
  if (!of) throw new Error(`case ${one.id} is of no class`)
  const superiors = await superiorsOf(ctx, one)
  const params = { title: of.title, due: one.deadlineOn ?? '', ...(superiors && { above: superiors.unitName }) }
  await sendNotices(ctx, (superiors?.accountIds ?? []).map((accountId) => ({ to: { accountId }, kind: lateKind.forSuperiors(one.state), params: { title: of.title, due: params.due }, link: consolePath(of, one.state) })))
  const waiting = await tellWaiting(ctx, of, one.state, { kind: lateKind.forWaiting(one.state, superiors !== null), params })
  const told = superiors?.accountIds.length ?? 0
  await appendAudit(ctx, { action: 'training.escalate', subject: `class:${of.id}`, scope: of.scope, details: { state: one.state, due: one.deadlineOn, superiors: told, unitId: superiors?.unitId ?? null, waiting } })
  return { reason: `${toldAbove(superiors)}，也告诉了等结果的 ${waiting} 位`, inputs: { told, waiting } }
}

async function tellOfLapse(ctx: CommandContext, moved: Case): Promise<void> {
  await followCase(ctx, moved)
  const of = await findClass(ctx.tx, moved.subject)
  if (of) await tellWaiting(ctx, of, moved.state, { kind: lateKind.moved, params: { title: of.title } })
}

/** Those who wait: who asked, while it is a plan; who sits in it, once it is a class; a firm or department in either case. */
async function tellWaiting(ctx: CommandContext, of: ClassRow, state: string, words: { kind: string; params: Record<string, string | number> }): Promise<number> {
  const { personIds, unitIds } = askersOf(await findNeedsOfClass(ctx.tx, [of.id]))
  if (state === 'draft') return tell(ctx, { personIds, unitIds }, { ...words, workerLink: '/my-needs', unitLink: '/console/unit-opinions' })
  return tell(ctx, { personIds: await findSeatedPeople(ctx.tx, of.id), unitIds }, { ...words, workerLink: `/my-classes/${of.id}`, unitLink: `/console/classes/${of.id}` })
}

const consolePath = (of: ClassRow, state: string) => (state === 'draft' ? `/console/plans/${of.id}` : `/console/classes/${of.id}?tab=results`)

export const escalation: Escalation = { processes: [classProcess.key], states, tell: tellOfDelay, lapse: tellOfLapse }
export const escalateJob = escalationJob('training.escalate-overdue', escalation)
