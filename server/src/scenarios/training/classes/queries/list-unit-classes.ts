import type { AnswerOf, classesRoutes } from '@guildhall/contract'
import { rangeOf } from '#platform/db'
import { asService, type RequestContext } from '#platform/http'
import { requireStaffActor } from '../policy.ts'
import { findRoster } from '../store.ts'
import { presentClassRows } from './class-rows.ts'

/** The classes made for the actor's unit, the next first, with how many of its people are in. */
export async function listUnitClasses(ctx: RequestContext): Promise<AnswerOf<typeof classesRoutes.listUnitClasses>> {
  const actor = requireStaffActor(ctx)
  const { lo, hi } = rangeOf(actor.scope)
  const classes = await ctx.tx.selectFrom('training_class').selectAll().where('applicant_scope', '>=', lo).where('applicant_scope', '<', hi).where('published_at', 'is not', null)
    .orderBy('first_day', 'desc').orderBy('id').limit(200).execute()
  const rows = await presentClassRows(ctx, classes)
  const roster = await asService(ctx, '', () => findRoster(ctx.tx, classes.map((one) => one.id)))
  return { rows: rows.map((row) => ({ ...row, ours: roster.filter((one) => one.class_id === row.id).length })) }
}
