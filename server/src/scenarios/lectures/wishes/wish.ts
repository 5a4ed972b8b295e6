import { sql } from 'kysely'
import type { AnswerOf, lectureMenuRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import type { Tx } from '#platform/db'
import { asService, NotFound, Refused, requireStaff, requireWorker, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { findOnMenu } from '../menu/index.ts'
import { mayWishAgain } from './rules.ts'
import { countWishes, findWishesOf, type MyWish } from './store.ts'

/** The union that is told: of which the person is a member, else the one that keeps their record. */
async function unionOf(tx: Tx, personId: string): Promise<{ unit_id: string; scope: string }> {
  const { rows } = await sql<{ unit_id: string; scope: string }>`
    select m.unit_id, m.scope from membership m where m.person_id = ${personId} and m.valid_to is null
    union all select p.unit_id, p.scope from person p where p.id = ${personId} limit 1`.execute(tx)
  return rows[0]!
}

/** I would like to hear it (L7): once for each person and lecture, anew when what I wished for is over. Two taps are one wish. */
export async function wishToHear(ctx: RequestContext, { lectureId }: { lectureId: string }): Promise<MyWish> {
  const { personId } = requireWorker(ctx)
  return asService(ctx, '', async () => {
    const union = await unionOf(ctx.tx, personId)
    if (!(await findOnMenu(ctx.tx, lectureId))) throw new Refused('lectures.not-on-menu')
    const now = ctx.clock.now()
    const made = await ctx.tx.insertInto('lecture_wish').values({ id: newId(), scope: union.scope, unit_id: union.unit_id, lecture_id: lectureId, person_id: personId, wished_at: now }).onConflict((known) => known.columns(['person_id', 'lecture_id']).doNothing()).executeTakeFirst()
    const [before] = await findWishesOf(ctx.tx, personId, lectureId)
    if (made.numInsertedOrUpdatedRows === 0n && !mayWishAgain(before!.state)) return before!
    await ctx.tx.updateTable('lecture_wish').set({ order_id: null, wished_at: now, scope: union.scope, unit_id: union.unit_id }).where('person_id', '=', personId).where('lecture_id', '=', lectureId).execute()
    await appendAudit(ctx, { action: 'lectures.wish', subject: `lecture:${lectureId}`, scope: union.scope })
    return (await findWishesOf(ctx.tx, personId, lectureId))[0]!
  })
}

export async function takeWishBack(ctx: RequestContext, { lectureId }: { lectureId: string }): Promise<void> {
  const { personId } = requireWorker(ctx)
  const gone = await asService(ctx, '', () => ctx.tx.deleteFrom('lecture_wish').where('person_id', '=', personId).where('lecture_id', '=', lectureId).returning('scope').executeTakeFirst())
  if (!gone) throw new NotFound()
  await appendAudit(ctx, { action: 'lectures.take-wish-back', subject: `lecture:${lectureId}`, scope: gone.scope })
}

export async function listMyWishes(ctx: RequestContext): Promise<AnswerOf<typeof lectureMenuRoutes.myWishes>> {
  const { personId } = requireWorker(ctx)
  return { rows: await asService(ctx, '', () => findWishesOf(ctx.tx, personId)) }
}

/** What members of the range would like to hear: how many, not who. */
export async function listWishes(ctx: RequestContext): Promise<AnswerOf<typeof lectureMenuRoutes.wishes>> {
  const { scope } = requireStaff(ctx, 'lectures.read')
  const rows = await asService(ctx, '', () => countWishes(ctx.tx, scope))
  return { rows: rows.map((row) => ({ lectureId: row.lecture_id, title: row.title, lecturer: row.lecturer, people: row.people, since: row.since.toISOString(), unitCount: row.unit_count, units: row.units })) }
}
