import { asService, holderOf } from '#platform/http'
import { newId } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import { transfer } from './change-membership.ts'
import { lockLasting, movePerson } from './store.ts'

export type Entered = 'joined' | 'transferred' | 'member'

/**
 * A person of the range becomes a member of a union from a day on: whoever is a member of nothing joins, a member of another unit comes over with the day of joining kept
 * (M1), and who is a member there already stays. Throws `memberships.dates-wrong` for a member who came to the other unit after that day.
 */
export async function enterMember(ctx: CommandContext, person: { id: string }, unit: { id: string; scope: string }, { from, reason }: { from: string; reason: string }): Promise<Entered> {
  const held = await lockLasting(ctx.tx, person.id)
  if (held?.unit_id === unit.id) return 'member'
  if (held) {
    await transfer(ctx, held, unit, { from, reason })
    return 'transferred'
  }
  await asService(ctx, 'scope' in ctx.actor ? ctx.actor.scope : '', async () => {
    await ctx.tx.insertInto('membership').values({ id: newId(), person_id: person.id, unit_id: unit.id, scope: unit.scope, joined_on: from, valid_from: from, began_by: 'join', recorded_by: holderOf(ctx.actor), recorded_at: ctx.clock.now() }).execute()
    await movePerson(ctx, person.id, unit)
  })
  return 'joined'
}
