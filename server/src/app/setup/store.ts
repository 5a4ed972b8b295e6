import { asService } from '#platform/http'
import type { CommandContext } from '#platform/module'
import type { Outcome, StepId } from './rules.ts'

type Noted = { steps: ReadonlyMap<string, Outcome>; finishedAt: Date | null }

/** What was said about the steps so far. */
export async function readNotes(ctx: CommandContext): Promise<Noted> {
  const rows = await asService(ctx, '', () => ctx.tx.selectFrom('setup_step').selectAll().execute())
  return { steps: new Map(rows.map((row) => [row.step, row.outcome as Outcome])), finishedAt: rows.find((row) => row.step === 'finish')?.noted_at ?? null }
}

/** Says it, or says it anew. Gives whether that was news. */
export async function noteStep(ctx: CommandContext, step: StepId | 'finish', outcome: Outcome, by: string): Promise<boolean> {
  const said = { outcome, noted_by: by, noted_at: ctx.clock.now() }
  const { numInsertedOrUpdatedRows } = await asService(ctx, '', () => ctx.tx.insertInto('setup_step').values({ step, ...said })
    .onConflict((conflict) => conflict.column('step').doUpdateSet(said).where('setup_step.outcome', '<>', outcome)).executeTakeFirst())
  return numInsertedOrUpdatedRows === 1n
}
