import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { createCipher, type Cipher } from '../../../server/src/platform/crypto/index.ts'
import { nameKeysOf, sealedIn } from '../../../server/src/registry/people/index.ts'
import { createRandom } from './random.ts'
import { personOf, type Person } from './people.ts'
import { unitsOf, type Unit } from './units.ts'

export const peopleInAll = 3_400_000
type Say = (line: string) => void
const when = '2026-11-01 00:00:00+00'
const nothing = '\\N'
const bytes = (value: Buffer) => `\\\\x${value.toString('hex')}`

/** Id of a person by number: in the order of the numbers, as ids that are made one after the other are. */
export const personIdOf = (index: number): string => `01900000-${Math.floor(index / 65_536).toString(16).padStart(4, '0')}-7${(index % 4_096).toString(16).padStart(3, '0')}-8${Math.floor((index % 65_536) / 4_096).toString(16)}00-${(index * 2_654_435_761 % 2 ** 40).toString(16).padStart(12, '0')}`
const membershipIdOf = (index: number, second: boolean): string => `0190000${second ? '2' : '1'}${personIdOf(index).slice(8)}`
export const firmOf = (index: number, firms: readonly Unit[], people: number): Unit => firms[Math.floor(index * firms.length / people)]!

/** Fills an installation that has only just been made with a province. Indexes are made afterwards; what each row holds is what the register itself would have written. */
export async function fillProvince(ownerUrl: string, keys: Parameters<typeof createCipher>[0], folder: string, say: Say): Promise<void> {
  const done = join(folder, 'filled')
  if (existsSync(done)) return
  const cipher = createCipher(keys)
  const { all, firms } = unitsOf()
  const owner = await connect(ownerUrl)
  try {
    await owner.query('truncate unit, person cascade')
    const later = await dropIndexes(owner, ['person', 'person_name_key', 'membership'])
    say(`${all.length} units`)
    await copyUnits(ownerUrl, all)
    say(`${peopleInAll} people`)
    await copyPeople(ownerUrl, cipher, firms, say)
    say('indexes')
    for (const statement of later) await owner.query(statement)
    await owner.query('select app.recount_members()')
    await owner.query('vacuum analyze')
    await owner.query('checkpoint')
    writeFileSync(done, '')
  } finally {
    await owner.end()
  }
}

/** Puts units with their first versions on record. */
export async function copyUnits(ownerUrl: string, all: readonly Unit[]): Promise<void> {
  await copy(ownerUrl, 'unit (id, code, kind, level, name, parent_id, scope, division, credit_code, staff, founded_on, created_at, updated_at)', all.map((unit) => [unit.id, unit.code, unit.kind, unit.level, unit.name, unit.parent?.id, unit.scope, unit.division, unit.credit, unit.staff, unit.founded, when, when]))
  await copy(ownerUrl, 'unit_version (unit_id, scope, name, kind, parent_id, division, valid_from, reason, recorded_by, recorded_at)', all.map((unit) => [unit.id, unit.scope, unit.name, unit.kind, unit.parent?.id, unit.division, unit.founded, 'bench', 'bench', when]))
  const owner = await connect(ownerUrl)
  await owner.query(`select setval('unit_label_seq', ${all.length + 1})`)
  await owner.query('analyze unit, unit_version')
  await owner.end()
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`set session_replication_role = replica; set maintenance_work_mem = '1GB'; set synchronous_commit = off`)
  return client
}

/** Takes indexes and constraints away and gives the statements that bring them back. */
export async function dropIndexes(owner: pg.Client, tables: readonly string[]): Promise<string[]> {
  const { rows: constraints } = await owner.query<{ table: string; name: string; def: string }>(`select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as def from pg_constraint
    where conrelid = any($1::regclass[]) and contype in ('u', 'f', 'p') and not (contype = 'p' and conrelid = 'person'::regclass) and not (contype = 'p' and conrelid = 'membership'::regclass) order by contype desc`, [tables])
  const { rows: indexes } = await owner.query<{ name: string; def: string }>(`select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as def from pg_index
    where indrelid = any($1::regclass[]) and not exists (select from pg_constraint c where c.conindid = indexrelid and c.contype in ('p', 'u'))`, [tables])
  for (const { table, name } of constraints.toSorted((a, b) => Number(b.def.startsWith('FOREIGN')) - Number(a.def.startsWith('FOREIGN')))) await owner.query(`alter table ${table} drop constraint ${name}`)
  for (const { name } of indexes) await owner.query(`drop index ${name}`)
  return [...constraints.map(({ table, name, def }) => `alter table ${table} add constraint ${name} ${def}${def.startsWith('FOREIGN') ? ' not valid' : ''}`), ...indexes.map(({ def }) => def)]
}

