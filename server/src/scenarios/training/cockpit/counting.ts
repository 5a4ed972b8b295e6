import { z } from 'zod'
import { sql } from 'kysely'
import { recordAll } from '#engines/metrics'
import type { Tx } from '#platform/db'
import { job, on, type JobContext } from '#platform/module'
import { contributionsOf, metricsOf, type Kind } from './contributions.ts'

const batch = 2_000

/**
 * Counts up to a batch of what fell due and gives how much there was. One at a time: each reads the records after the one before has committed, so that an older
 * reading never overwrites a newer one.
 */
async function countBatch(tx: Tx): Promise<number> {
  if (await findDue(tx) === 0) return 0
  await sql`select pg_advisory_xact_lock(hashtext('training.count-figures'))`.execute(tx)
  const due = await tx.deleteFrom('training_figure_due').where('id', 'in', (some) => some.selectFrom('training_figure_due').select('id').orderBy('id').limit(batch)).returning(['kind', 'ref']).execute()
  const contributions = [], gone = []
  for (const [kind, rows] of Map.groupBy(due, (row) => row.kind as Kind)) {
    const refs = [...new Set(rows.map((row) => row.ref))]
    const counted = await contributionsOf[kind](tx, refs)
    const said = new Set(counted.map((one) => `${one.metric.key} ${one.ref}`))
    contributions.push(...counted)
    gone.push(...metricsOf[kind].flatMap((metric) => refs.filter((ref) => !said.has(`${metric.key} ${ref}`)).map((ref) => ({ metric, ref }))))
  }
  await recordAll(tx, contributions, gone)
  return due.length
}

/** How many changes of the caller's range are not counted yet. */
export async function findDue(tx: Tx): Promise<number> {
  const { due } = await tx.selectFrom('training_figure_due').select(sql<number>`count(*)::int`.as('due')).executeTakeFirstOrThrow()
  return due
}

/** Works off everything that is due in the job's range. */
export async function countFigures(run: Pick<JobContext, 'inTransaction'>): Promise<{ counted: number }> {
  let counted = 0
  for (let last = batch; last > 0;) counted += last = await run.inTransaction((ctx) => countBatch(ctx.tx))
  return { counted }
}

/** For what changes records without an event: the making of a demo, a unit that moves. */
export const countFiguresJob = job({ name: 'training.count-figures', payload: z.object({}), cron: '* * * * *', run: (run) => countFigures(run) })

/** Tells every figure anew from its records (`guildhall recount`). Nothing should ever need it; whoever answers for the figures should not have to believe that. */
export async function recountFigures(run: Pick<JobContext, 'inTransaction'>): Promise<{ counted: number }> {
  await run.inTransaction((ctx) => sql`select app.training_recount()`.execute(ctx.tx))
  return countFigures(run)
}

const events = [
  'need-filed', 'need-corrected', 'need-withdrawn', 'needs-imported', 'needs-import-undone', 'needs-classified', 'needs-planned', 'class-published', 'class-cancelled',
  'worker-enrolled', 'enrolment-cancelled', 'results-confirmed', 'certificate-revoked', 'evaluation-submitted',
]

/** After these the wall should move at once. What falls due is written by the database itself, so that nothing is lost where an event is missing here. */
export const countAfter = events.map((event) => on({ event: `training.${event}`, name: `training.count-after-${event}`, payload: z.unknown(), run: (run) => countFigures(run) }))
