import type { AnswerOf, InputOf, joiningRoutes } from '@guildhall/contract'
import { dayInShanghai } from '#platform/clock'
import { PersonalText } from '#platform/crypto'
import { NotFound, Refused, requireWorker, type RequestContext } from '#platform/http'
import { phoneOf, typedFacts } from '../facts.ts'
import { moveApplication, partyOf } from '../move.ts'
import { presentMine } from '../present.ts'
import { ageOn, bornOf, youngest } from '../rules.ts'
import { inService } from '../settle.ts'
import { lockApplication } from '../store.ts'
import { proceed, readNumber, sealed } from './apply.ts'

type Route = typeof joiningRoutes.correct

/** Name and number once more; they are checked like the first time. */
export async function correctIdentity(ctx: RequestContext, input: InputOf<Route>): Promise<AnswerOf<Route>> {
  const { personId } = requireWorker(ctx)
  const [name, number] = [new PersonalText(input.name), readNumber(ctx, input.idNumber)]
  if (ageOn(bornOf(number.reveal()), dayInShanghai(ctx.clock.now())) < youngest) throw new Refused('membership.too-young')
  const row = await inService(ctx, async () => {
    const mine = await lockApplication(ctx.tx, input.applicationId)
    if (mine.person_id !== personId) throw new NotFound()
    if (mine.state !== 'correcting') throw new Refused('membership.moved-on')
    const { member, doubt } = await typedFacts(ctx, personId, { name, number })
    if (member === 'other') throw new Refused('membership.exists')
    const moved = await moveApplication(ctx, mine, { event: 'correct', actor: partyOf(ctx), change: sealed(ctx, { name, phone: phoneOf(ctx, mine), number }) })
    return proceed(ctx, moved, { known: false, doubt })
  })
  return presentMine(ctx, row)
}
