import type { Report } from '#engines/intake'
import type { CommandContext } from '#platform/module'

const sealedIn = 'roster_run.report'
type Checkpoint = { runId: string; scope: string; sha256: Buffer; n: number; report: Report }

/** Notes how far a run has come and what became of the rows so far, in the transaction that staged them. The cells of rejected rows are personal data. */
export async function keepCheckpoint(ctx: CommandContext, { runId, scope, sha256, n, report }: Checkpoint): Promise<void> {
  const kept = { n, report_sealed: ctx.cipher.seal(JSON.stringify(report), sealedIn), updated_at: ctx.clock.now() }
  await ctx.tx.insertInto('roster_run').values({ run_id: runId, scope, sha256, ...kept }).onConflict((conflict) => conflict.column('run_id').doUpdateSet(kept)).execute()
}

export async function openCheckpoint(ctx: CommandContext, runId: string): Promise<{ n: number; report: Report } | undefined> {
  const row = await ctx.tx.selectFrom('roster_run').selectAll().where('run_id', '=', runId).executeTakeFirst()
  return row && { n: row.n, report: JSON.parse(ctx.cipher.open(row.report_sealed, sealedIn).reveal()) as Report }
}

/** A run of the same file in the same range that was killed: the operator who starts it again goes on with it. */
export async function findUnfinished(ctx: CommandContext, sha256: Buffer): Promise<string | undefined> {
  const scope = 'scope' in ctx.actor ? ctx.actor.scope : ''
  const row = await ctx.tx.selectFrom('roster_run').select('run_id').where('sha256', '=', sha256).where('scope', '=', scope).orderBy('updated_at', 'desc').executeTakeFirst()
  return row?.run_id
}
