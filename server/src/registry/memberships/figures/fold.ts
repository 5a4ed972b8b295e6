import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/db'
import { job, on, type JobContext } from '#platform/module'

const batch = 100_000

/** How many changes wait to be counted; of many only that they are many. */
export async function findDue(tx: Tx): Promise<number> {
  const { rows: [row] } = await sql<{ due: number }>`select app.member_figures_due() as due`.execute(tx)
  return row!.due
}

/** Adds everything up that is due. */
export async function foldMemberFigures(run: Pick<JobContext, 'inTransaction'>): Promise<{ counted: number }> {
  let counted = 0
  for (let last = batch; last > 0;) {
    last = await run.inTransaction(async ({ tx }) => {
      const { rows: [row] } = await sql<{ folded: number }>`select app.fold_member_figures(${batch}) as folded`.execute(tx)
      return row!.folded
    }, '')
    counted += last
  }
  return { counted }
}

/** Tells every figure anew from the memberships (`guildhall recount`). */
export async function recountMembers(run: Pick<JobContext, 'inTransaction'>): Promise<{ counted: number }> {
  await run.inTransaction(({ tx }) => sql`select app.recount_members()`.execute(tx), '')
  return foldMemberFigures(run)
}

/** Once a minute: what an event that was lost would have brought. */
export const foldJob = job({ name: 'registry.count-members', cron: '* * * * *', payload: z.object({}), run: (run) => foldMemberFigures(run) })
/** The database says itself that memberships changed, once for each transaction. */
export const foldAfterChange = on({ event: 'registry.members-changed', name: 'registry.count-members-after-change', payload: z.unknown(), run: (run) => foldMemberFigures(run) })
