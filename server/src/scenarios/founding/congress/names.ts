import type { Cipher } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { openName } from '#registry'

/** Who stands for election, under the full name and with where they work: whoever votes, counts or approves has to know whom. */
export async function namesOfCandidates(ctx: { tx: Tx; cipher: Cipher }, ids: readonly string[]): Promise<Map<string, { name: string; unitName: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.tx.selectFrom('person as p').innerJoin('unit as u', 'u.id', 'p.unit_id').select(['p.id', 'p.name_sealed', 'u.name as unit_name']).where('p.id', 'in', [...new Set(ids)]).execute()
  return new Map(rows.map((row) => [row.id, { name: openName(ctx.cipher, row).reveal(), unitName: row.unit_name }]))
}
