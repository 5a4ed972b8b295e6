import { onceOf, personReferences } from '#registry'
import { testDatabase, type TestDatabase } from '@guildhall/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import './modules.ts'

/**
 * R9: every column of the database that holds a person is declared, so that merging two records forgets none. A new table with such a column fails here until its owner
 * has said what a merge does with it (registerPersonPart).
 */
let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
const declared = () => new Set(personReferences().map((one) => `${one.table}.${one.column}`))

/** Columns called like one that holds a person, and the reason why they do not. */
const notPeople: Record<string, string> = {
  'legal_person_version.legal_person_id': 'a union on the register, not a human being', 'window_case.legal_person_id': 'a union on the register, not a human being',
  'touched.person_id': 'says that something of theirs changed, not what; gone after a day, and nothing but a kept first page hangs on it',
  'audit_entry.on_behalf_of': 'the log only grows: what was done to a record stays on that record, and pages follow the person to it',
}

describe('R9: every column that holds a person is declared', () => {
  test('those with a foreign key to person', async () => {
    const rows = await database.query<{ name: string }>(`select format('%s.%s', c.conrelid::regclass, a.attname) as name from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey) where c.contype = 'f' and c.confrelid = 'person'::regclass`)
    expect(rows.length).toBeGreaterThan(5)
    expect(rows.map((row) => row.name).filter((name) => !declared().has(name))).toEqual([])
  })
  test('those without one, by what such columns are called', async () => {
    const rows = await database.query<{ name: string }>(`select table_name || '.' || column_name as name from information_schema.columns c join pg_class r on r.relname = c.table_name and r.relkind = 'r'
      where table_schema = 'public' and data_type = 'uuid' and column_name ~ '(^|_)(person|worker|holder|applicant|evaluator|behalf_of|member|owner|learner|attendee)(_id)?$'`)
    expect(rows.map((row) => row.name)).toEqual(expect.arrayContaining(['training_need.person_id', 'quota_claim.holder', 'process_case.applicant']))
    expect(rows.map((row) => row.name).filter((name) => !declared().has(name) && !notPeople[name])).toEqual([])
  })
  test('and what is declared exists', async () => {
    const rows = await database.query<{ name: string }>(`select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`)
    const there = new Set(rows.map((row) => row.name))
    expect([...declared()].filter((name) => !there.has(name))).toEqual([])
  })
})

/** In tables whose rows stay when somebody is erased: sealed columns and free words that stay too, and why. */
const kept: Record<string, string> = {
  'childcare_child.about_sealed': 'emptied when the enrolment ends, and nobody is erased before', 'childcare_child.child_blind': 'the same',
  'credential_issued.sealed': 'a certificate is verified for good; it is sealed', 'credential_issued.revoked_reason': 'said by the issuer about the certificate', 'credential_issued.credential_hash': 'of the certificate, by which it is verified',
  'membership_application.reason_code': 'one of a list', 'union_officer.reason': 'said by the union about the office', 'person_merge.reason': 'said by a clerk about two records', 'person_merge.undone_reason': 'said by a clerk about two records',
  'login_account.disabled_reason': 'one of a list', 'login_account.phone_sealed': 'worker logins go; a staff account is the union’s', 'login_account.phone_blind': 'worker logins go; a staff account is the union’s', 'login_account.login_name': 'of a staff account', 'login_account.totp_sealed': 'a staff account’s second factor',
  'person.name_sealed': 'emptied with the record itself', 'person.phone_sealed': 'emptied with the record itself', 'person.phone_blind': 'emptied with the record itself', 'person.id_number_sealed': 'emptied with the record itself', 'person.id_number_blind': 'emptied with the record itself',
}

test('E3: every column that holds a person says what erasing does; where rows stay, all that is sealed and all free words are emptied or kept for a reason', async () => {
  const references = personReferences()
  expect(references.filter((one) => !one.erasure).map((one) => `${one.table}.${one.column}`)).toEqual([])
  const columns = await database.query<{ table: string; column: string; nullable: boolean }>(`select c.relname as table, a.attname as column, not a.attnotnull as nullable from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_type y on y.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and (y.typname = 'bytea' or (y.typname = 'text' and a.attname ~ '(words|reason|remark|wish|note|answer|reply|address|employer|name)$' and a.attname !~ '^unit_name$'))`)
  expect(columns.length).toBeGreaterThan(50)
  const left: string[] = []
  for (const { table, erasure } of references) {
    if (erasure?.rows !== 'stay') continue
    const emptied = new Set(references.filter((one) => one.table === table).flatMap((one) => (one.erasure?.rows === 'stay' ? Object.keys(one.erasure.emptied ?? {}) : [])))
    for (const { column } of columns.filter((one) => one.table === table)) if (!emptied.has(column) && !kept[`${table}.${column}`]) left.push(`${table}.${column}`)
    for (const [column, to] of Object.entries(erasure.emptied ?? {})) {
      const found = await database.query<{ nullable: boolean }>(`select is_nullable = 'YES' as nullable from information_schema.columns where table_name = '${table}' and column_name = '${column}'`)
      expect({ table, column, found: found.length, null: to === null ? found[0]?.nullable : true }).toEqual({ table, column, found: 1, null: true })
    }
  }
  expect([...new Set(left)]).toEqual([])
})

test('R8: every column that is re-pointed also follows: a later write about the record that gave way lands on the kept one', async () => {
  const rows = await database.query<{ name: string }>(`select format('%s.%s', t.tgrelid::regclass, a.attname) as name from pg_trigger t join pg_proc p on p.oid = t.tgfoid and p.proname = 'follow_person'
    join pg_attribute a on a.attrelid = t.tgrelid and a.attnum = any(t.tgattr)`)
  const following = new Set(rows.map((row) => row.name))
  expect(personReferences().filter((one) => !one.stays).map((one) => `${one.table}.${one.column}`).filter((name) => !following.has(name))).toEqual([])
})

test('R7: what a person may have once is declared as the unique indexes have it', async () => {
  for (const reference of personReferences()) {
    const { table, column } = reference
    const indexes = await database.query<{ name: string; columns: string[]; condition: string | null }>(`select i.indexrelid::regclass::text as name, pg_get_expr(i.indpred, i.indrelid) as condition,
      array(select a.attname::text from pg_attribute a where a.attrelid = i.indrelid and a.attnum = any(i.indkey) order by 1) as columns
      from pg_index i where i.indrelid = '${table}'::regclass and i.indisunique and exists (select from pg_attribute a where a.attrelid = i.indrelid and a.attnum = any(i.indkey) and a.attname = '${column}')`)
    const found = indexes.map(({ columns, condition }) => ({ columns, condition }))
    const wanted = []
    for (const { of, where } of onceOf(reference)) wanted.push(await asIndexed(table, [column, ...of], where))
    expect({ table, column, found }).toEqual({ table, column, found: expect.arrayContaining(wanted) as unknown })
    expect({ table, column, count: found.length }).toEqual({ table, column, count: wanted.length })
  }
})

/** How the database itself writes a declared condition: so that two ways of writing one compare equal. */
async function asIndexed(table: string, columns: string[], where: string | undefined) {
  await database.query(`create index written_for_the_test on ${table} (${columns.join(', ')}) ${where ? `where ${where}` : ''}`)
  const [row] = await database.query<{ condition: string | null }>(`select pg_get_expr(indpred, indrelid) as condition from pg_index where indexrelid = 'written_for_the_test'::regclass`)
  await database.query('drop index written_for_the_test')
  return { columns: columns.toSorted(), condition: row!.condition }
}
