import type { AnswerOf, InputOf, voucherRoutes } from '@guildhall/contract'
import { openAccounts } from '#engines/ledger'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { asService, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import { unitNames } from '#registry/units'
import { findBodies, findBodyOf, findClass, findClasses, findCourse, findCourses, occupationNames } from './store.ts'

/** How long a class that has begun stays on the list. */
const lookBack = 60 * 86_400_000

/** Classes that training told of, and which of them take the vouchers of the acting unit. */
export async function listCourses(ctx: RequestContext): Promise<AnswerOf<typeof voucherRoutes.listCourses>> {
  const actor = requireStaff(ctx, 'vouchers.read')
  const classes = await findClasses(ctx.tx, dayInShanghai(new Date(ctx.clock.now().getTime() - lookBack)))
  const courses = (await findCourses(ctx.tx, classes.map((one) => one.class_id))).filter((one) => one.payer_id === actor.unitId)
  const bodies = new Map((await findBodies(ctx.tx)).map((one) => [one.id, one.body_unit_id]))
  const occupations = await occupationNames(ctx.tx, classes.map((one) => one.occupation_id))
  const units = await asService(ctx, '', () => unitNames(ctx.tx, [...bodies.values()]))
  return {
    rows: classes.map((one) => {
      const course = courses.find((row) => row.class_id === one.class_id)
      const unitId = course && bodies.get(course.body_id)
      return {
        classId: one.class_id, number: one.number, title: one.title, occupation: { id: one.occupation_id, name: occupations.get(one.occupation_id) ?? '' }, level: one.level, firstDay: one.first_day, feeFen: String(one.fee_fen), cancelled: one.cancelled,
        admitted: course && unitId ? { body: { id: unitId, name: units.get(unitId) ?? '' }, priceFen: String(course.price_fen) } : null,
      }
    }),
    mayAdmit: actor.permissions.has('vouchers.manage'),
  }
}

/** Whom a class may be paid to: training bodies, also those outside the range (a department has nobody below it), and whoever the acting unit has admitted before. */
export async function listBodies(ctx: RequestContext): Promise<AnswerOf<typeof voucherRoutes.listBodies>> {
  const actor = requireStaff(ctx, 'vouchers.manage')
  const known = (await findBodies(ctx.tx)).filter((one) => one.payer_id === actor.unitId).map((one) => one.body_unit_id)
  const rows = await asService(ctx, '', () => ctx.tx.selectFrom('unit').select(['id', 'name']).where('dissolved_on', 'is', null).where((is) => is.or([is('kind', '=', 'training-body'), ...(known.length > 0 ? [is('id', 'in', known)] : [])])).orderBy('name').orderBy('id').limit(1_000).execute())
  return { rows }
}

/** Says that the acting unit's vouchers may be spent on a class, at which price, and which training body is owed it. Until somebody has, it may be said anew. */
export async function admitCourse(ctx: RequestContext, input: InputOf<typeof voucherRoutes.admitCourse>): Promise<{ id: string }> {
  const actor = requireStaff(ctx, 'vouchers.manage')
  const of = await findClass(ctx.tx, input.classId)
  const unit = await asService(ctx, '', () => ctx.tx.selectFrom('unit').select('id').where('id', '=', input.bodyUnitId).where('dissolved_on', 'is', null).executeTakeFirst())
  if (!of || of.cancelled || !unit) throw new NotFound()
  const bodyId = await bodyOf(ctx, actor, unit.id)
  const price = BigInt(input.priceFen)
  const known = await findCourse(ctx.tx, actor.unitId, of.class_id)
  if (known && known.body_id === bodyId && known.price_fen === price) return { id: known.id }
  // Held against somebody who spends in this moment, who holds the class too.
  await asService(ctx, '', () => ctx.tx.selectFrom('voucher_class').select('class_id').where('class_id', '=', of.class_id).forUpdate().execute())
  if (known && (await ctx.tx.selectFrom('voucher as v').innerJoin('voucher_programme as p', 'p.id', 'v.programme_id').select('v.id').where('v.class_id', '=', of.class_id).where('p.unit_id', '=', actor.unitId).executeTakeFirst())) throw new Refused('vouchers.course-in-use')
  const row = await ctx.tx.insertInto('voucher_course').values({ id: newId(), scope: actor.scope, payer_id: actor.unitId, class_id: of.class_id, body_id: bodyId, price_fen: price })
    .onConflict((conflict) => conflict.columns(['payer_id', 'class_id']).doUpdateSet({ body_id: bodyId, price_fen: price })).returning('id').executeTakeFirstOrThrow()
  await appendAudit(ctx, { action: 'vouchers.admit-course', subject: `class:${of.class_id}`, scope: actor.scope, details: { priceFen: input.priceFen, bodyUnitId: unit.id } })
  return { id: row.id }
}

/** The training body as the acting unit knows it, with its two accounts: what it is owed, which may fall below nothing when a paid class is called off, and what it was paid. */
async function bodyOf(ctx: CommandContext, payer: { unitId: string; scope: string }, bodyUnitId: string): Promise<string> {
  const known = await findBodyOf(ctx.tx, payer.unitId, bodyUnitId)
  if (known) return known.id
  const id = newId()
  const [owed, paid] = await openAccounts(ctx.tx, [{ scope: payer.scope, subject: id, kind: 'voucher-owed', currency: 'CNY' }, { scope: payer.scope, subject: id, kind: 'voucher-paid', currency: 'CNY', floor: 0n }], ctx.clock.now())
  await ctx.tx.insertInto('voucher_body').values({ id, scope: payer.scope, payer_id: payer.unitId, body_unit_id: bodyUnitId, owed_account: owed!.id, paid_account: paid!.id }).onConflict((conflict) => conflict.columns(['payer_id', 'body_unit_id']).doNothing()).execute()
  return (await findBodyOf(ctx.tx, payer.unitId, bodyUnitId))!.id
}
