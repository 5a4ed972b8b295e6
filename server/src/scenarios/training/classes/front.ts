import type { Permission } from '@guildhall/contract'
import { asService, NotFound, type RequestContext } from '#platform/http'
import type { ClassRow, SessionRow } from './model.ts'
import { mayLookInside, mayRun } from './policy.ts'
import { findTrainersOfPerson, getClass, getSession } from './store.ts'

export type Front = { session: SessionRow; of: ClassRow; as: 'trainer' | 'staff' }

/**
 * A lesson for whoever stands at its front: its trainer, who is a worker known by the phone in the trainers' register, or staff of the class. `look` is enough to read;
 * anybody else learns nothing, not even that the lesson exists.
 */
export async function openFront(ctx: Pick<RequestContext, 'tx' | 'actor'>, sessionId: string, to: 'look' | 'run'): Promise<Front> {
  const { session, of } = await asService(ctx, '', async () => {
    const session = await getSession(ctx.tx, sessionId)
    return { session, of: await getClass(ctx.tx, session.class_id) }
  })
  if (!session.published) throw new NotFound()
  if (ctx.actor.kind === 'staff' && (to === 'look' ? mayLookInside(ctx.actor, of) : mayRun(ctx.actor, of))) return { session, of, as: 'staff' }
  if (ctx.actor.kind === 'worker' && await teaches(ctx, ctx.actor.personId, session, of)) return { session, of, as: 'trainer' }
  throw new NotFound()
}

/** The lesson's own trainer, that of the class, or the trainer who heads it. */
async function teaches(ctx: Pick<RequestContext, 'tx'>, personId: string, session: SessionRow, of: ClassRow): Promise<boolean> {
  const own = await findTrainersOfPerson(ctx.tx, personId)
  return [session.trainer_id, of.trainer_id, of.head_trainer_id].some((id) => id !== null && own.includes(id))
}

export function hasPermission(ctx: Pick<RequestContext, 'actor'>, permission: Permission): boolean {
  return ctx.actor.kind === 'staff' && ctx.actor.permissions.has(permission)
}
