import type { AnswerOf, auditRoutes } from '@guildhall/contract'
import { sql } from 'kysely'
import { requireStaff, type RequestContext } from '../http/index.ts'

type State = { entries: bigint; broken: bigint; unsealed: bigint; first_broken: Date | null }

/** Computes every link anew inside the database, where the auditor's range does not hide the others' entries; gives counts and nothing of the entries. */
export async function getChainState(ctx: RequestContext): Promise<AnswerOf<typeof auditRoutes.chain>> {
  requireStaff(ctx, 'audit.read')
  const { rows: [state] } = await sql<State>`select * from app.audit_chain_state()`.execute(ctx.tx)
  const { entries, broken, unsealed, first_broken: first } = state!
  return { checkedAt: ctx.clock.now().toISOString(), entries: Number(entries), broken: Number(broken), unsealed: Number(unsealed), firstBroken: first?.toISOString() ?? null }
}
