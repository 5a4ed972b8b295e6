import type { AnswerOf, classesRoutes, InputOf } from '@guildhall/contract'
import { maskNameForPublic } from '#platform/crypto'
import { makeDoorCode } from '#platform/door-codes'
import { asService, Refused, type RequestContext } from '#platform/http'
import { openFront } from '../front.ts'
import { presentLessons } from '../lessons.ts'
import { sealedIn } from '../model.ts'
import { isCheckInOpen } from '../rules.ts'
import { findAttendance, findRoster } from '../store.ts'

/** The code of this quarter of a minute, with who is here already. Names stand on a wall, so they are masked for the public. */
export async function getCheckInCode(ctx: RequestContext, input: InputOf<typeof classesRoutes.getCheckInCode>): Promise<AnswerOf<typeof classesRoutes.getCheckInCode>> {
  const { session, of } = await openFront(ctx, input.sessionId, 'run')
  const now = ctx.clock.now()
  if (!isCheckInOpen({ startsAt: session.starts_at, endsAt: session.ends_at, state: session.state }, now)) throw new Refused('training.check-in-closed')
  const { token, until } = makeDoorCode(ctx.cipher, session.id, now)
  return asService(ctx, '', async () => {
    const [lesson] = await presentLessons(ctx.tx, [session], now)
    const names = new Map((await findRoster(ctx.tx, [of.id], ['seated'])).map((one) => [one.id, maskNameForPublic(ctx.cipher.open(one.name_sealed, sealedIn.name).reveal())]))
    const came = (await findAttendance(ctx.tx, [session.id])).filter((mark) => mark.status === 'present' || mark.status === 'late').sort((a, b) => b.at.getTime() - a.at.getTime())
    return {
      path: `/c/${token}`, until: until.toISOString(), lesson: lesson!,
      latest: came.slice(0, 12).map((mark) => ({ name: names.get(mark.enrolment_id) ?? '', status: mark.status as 'present', at: mark.at.toISOString() })),
    }
  })
}
