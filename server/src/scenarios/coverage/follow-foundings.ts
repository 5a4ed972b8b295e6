import { sql } from 'kysely'
import { z } from 'zod'
import { dayInShanghai } from '#platform/clock'
import { newId } from '#platform/ids'
import { on, type CommandContext, type JobContext } from '#platform/module'
import { findEmployer } from './store.ts'

/** What a founding tells: which one, when, and the units on record whose union it is to be. */
const told = z.object({ foundingId: z.uuid(), name: z.string(), unitIds: z.array(z.uuid()), at: z.iso.datetime() })
type Told = z.output<typeof told>

const words = {
  'founding.applied': (name: string) => `建会申请已提交：${name}`,
  'founding.sent-back': (name: string) => `建会申请退回修改：${name}`,
  'founding.withdrawn': (name: string) => `建会申请已撤回：${name}`,
} as const
type Event = keyof typeof words

/** [V5] An application puts its employers to `founding`; one that came back or was taken back lets go of them, to where they stood before. Twice is once, and old news is none. */
async function follow(ctx: CommandContext, event: Event, payload: Told): Promise<{ moved: number }> {
  const heardAt = new Date(payload.at)
  let moved = 0
  const founding = event === 'founding.applied' ? payload.unitIds : []
  for (const id of founding.toSorted()) if (await begin(ctx, id, event, payload, heardAt)) moved++
  const { rows: left } = await sql<{ unit_id: string; scope: string; before: string }>`select unit_id, scope, coalesce(before_founding, 'untouched') as before from coverage_task
    where founding_id = ${payload.foundingId} and founding_heard_at < ${heardAt} and not (unit_id = any(${founding}::uuid[])) order by unit_id for update`.execute(ctx.tx)
  for (const row of left) {
    // A cadre who noted something meanwhile knows better: only what stands at `founding` goes back.
    const back = await ctx.tx.updateTable('coverage_task').set({ state: row.before, updated_at: ctx.clock.now() }).where('unit_id', '=', row.unit_id).where('state', '=', 'founding').executeTakeFirst()
    await ctx.tx.updateTable('coverage_task').set({ founding_heard_at: heardAt }).where('unit_id', '=', row.unit_id).execute()
    if (back.numUpdatedRows === 0n) continue
    await note(ctx, row, row.before, words[event](payload.name))
    moved++
  }
  return { moved }
}

async function begin(ctx: CommandContext, id: string, event: Event, { foundingId, name }: Told, heardAt: Date): Promise<boolean> {
  const employer = await findEmployer(ctx.tx, id, dayInShanghai(ctx.clock.now()))
  if (!employer || employer.union_id) return false
  const fresh = { unit_id: id, scope: employer.scope, state: 'untouched', account_id: null, next_on: null, updated_at: ctx.clock.now() }
  await ctx.tx.insertInto('coverage_task').values(fresh).onConflict((conflict) => conflict.column('unit_id').doNothing()).execute()
  const task = await ctx.tx.selectFrom('coverage_task').selectAll().where('unit_id', '=', id).forUpdate().executeTakeFirstOrThrow()
  if (task.founding_heard_at && task.founding_heard_at >= heardAt) return false
  const before = task.state === 'founding' ? task.before_founding ?? 'agreed' : task.state
  await ctx.tx.updateTable('coverage_task').set({ state: 'founding', founding_id: foundingId, before_founding: before, founding_heard_at: heardAt, updated_at: ctx.clock.now() }).where('unit_id', '=', id).execute()
  await note(ctx, employer, 'founding', words[event](name))
  return true
}

/** By nobody: the founding itself said so. */
async function note(ctx: CommandContext, of: { unit_id: string; scope: string } | { id: string; scope: string }, state: string, said: string): Promise<void> {
  await ctx.tx.insertInto('coverage_note').values({ id: newId(), unit_id: 'id' in of ? of.id : of.unit_id, scope: of.scope, state, words: said, next_on: null, account_id: null, at: ctx.clock.now() }).execute()
}

const handler = (event: Event) => on({ event, name: `coverage.follow-${event.replace('.', '-')}`, payload: told, run: (run: JobContext, payload) => run.inTransaction((ctx) => follow(ctx, event, payload)) })

export const followFoundings = (Object.keys(words) as Event[]).map(handler)
