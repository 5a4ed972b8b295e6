import { NotFound, requireStaff, type RequestContext } from '#platform/http'
import { isInRange } from '#registry/units'
import { findClass, lockClass } from '../plans/index.ts'
import type { ClassRow } from './model.ts'

/** A class for whoever runs it; to anybody else it does not exist here, though its notice is public. */
export async function openOwn(ctx: RequestContext, classId: string, how: 'read' | 'lock'): Promise<ClassRow> {
  const actor = requireStaff(ctx, 'training.class.manage')
  const of = how === 'lock' ? await lockClass(ctx.tx, classId, actor.scope) : await findClass(ctx.tx, classId)
  if (!of || !of.published_at || !isInRange(actor, of.scope)) throw new NotFound()
  return of
}
