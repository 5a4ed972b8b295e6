import { liveStates } from '@guildhall/contract'
import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import { instantInShanghai } from '#platform/clock'
import type { Cipher } from '#platform/crypto'
import type { Database } from '#platform/db'
import { keysToFind } from '#registry/people'
import type { NeedFilter } from './model.ts'

type Needs = ExpressionBuilder<{ n: Database['training_need'] } & Database, 'n'>

/**
 * The one translation of the filters: list, demand, cell and export all use it, so a figure and what is behind it can't differ. The alias of the table is `n`.
 */
export function matching(filter: NeedFilter, cipher: Cipher): (eb: Needs) => Expression<SqlBool> {
  return (eb) => {
    const all: Expression<SqlBool>[] = [eb('n.state', 'in', filter.state ?? [...liveStates])]
    const oneOf = (column: 'n.occupation_id' | 'n.town' | 'n.level' | 'n.occupation_sure', values: readonly (string | number)[] | undefined) => {
      if (!values || values.length === 0) return
      const named = values.filter((value) => value !== 'none')
      all.push(eb.or([
        ...(named.length > 0 ? [eb(column, 'in', named as never[])] : []),
        ...(values.includes('none') ? [eb(column, 'is', null)] : []),
      ]))
    }
    oneOf('n.occupation_id', filter.occupation)
    oneOf('n.level', filter.level)
    oneOf('n.town', filter.town)
    oneOf('n.occupation_sure', filter.sure)
    if (filter.division) all.push(eb('n.division', 'in', filter.division))
    if (filter.source) all.push(eb('n.source', 'in', filter.source))
    if (filter.window) all.push(sql<SqlBool>`n.windows && ${filter.window}::text[]`)
    if (filter.askedFrom) all.push(eb('n.asked_at', '>=', instantInShanghai(filter.askedFrom)))
    if (filter.askedTo) all.push(eb('n.asked_at', '<', new Date(instantInShanghai(filter.askedTo).getTime() + 86_400_000)))
    // Open at an end means any time on that side.
    if (filter.wantedFrom) all.push(sql<SqlBool>`coalesce(n.latest, 'infinity') >= ${filter.wantedFrom}::date`)
    if (filter.wantedTo) all.push(sql<SqlBool>`coalesce(n.earliest, '-infinity') <= ${filter.wantedTo}::date`)
    if (filter.importId) all.push(eb('n.import_id', '=', filter.importId))
    if (filter.classId) all.push(eb('n.class_id', '=', filter.classId))
    if (filter.q) all.push(searching(eb, filter.q, cipher))
    return eb.and(all)
  }
}

/** A number, a phone, two characters of a name, or any part of what was written. */
function searching(eb: Needs, text: string, cipher: Cipher): Expression<SqlBool> {
  if (/^1\d{10}$/.test(text)) return eb('n.phone_blind', '=', cipher.blind(text, 'phone'))
  const part = `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`
  const found: Expression<SqlBool>[] = [
    eb('n.number', 'ilike', part), eb('n.unit_name', 'ilike', part), eb('n.wish', 'ilike', part), eb('n.words', 'ilike', part),
  ]
  const keys = keysToFind(cipher, text)
  if ([...text].length >= 2 && keys.length > 0) {
    found.push(eb.and(keys.map((key) => sql<SqlBool>`exists (select from person_name_key k where k.person_id = n.person_id and k.key = ${key})`)))
  }
  return eb.or(found)
}
