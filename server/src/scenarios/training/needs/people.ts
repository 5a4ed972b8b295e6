import type { PersonalText } from '#platform/crypto'
import { NotFound, type RequestContext } from '#platform/http'
import { openName, openPhone } from '#registry/people'

/** The worker's own record as their request sees it. Where someone has not said where they work, the unit is the federation at the top, which is no employer. */
export async function getOwnPerson(ctx: Pick<RequestContext, 'tx' | 'cipher'>, personId: string): Promise<{ name: PersonalText; phone: PersonalText | null; unitName: string | null }> {
  const row = await ctx.tx.selectFrom('person').innerJoin('unit', 'unit.id', 'person.unit_id').select(['person.name_sealed', 'person.phone_sealed', 'unit.name', 'unit.kind'])
    .where('person.id', '=', personId).executeTakeFirst()
  if (!row) throw new NotFound()
  return { name: openName(ctx.cipher, row), phone: openPhone(ctx.cipher, row), unitName: row.kind === 'federation' ? null : row.name }
}
