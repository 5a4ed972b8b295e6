import type { Tx } from '#platform/db'

/** The name of the federation that serves a need: whom to ask about it. */
export async function servingFederation(tx: Tx, scope: string): Promise<string> {
  const unit = await tx.selectFrom('unit').select('name').where('scope', '=', scope).executeTakeFirst()
  return unit?.name ?? ''
}
