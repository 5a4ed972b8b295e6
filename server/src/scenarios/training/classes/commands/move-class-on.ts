import type { AnswerOf, classesRoutes, InputOf } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { NotFound, Refused, type RequestContext } from '#platform/http'
import type { CommandContext } from '#platform/module'
import { emit } from '#platform/outbox'
import { findSessions, lockClass, moveClass } from '../../plans/index.ts'
import type { ClassRow } from '../model.ts'
import { lapseWaiters } from '../lapse.ts'
import { mayRun, requireStaffActor } from '../policy.ts'

const told = { start: 'training.class-started', 'finish-teaching': 'training.teaching-finished' } as const

/** Takes a locked class from announced to running, or from running to assessing, and tells the other stories. */
export async function moveOn(ctx: CommandContext, of: ClassRow, event: keyof typeof told): Promise<'running' | 'assessing'> {
  const { state } = await moveClass(ctx, of, event)
  if (event === 'finish-teaching') await lapseWaiters(ctx, of)
  await emit(ctx, told[event], { classId: of.id }, { scope: of.scope })
  return state as 'running' | 'assessing'
}

/** Staff begin a class before its clock does. */
export async function startClass(ctx: RequestContext, input: InputOf<typeof classesRoutes.startClass>): Promise<AnswerOf<typeof classesRoutes.startClass>> {
  const of = await lockOwn(ctx, input.classId)
  if (of.state !== 'published') throw new Refused('training.class-not-startable')
  return { state: await done(ctx, of, 'start') }
}

/** Staff end the lessons: nothing may be left to hold. */
export async function finishTeaching(ctx: RequestContext, input: InputOf<typeof classesRoutes.finishTeaching>): Promise<AnswerOf<typeof classesRoutes.finishTeaching>> {
  const of = await lockOwn(ctx, input.classId)
  const left = (await findSessions(ctx.tx, [of.id])).some((session) => session.state !== 'cancelled' && session.ends_at > ctx.clock.now())
  if (of.state !== 'running' || left) throw new Refused('training.lessons-left')
  return { state: await done(ctx, of, 'finish-teaching') }
}

async function done(ctx: RequestContext, of: ClassRow, event: keyof typeof told) {
  const state = await moveOn(ctx, of, event)
  await appendAudit(ctx, { action: `training.${event === 'start' ? 'start-class' : 'finish-teaching'}`, subject: `class:${of.id}`, scope: of.scope })
  return state
}

async function lockOwn(ctx: RequestContext, classId: string): Promise<ClassRow> {
  const actor = requireStaffActor(ctx)
  const of = await lockClass(ctx.tx, classId, actor.scope)
  if (!of || !mayRun(actor, of)) throw new NotFound()
  return of
}
