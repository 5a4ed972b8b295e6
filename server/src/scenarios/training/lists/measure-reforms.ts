import { z } from 'zod'
import { addDays } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { job, type CommandContext } from '#platform/module'
import { measure, spansOf, type Measure } from './measure.ts'
import { findMeasured, lockReform, updateReform } from './reforms-store.ts'

/** So many days after its end a reform is still measured: marks and forms of its last classes come in later. */
const afterEndDays = 60

/** Measures one reform from the records of its unit's range: the span since it began, and as many days before. Called as the service of that range. */
export async function measureReform(ctx: Pick<CommandContext, 'tx' | 'clock'>, id: string): Promise<void> {
  const row = await lockReform(ctx.tx, id)
  if (!row || row.state === 'draft') return
  const now = ctx.clock.now()
  const spans = spansOf(row.since, row.ended_on ?? dayInShanghai(now))
  const of = (span: { from: string; to: string }) => measure(ctx.tx, row.measure as Measure, { scope: row.scope, ...span })
  await updateReform(ctx.tx, id, { effect: JSON.stringify({ before: await of(spans.before), after: await of(spans.after) }), measured_at: now })
}

/** Each night, one by one, each in a transaction of its own. */
export const measureReformsJob = job({
  name: 'training.measure-reforms', payload: z.object({}), cron: '20 2 * * *',
  async run(run) {
    const endedSince = addDays(dayInShanghai(run.clock.now()), -afterEndDays)
    const due = await run.inTransaction((ctx) => findMeasured(ctx.tx, endedSince))
    for (const one of due) await run.inTransaction((ctx) => measureReform(ctx, one.id), one.scope)
    return { measured: due.length }
  },
})
