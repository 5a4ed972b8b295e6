import { sql } from 'kysely'
import type { Check } from '#platform/module'

export const legalPersonChecks: Check[] = [{
  name: 'L3: one version of a legal person in force lasts, and none of a cancelled one',
  async run(tx) {
    const { rows } = await sql<{ code: string; n: number }>`
      select l.code, count(v.id)::int as n from legal_person l left join legal_person_version v on v.legal_person_id = l.id and v.valid_to is null
      group by l.id having count(v.id) <> (case when l.cancelled_on is null then 1 else 0 end) limit 20`.execute(tx)
    return rows.map((row) => `legal person ${row.code}: ${row.n} versions last`)
  },
}]
