import type { ElectedOfficer } from '#registry'
import { dayInShanghai } from '#platform/clock'
import type { Tx } from '#platform/db'
import { electedTo } from './next-vote.ts'
import { findCongress, loadStanding } from './store.ts'

/** Who was elected to what, and on which day: the term runs from the day of the election (工会基层组织选举工作条例). */
export async function findElected(tx: Tx, foundingId: string): Promise<{ officers: ElectedOfficer[]; electedOn: string }> {
  const congress = await findCongress(tx, foundingId)
  if (!congress) throw new Error(`founding ${foundingId} has held no congress`)
  const { raced, rounds } = await loadStanding(tx, congress)
  const [chair] = electedTo('chair', raced)
  const officers = (['committee', 'audit', 'women'] as const).flatMap((body) => electedTo(body, raced).map((personId): ElectedOfficer => ({ personId, body, post: body === 'committee' && personId === chair ? 'chair' : 'member' })))
  return { officers, electedOn: dayInShanghai(rounds.at(-1)!.closed_at ?? rounds.at(-1)!.opened_at) }
}
