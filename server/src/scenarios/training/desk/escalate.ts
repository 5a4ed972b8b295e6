import type { Permission } from '@guildhall/contract'
import { z } from 'zod'
import { allowedEvents, escalateOverdue, type Case, type Inputs } from '#engines/process'
import { appendAudit } from '#platform/audit'
import { loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { job, type CommandContext, type JobContext } from '#platform/module'
import { sendNotices } from '#platform/notify'
import { findSuperiors } from '#registry'
import { askersOf, classProcess, findClass, findNeedsOfClass, followCase, tell, type ClassRow } from '../plans/index.ts'
import { lateKind } from './late-notices.ts'
import { findSeatedPeople } from './store.ts'

/** A round of opinions ends by itself on the day people were told; how long it was meant to last is no broken promise. */
const states = classProcess.states.filter((state) => state !== 'opinions')

/**
 * Every broken promise about a plan or class, once per state: the superiors hear of it, and so do those who wait, in plain words. Case by case in transactions of their
 * own, so that what has been told stays told when a later one fails.
 */
export async function escalateLate(run: JobContext): Promise<{ escalated: number; lapsed: number }> {
  const done = { escalated: 0, lapsed: 0 }
  for (;;) {
    const { escalated, lapsed } = await run.inTransaction(escalateNext)
    done.escalated += escalated.length
    done.lapsed += lapsed.length
    if (escalated.length + lapsed.length === 0 || await run.cancelled()) return done
  }
}

async function escalateNext(ctx: CommandContext): Promise<{ escalated: Case[]; lapsed: Case[] }> {
  const calendar = await loadCalendar(ctx.tx)
  const result = await escalateOverdue(ctx.tx, { now: ctx.clock.now(), calendar, processes: [classProcess.key], states, limit: 1, tell: (one) => tellOfDelay(ctx, one) })
  for (const one of result.lapsed) await tellOfLapse(ctx, one)
  return result
}

async function tellOfDelay(ctx: CommandContext, one: Case): Promise<{ reason: string; inputs: Inputs }> {
  const of = await findClass(ctx.tx, one.subject)
  if (!of) throw new Error(`case ${one.id} is of no class`)
  const superiors = await findSuperiors(ctx.tx, { scope: one.scope, permission: allowedEvents(one)[0]!.permission as Permission, on: dayInShanghai(ctx.clock.now()) })
  const params = { title: of.title, due: one.deadlineOn ?? '', ...(superiors && { above: superiors.unitName }) }
  await sendNotices(ctx, (superiors?.accountIds ?? []).map((accountId) => ({ to: { accountId }, kind: lateKind.forSuperiors(one.state), params: { title: of.title, due: params.due }, link: consolePath(of, one.state) })))
  const waiting = await tellWaiting(ctx, of, one.state, { kind: lateKind.forWaiting(one.state, superiors !== null), params })
  const told = superiors?.accountIds.length ?? 0
  await appendAudit(ctx, { action: 'training.escalate', subject: `class:${of.id}`, scope: of.scope, details: { state: one.state, due: one.deadlineOn, superiors: told, unitId: superiors?.unitId ?? null, waiting } })
  return { reason: superiors ? `已告诉${superiors.unitName}（${told} 人），也告诉了等结果的 ${waiting} 位` : `上级没有可以告诉的人；告诉了等结果的 ${waiting} 位`, inputs: { told, waiting } }
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

/** Before the offices open, so that it is under the bell when people begin to work. */
export const escalateJob = job({ name: 'training.escalate-overdue', payload: z.object({}), cron: '40 7 * * *', run: escalateLate })
