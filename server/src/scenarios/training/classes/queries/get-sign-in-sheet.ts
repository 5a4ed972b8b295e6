import type { AnswerOf, classesRoutes, InputOf } from '@guildhall/contract'
import { maskNameForPublic } from '#platform/crypto'
import { asService, type RequestContext } from '#platform/http'
import { openFront, type Front } from '../front.ts'
import { presentLessons } from '../lessons.ts'
import { sealedIn, type Sheet } from '../model.ts'
import { mayRun } from '../policy.ts'
import { isAttendanceSettled } from '../rules.ts'
import { findAttendance, findLeaves, findRoster } from '../store.ts'

/** The sheet of a lesson. One character of a name is hidden and the end of the phone shown: enough to find one's own line on paper. */
export async function getSignInSheet(ctx: RequestContext, input: InputOf<typeof classesRoutes.getSignInSheet>): Promise<AnswerOf<typeof classesRoutes.getSignInSheet>> {
  const front = await openFront(ctx, input.sessionId, 'look')
  const runs = front.as === 'trainer' || (ctx.actor.kind === 'staff' && mayRun(ctx.actor, front.of))
  return asService(ctx, front.of.scope, () => presentSheet(ctx, front, runs))
}

export async function presentSheet(ctx: RequestContext, { session, of }: Front, runs: boolean): Promise<Sheet> {
  const [roster, marks, leaves, organiser] = await Promise.all([
    findRoster(ctx.tx, [of.id], ['seated']), findAttendance(ctx.tx, [session.id]), findLeaves(ctx.tx, [session.id]), ctx.tx.selectFrom('unit').select('name').where('scope', '=', of.scope).executeTakeFirst(),
  ])
  const [lesson] = await asService(ctx, '', () => presentLessons(ctx.tx, [session], ctx.clock.now()))
  const may = runs && !isAttendanceSettled(of.state) && session.state !== 'cancelled'
  return {
    lesson: lesson!, organiser: organiser?.name ?? '', may: { enter: may, decideLeave: may },
    rows: roster.map((one): Sheet['rows'][number] => {
      const mark = marks.find((row) => row.enrolment_id === one.id)
      const leave = leaves.find((row) => row.enrolment_id === one.id)
      return {
        enrolmentId: one.id, name: maskNameForPublic(ctx.cipher.open(one.name_sealed, sealedIn.name).reveal()), phoneTail: one.phone_sealed && ctx.cipher.open(one.phone_sealed, sealedIn.phone).reveal().slice(-4),
        unitName: one.unit_name, status: (mark?.status ?? null) as Sheet['rows'][number]['status'], via: (mark?.via ?? null) as Sheet['rows'][number]['via'], at: mark?.at.toISOString() ?? null,
        leave: leave ? { id: leave.id, reason: leave.reason, state: leave.state as 'asked', askedAt: leave.asked_at.toISOString() } : null,
      }
    }),
  }
}
