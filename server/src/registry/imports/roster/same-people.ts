import { sql } from 'kysely'
import { asService } from '#platform/http'
import type { CommandContext } from '#platform/module'
import { notePairs } from '../../people/index.ts'

/**
 * A row whose phone another record has, under the same name and another ID number: perhaps one person whose number was once copied wrongly. The two wait in the queue of
 * duplicates of whoever reaches both; nothing is merged here.
 */
export async function noteSamePeople(ctx: CommandContext, runId: string): Promise<void> {
  // The other record may lie outside the range of the file: it is compared by the service, and nobody is told.
  const { rows } = await asService(ctx, '', () => sql<{ one: string; other: string }>`
    select distinct s.person_id as one, p.id as other from roster_stage s join person p on p.id = s.phone_owner
    where s.run_id = ${runId} and s.phone_owner <> s.person_id
      and (select array_agg(k.key order by k.key) from person_name_key k where k.person_id = p.id) = (select array_agg(key order by key) from unnest(s.name_keys) key)`.execute(ctx.tx))
  await notePairs(ctx, rows, 'same-phone')
}
