import { sql } from 'kysely'
import type { Check } from '#platform/module'

const check = (name: string, say: (one: string) => string, query: ReturnType<typeof sql<{ one: string }>>): Check => ({ name, run: async (tx) => (await query.execute(tx)).rows.map((row) => say(row.one)) })

/** The invariants of README.md that the tables alone cannot hold. */
export const checks: Check[] = [
  check('applications say what their cases say (J3)', (one) => `application ${one} and its case tell different states`, sql`
    select a.number as one from membership_application a left join process_case c on c.id = a.case_id where c.state is distinct from a.state or (c.closed_at is null) <> (a.closed_at is null)`),
  check('an accepted application has its membership, and no other has one (J2)', (one) => `application ${one}: decision and membership do not agree`, sql`
    select a.number as one from membership_application a where (a.state = 'accepted') <> (a.membership_id is not null)`),
  check('nobody became a member without the consents that it takes (J4)', (one) => `application ${one} was accepted without a required consent`, sql`
    select a.number as one from membership_application a where a.kind = 'join' and exists (select from unnest(array['identity', 'register']) as needed (purpose)
      where not exists (select from membership_consent c where c.application_id = a.id and c.purpose = needed.purpose and c.granted))`),
]
