import type { Permission } from '@guildhall/contract'
import { asService, NotFound, Refused, type RequestContext, type StaffActor } from '#platform/http'
import type { CommandContext } from '#platform/module'
import { isInRange } from '#registry/units'
import { findClass, findTrainersOfClass, lockClass, type ClassRow } from './store.ts'

type Ctx = Pick<RequestContext, 'tx' | 'actor'>

/** A class for whoever may look at its marks: its trainer on the phone, or staff of its range. Anybody else learns nothing. */
export async function openResults(ctx: Ctx, classId: string): Promise<{ of: ClassRow; as: 'trainer' | 'staff' }> {
  return admit(ctx, await asService(ctx, '', () => findClass(ctx.tx, classId)))
}

/** The same, locked, for whoever enters marks: its trainer, or staff who may. */
export async function openForMarks(ctx: Ctx, classId: string): Promise<{ of: ClassRow; as: 'trainer' | 'staff' }> {
  const opened = await admit(ctx, await asService(ctx, '', () => lockClass(ctx.tx, classId)))
  if (opened.as === 'staff' && !may(ctx, 'training.result.enter')) throw new Refused('platform.not-allowed')
  return opened
}

/** The same, locked, for a reviewer. */
export async function openForConfirming(ctx: Ctx, classId: string): Promise<{ of: ClassRow; actor: StaffActor }> {
  const { of } = await admit(ctx, await asService(ctx, '', () => lockClass(ctx.tx, classId)))
  if (ctx.actor.kind !== 'staff' || !may(ctx, 'training.result.confirm')) throw new Refused('platform.not-allowed')
  return { of, actor: ctx.actor }
}

export function may(ctx: Pick<CommandContext, 'actor'>, permission: Permission): boolean {
  return ctx.actor.kind === 'staff' && ctx.actor.permissions.has(permission)
}

/** A trainer knows the learners by name and reads them from a paper; a clerk who types for the trainer reads them masked, as everything at the desk. */
export function seesNames(ctx: Pick<CommandContext, 'actor'>, as: 'trainer' | 'staff'): boolean {
  return as === 'trainer' && ctx.actor.kind === 'worker' && ctx.actor.assistedBy === undefined
}

async function admit(ctx: Ctx, of: ClassRow | undefined): Promise<{ of: ClassRow; as: 'trainer' | 'staff' }> {
  if (!of) throw new NotFound()
  if (ctx.actor.kind === 'staff' && isInRange(ctx.actor, of.scope)) return { of, as: 'staff' }
  if (ctx.actor.kind === 'worker') {
    const { personId } = ctx.actor
    if ((await asService(ctx, '', () => findTrainersOfClass(ctx.tx, of.id))).some((one) => one.personId === personId)) return { of, as: 'trainer' }
  }
  throw new NotFound()
}