async function copy(url: string, target: string, rows: Iterable<readonly (string | number | null | undefined)[]>): Promise<void> {
  await pour(url, target, function* () {
    for (const row of rows) yield `${row.map((value) => value ?? nothing).join('\t')}\n`
  })
}

async function pour(url: string, target: string, lines: () => Iterable<string> | AsyncIterable<string>): Promise<void> {
  const client = await connect(url)
  try {
    await pipeline(Readable.from(lines(), { objectMode: true }), client.query(copyFrom(`copy ${target} from stdin`)))
  } finally {
    await client.end()
  }
}

async function copyPeople(url: string, cipher: Cipher, firms: readonly Unit[], say: Say): Promise<void> {
  const clients = [await connect(url), await connect(url), await connect(url)]
  const streams = [
    clients[0]!.query(copyFrom('copy person (id, scope, unit_id, standing, name_sealed, phone_sealed, phone_blind, id_number_sealed, id_number_blind, gender, birth_year, created_at, updated_at) from stdin')),
    clients[1]!.query(copyFrom('copy person_name_key (key, scope, person_id) from stdin')),
    clients[2]!.query(copyFrom('copy membership (id, person_id, unit_id, scope, joined_on, valid_from, valid_to, began_by, ended_by, occupation, skill_level, counted_gender, counted_birth_year, recorded_by, recorded_at, ended_recorded_by, ended_recorded_at) from stdin')),
  ] as const
  const known = new Map<string, string[]>()
  const keysOf = (name: string) => {
    let keys = known.get(name)
    if (!keys) {
      keys = nameKeysOf(cipher, name).map(String)
      if (known.size < 400_000) known.set(name, keys)
    }
    return keys
  }
  for (let from = 0; from < peopleInAll; from += 2_000) {
    const texts = ['', '', '']
    for (let index = from; index < Math.min(from + 2_000, peopleInAll); index++) {
      const [person, firm, id] = [personOf(index), firmOf(index, firms, peopleInAll), personIdOf(index)]
      texts[0] += [id, firm.scope, firm.id, 'real-name', bytes(cipher.seal(person.name, sealedIn.name)), bytes(cipher.seal(person.phone, sealedIn.phone)), bytes(cipher.blind(person.phone, 'phone')), bytes(cipher.seal(person.idNumber, sealedIn.idNumber)), bytes(cipher.blind(person.idNumber, 'id-number')), person.gender, person.birthYear, when, when].join('\t') + '\n'
      for (const key of keysOf(person.name)) texts[1] += `${key}\t${firm.scope}\t${id}\n`
      texts[2] += membershipsOf(index, person, firm, firms)
    }
    for (const [at, stream] of streams.entries()) if (!stream.write(texts[at]!)) await new Promise((resolve) => stream.once('drain', resolve))
    if (from % 200_000 === 0) say(`${from} people`)
  }
  for (const [at, stream] of streams.entries()) {
    await new Promise<void>((resolve, reject) => stream.once('finish', resolve).once('error', reject).end())
    await clients[at]!.end()
  }
}

/** Most lead one membership; one in twenty-five came by transfer, one in thirty has left. */
function membershipsOf(index: number, person: Person, firm: Unit, firms: readonly Unit[]): string {
  const random = createRandom(index + 7)
  const day = (year: number) => `${year}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`
  const joined = day(2002 + Math.floor(22 * random() ** 0.6))
  const line = (second: boolean, unit: Unit, from: string, to: string | null, began: string, ended: string | null) => [membershipIdOf(index, second), personIdOf(index), unit.id, unit.scope, joined, from, to ?? nothing, began, ended ?? nothing, '焊工', index % 6, person.gender, person.birthYear, 'bench', when, to ? 'bench' : nothing, to ? when : nothing].join('\t') + '\n'
  const moved = `2025-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-11`
  if (index % 25 === 3) return line(true, firms[(index * 31) % firms.length]!, joined, moved, 'import', 'transfer') + line(false, firm, moved, null, 'transfer', null)
  if (index % 30 === 4) return line(false, firm, joined, moved, 'import', 'leave')
  return line(false, firm, joined, null, 'import', null)
}
