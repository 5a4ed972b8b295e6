import { z } from 'zod'
import { dayInShanghai } from '#platform/clock'
import { newId } from '#platform/ids'
import { job, type CommandContext, type JobContext } from '#platform/module'
import { sendNotices } from '#platform/notify'
import { accountsAt, findSuperiors } from '../access/index.ts'
import './notices.ts'
import { promisedOn, reminderDue, reminderHorizon } from './rules.ts'
import type { TermRow } from './model.ts'

/** Tells unions and the federation above of elections that come up, once for each distance (O3). Union by union, so that what was told stays told when a later one fails. */
export async function remindOfElections(run: JobContext): Promise<{ reminded: number; told: number }> {
  const today = dayInShanghai(run.clock.now())
  const due = await run.inTransaction(({ tx }) => tx.selectFrom('union_term as t').innerJoin('unit as u', 'u.id', 't.unit_id').selectAll('t').select('u.name as unit_name')
    .where('t.ended_on', 'is', null).where('u.dissolved_on', 'is', null).where((is) => is.or([is('t.due_on', '<=', reminderHorizon(today)), is('t.postponed_to', '<=', reminderHorizon(today))])).orderBy('t.id').execute(), '')
  const done = { reminded: 0, told: 0 }
  for (const term of due) {
    if (await run.cancelled()) break
    const told = await run.inTransaction((ctx) => remind(ctx, term, today), '')
    if (told !== null) { done.reminded++; done.told += told }
  }
  return done
}

async function remind(ctx: CommandContext, term: TermRow & { unit_name: string }, today: string): Promise<number | null> {
  const months = reminderDue(term, today)
  if (months === null) return null
  const noted = await ctx.tx.insertInto('union_term_reminder').values({ id: newId(), term_id: term.id, scope: term.scope, due_on: promisedOn(term), months, told: 0, sent_at: ctx.clock.now() })
    .onConflict((conflict) => conflict.columns(['term_id', 'due_on', 'months']).doNothing()).returning('id').executeTakeFirst()
  if (!noted) return null
  const own = await accountsAt(ctx, [term.unit_id], ['union-chair'])
  const above = await findSuperiors(ctx.tx, { scope: term.scope, permission: 'terms.manage', on: today })
  const accounts = [...new Set([...own, ...above?.accountIds ?? []])]
  await sendNotices(ctx, accounts.map((accountId) => ({
    to: { accountId }, kind: months === 0 ? 'terms.election-overdue' : 'terms.election-due', params: { union: term.unit_name, due: promisedOn(term), months }, link: '/console/terms',
  })))
  await ctx.tx.updateTable('union_term_reminder').set({ told: accounts.length }).where('id', '=', noted.id).execute()
  return accounts.length
}

export const remindJob = job({ name: 'registry.remind-elections', cron: '50 7 * * *', payload: z.object({}), run: remindOfElections })
