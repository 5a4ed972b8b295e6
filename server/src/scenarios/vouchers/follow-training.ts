import { z } from 'zod'
import { asService } from '#platform/http'
import { on, type CommandContext } from '#platform/module'
import { refund } from './spend.ts'

const text = z.string().max(400)
const published = z.object({ classId: z.uuid(), number: text, title: text, occupationId: z.uuid(), level: z.number().int().nullable(), firstDay: z.string().nullable(), feeFen: z.string() })
const enrolled = z.object({ classId: z.uuid(), enrolmentId: z.uuid(), personId: z.uuid(), state: z.enum(['seated', 'waiting']) })
const left = z.object({ classId: z.uuid(), enrolmentId: z.uuid(), personId: z.uuid(), movedUp: z.array(z.uuid()) })
/** Whoever pays for a seat may sit elsewhere than the class. */
const refundAnywhere = (ctx: CommandContext, classId: string, personId?: string) => asService(ctx, '', () => refund(ctx, classId, personId))
const scopeOf = (ctx: CommandContext) => (ctx.actor.kind === 'job' ? ctx.actor.scope : '')

/**
 * Training tells of classes and seats; this keeps a copy. Events run at least once and in any order: a seat that ended stays ended (its row is there before it was taken, if need
 * be), and an enrolment has an id of its own each time.
 */
export const followPublished = on({
  event: 'training.class-published', name: 'vouchers.follow-class', payload: published,
  run: (run, one) => run.inTransaction(async (ctx) => {
    await ctx.tx.insertInto('voucher_class').values({ class_id: one.classId, scope: scopeOf(ctx), number: one.number, title: one.title, occupation_id: one.occupationId, level: one.level, first_day: one.firstDay, fee_fen: BigInt(one.feeFen) }).onConflict((conflict) => conflict.doNothing()).execute()
  }),
})

export const followCancelled = on({
  event: 'training.class-cancelled', name: 'vouchers.follow-cancelled-class', payload: z.object({ classId: z.uuid() }),
  run: (run, { classId }) => run.inTransaction(async (ctx) => {
    await ctx.tx.updateTable('voucher_class').set({ cancelled: true }).where('class_id', '=', classId).execute()
    await ctx.tx.updateTable('voucher_seat').set({ state: 'ended' }).where('class_id', '=', classId).execute()
    return { refunded: await refundAnywhere(ctx, classId) }
  }),
})

export const followEnrolled = on({
  event: 'training.worker-enrolled', name: 'vouchers.follow-seat', payload: enrolled,
  run: (run, one) => run.inTransaction(async (ctx) => {
    await ctx.tx.insertInto('voucher_seat').values({ enrolment_id: one.enrolmentId, class_id: one.classId, scope: scopeOf(ctx), person_id: one.personId, state: one.state }).onConflict((conflict) => conflict.column('enrolment_id').doNothing()).execute()
  }),
})

export const followLeft = on({
  event: 'training.enrolment-cancelled', name: 'vouchers.follow-left-seat', payload: left,
  run: (run, one) => run.inTransaction(async (ctx) => {
    await ctx.tx.insertInto('voucher_seat').values({ enrolment_id: one.enrolmentId, class_id: one.classId, scope: scopeOf(ctx), person_id: one.personId, state: 'ended' })
      .onConflict((conflict) => conflict.column('enrolment_id').doUpdateSet({ state: 'ended' })).execute()
    if (one.movedUp.length > 0) {
      const { numUpdatedRows } = await ctx.tx.updateTable('voucher_seat').set({ state: 'seated' }).where('enrolment_id', 'in', one.movedUp).where('state', '<>', 'ended').executeTakeFirst()
      const known = await ctx.tx.selectFrom('voucher_seat').select('enrolment_id').where('enrolment_id', 'in', one.movedUp).execute()
      // They moved up before we heard that they waited: the job comes again when we have.
      if (Number(numUpdatedRows) < one.movedUp.length && known.length < one.movedUp.length) throw new Error('a seat moved up that is not known yet')
    }
    return { refunded: await refundAnywhere(ctx, one.classId, one.personId) }
  }),
})
