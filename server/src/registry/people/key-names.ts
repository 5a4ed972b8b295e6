import { sql } from 'kysely'
import { z } from 'zod'
import { job, type CommandContext } from '#platform/module'
import { nameKeys } from './name-keys.ts'
import { openName } from './present.ts'

/** How names are keyed today; the default of the column. */
const today = 2
const batch = 2_000

/** Keys a batch of names that an older release keyed otherwise, and gives how many there were. */
async function keyBatch({ tx, cipher }: CommandContext): Promise<number> {
  const people = await tx.selectFrom('person').select(['id', 'scope', 'name_sealed', 'merged_into']).where('name_keying', '<', today).orderBy('id').limit(batch).forUpdate().execute()
  if (people.length === 0) return 0
  const ids = people.map((person) => person.id)
  // A record that gave way is found by nobody.
  const keys = people.filter((person) => !person.merged_into).flatMap((person) => nameKeys(cipher, openName(cipher, person)).map((key) => ({ person_id: person.id, scope: person.scope, key })))
  await tx.deleteFrom('person_name_key').where('person_id', 'in', ids).execute()
  await sql`insert into person_name_key (person_id, scope, key) select * from unnest(${keys.map((one) => one.person_id)}::uuid[], ${keys.map((one) => one.scope)}::text[], ${keys.map((one) => String(one.key))}::bigint[])`.execute(tx)
  await tx.updateTable('person').set({ name_keying: today }).where('id', 'in', ids).execute()
  return people.length
}

/** After an upgrade: names become findable again, a batch at a time. Does nothing when all are keyed. */
export const keyNamesJob = job({
  name: 'people.key-names', cron: '* * * * *', payload: z.object({}),
  async run(ctx) {
    let keyed = 0
    for (let last = batch; last > 0 && !await ctx.cancelled();) {
      keyed += last = await ctx.inTransaction(keyBatch, '')
      if (last > 0) await ctx.progress(keyed, null)
    }
    return { keyed }
  },
})
