import { sql } from 'kysely'
import type { Check } from '#platform/module'

/** What `doctor` proves of foundings; the numbers are those of the README. */
export const foundingChecks: Check[] = [
  {
    name: 'founding and case tell the same state',
    run: async (tx) => (await sql<{ line: string }>`select format('founding %s is %s, its case %s', f.number, f.state, c.state) as line from founding f join process_case c on c.id = f.case_id where c.state <> f.state limit 20`.execute(tx)).rows.map((row) => row.line),
  },
  {
    name: 'as many ballots in a closed box as people who voted on the phone',
    async run(tx, services) {
      const rows = await tx.selectFrom('founding_round as r').select(['r.id', 'r.box_sealed', sql<number>`(select count(*)::int from founding_turnout t where t.round_id = r.id)`.as('voted')]).execute()
      return rows.flatMap((row) => {
        const ballots = (JSON.parse(services.cipher.open(row.box_sealed, 'founding_round.box').reveal()) as unknown[]).length
        return ballots === row.voted ? [] : [`round ${row.id}: ${ballots} ballots of ${row.voted} voters`]
      })
    },
  },
  {
    name: 'nobody became a member by a founding without having agreed',
    run: async (tx) => (await sql<{ line: string }>`select format('founding %s: a place on the roster became %s though the person %s', founding_id, became, consent) as line from founding_roster where became is not null and consent <> 'agreed' limit 20`.execute(tx)).rows.map((row) => row.line),
  },
]
