import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../db/index.ts'

type Link = { lane: number; seq: bigint; hash: Buffer; entry_id: string; text: string | null }

/**
 * Walks every chain and recomputes its hashes; gives one line for each thing that is wrong: an entry that was changed, removed, inserted between others, or
 * never sealed. Needs the dump role or the owner.
 */
export async function verifyAuditChain(tx: Tx): Promise<string[]> {
  const wrong: string[] = []
  const { rows: lanes } = await sql<{ lane: number }>`select distinct lane from audit_seal order by lane`.execute(tx)
  for (const { lane } of lanes) wrong.push(...await verifyLane(tx, lane))
  const { rows: unsealed } = await sql<{ id: string }>`select id from audit_entry e where not exists (select from audit_seal s where s.entry_id = e.id) limit 20`.execute(tx)
  return [...wrong, ...unsealed.map(({ id }) => `audit entry ${id} stands outside the chain: it was not written by the system`)]
}

async function verifyLane(tx: Tx, lane: number): Promise<string[]> {
  let previous: { seq: bigint; hash: Buffer } = { seq: 0n, hash: Buffer.alloc(0) }
  for (;;) {
    const { rows } = await sql<Link>`
      select s.lane, s.seq, s.hash, s.entry_id, app.audit_text(e) as text from audit_seal s left join audit_entry e on e.id = s.entry_id
      where s.lane = ${lane} and s.seq > ${previous.seq} order by s.seq limit 5000`.execute(tx)
    if (rows.length === 0) return []
    for (const link of rows) {
      const fault = faultOf(previous, link)
      // What follows a broken link cannot be judged: the first fault of a lane is the one that is told.
      if (fault) return [fault]
      previous = link
    }
  }
}

function faultOf(previous: { seq: bigint; hash: Buffer }, link: Link): string | undefined {
  if (link.seq !== previous.seq + 1n) return `audit chain ${link.lane}: links ${previous.seq + 1n} to ${link.seq - 1n} were removed`
  if (link.text === null) return `audit entry ${link.entry_id} was removed (chain ${link.lane}, link ${link.seq})`
  const hash = createHash('sha256').update(previous.hash).update(link.text, 'utf8').digest()
  return hash.equals(link.hash) ? undefined : `audit entry ${link.entry_id} was changed, or the link before it (chain ${link.lane}, link ${link.seq})`
}
