import type { Permission } from '@guildhall/contract'
import { z } from 'zod'
import { allowedEvents, escalateOverdue, type Case, type Inputs } from '#engines/process'
import { loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { job, type CommandContext, type Job, type JobContext } from '#platform/module'
import { findSuperiors, type Superiors } from './superiors.ts'

export type Escalation = {
  /** Of which processes, in which of their states; all of them when not said. */
  processes: readonly string[]
  states?: readonly string[]
  /** Tells those above (`superiorsOf`) and those who wait; what it gives back stands in the case's timeline. */
  tell(ctx: CommandContext, one: Case): Promise<{ reason: string; inputs: Inputs }>
  /** What the clock itself decided, where silence does: the record follows its case, and people hear of it. */
  lapse?(ctx: CommandContext, moved: Case): Promise<void>
}

/** Every broken promise once per state. Case by case in transactions of their own, so that what has been told stays told when a later one fails. */
export function escalationOf(of: Escalation): (run: JobContext) => Promise<{ escalated: number; lapsed: number }> {
  const next = async (ctx: CommandContext) => {
    const result = await escalateOverdue(ctx.tx, { now: ctx.clock.now(), calendar: await loadCalendar(ctx.tx), processes: of.processes, ...(of.states && { states: of.states }), limit: 1, tell: (one) => of.tell(ctx, one) })
    for (const one of result.lapsed) await of.lapse?.(ctx, one)
    return result
  }
  return async (run) => {
    const done = { escalated: 0, lapsed: 0 }
    for (;;) {
      const { escalated, lapsed } = await run.inTransaction(next)
      done.escalated += escalated.length
      done.lapsed += lapsed.length
      if (escalated.length + lapsed.length === 0 || await run.cancelled()) return done
    }
  }
}

/** Before the offices open, so that it is under the bell when people begin to work. */
export const escalationJob = (name: string, of: Escalation): Job => job({ name, payload: z.object({}), cron: '40 7 * * *', run: escalationOf(of) })

/** Who is told that the next step of a case is late: by the permission that it takes, at the nearest unit above `scope`. */
export function superiorsOf(ctx: CommandContext, one: Case, scope = one.scope): Promise<Superiors | null> {
  return findSuperiors(ctx.tx, { scope, permission: allowedEvents(one, 'handler').concat(allowedEvents(one))[0]!.permission as Permission, on: dayInShanghai(ctx.clock.now()) })
}

/** For the timeline: who above was told. */
export const toldAbove = (superiors: Superiors | null): string => (superiors ? `已告诉${superiors.unitName}（${superiors.accountIds.length} 人）` : '上级没有可以告诉的人')
