import { sql } from 'kysely'
import type { Check } from '#platform/module'

/** Invariants of class templates on the whole database, for `doctor`. */
export const templatesChecks: Check[] = [
  {
    name: 'training: a unit has one template in force for an occupation and level at a time (CT1)',
    async run(tx) {
      const { rows } = await sql<{ a: string; b: string; from: string }>`
        select a.template_id as a, b.template_id as b, greatest(a.valid_from, b.valid_from)::text as from from training_template_version a join training_template ta on ta.id = a.template_id
        join training_template tb on tb.unit_id = ta.unit_id and tb.occupation_id is not distinct from ta.occupation_id and tb.level is not distinct from ta.level
        join training_template_version b on b.template_id = tb.id and (b.template_id, b.version) > (a.template_id, a.version)
          and b.valid_from <= coalesce(a.valid_until, 'infinity') and a.valid_from <= coalesce(b.valid_until, 'infinity')
        where coalesce(a.valid_until, 'infinity') >= a.valid_from and coalesce(b.valid_until, 'infinity') >= b.valid_from limit 100`.execute(tx)
      return rows.map((row) => `templates ${row.a} and ${row.b} both hold on ${row.from}`)
    },
  },
]
