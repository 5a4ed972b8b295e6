import { sql } from 'kysely'
import type { Check } from '#platform/module'

/** T9, seen from behind: a text about free seats went to nobody who had said no before it was sent. */
export const offersChecks: Check[] = [{
  name: 'training: no offer of free seats after a no (T9)',
  async run(tx) {
    const { rows } = await sql<{ number: string; people: number }>`
      select c.number, count(*)::int as people from training_offer o join training_offer_choice w on w.person_id = o.person_id and not w.wanted and w.chosen_at < o.sent_at join training_class c on c.id = o.class_id
      where o.state = 'sent' group by c.number`.execute(tx)
    return rows.map((row) => `class ${row.number}: ${row.people} people were told of free seats after they had said no`)
  },
}]
