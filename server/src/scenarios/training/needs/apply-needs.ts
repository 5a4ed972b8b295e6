import { dayInShanghai } from '#platform/clock'
import type { Tx } from '#platform/db'
import { holderOf } from '#platform/http'
import { newId } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import { emit } from '#platform/outbox'
import { findOrCreateContacts } from '#registry/people'
import { isInRange } from '#registry/units'
import type { NeedRow as ImportedNeed } from '../import/index.ts'
import { importKeys, submittedAt } from './import-rules.ts'
import { loadPlaces, type Places } from './places.ts'
import { insertNeeds, knownImportKeys, mapOccupations, sealedIn, takeNumbers, type NewNeed } from './store.ts'

/** In whose name a file comes in, and who wants to hear how far it is. */
export type NeedsImport = { importId: string; unit: { id: string; scope: string }; progress?: ((done: number, total: number) => Promise<void> | void) | undefined }
export type NeedsApplied = { created: number; known: number; contacts: number }

const batch = 500

/**
 * Writes understood needs. A line that came in before, in this file's twin or another one, is recognised by a keyed hash of what it says and left alone. A worker is
 * attached to the one record of their phone; contacts made here belong to the federation that serves the need. The rows lie in range: the reader saw to that.
 */
export async function applyNeeds(ctx: CommandContext, rows: readonly ImportedNeed[], into: NeedsImport): Promise<NeedsApplied> {
  const keys = importKeys(rows).map((text) => ctx.cipher.blind(text, 'import-row'))
  const known = await knownImportKeys(ctx.tx, keys)
  const fresh = rows.flatMap((row, index) => (known.has(keys[index]!.toString('hex')) ? [] : [{ row, key: keys[index]! }]))
  const lookups = { places: await loadPlaces(ctx.tx), units: await loadUnitNames(ctx.tx), occupations: await occupationIds(ctx.tx) }
  const people = new Map<string, string>()
  let [contacts, created] = [0, 0]
  for (let from = 0; from < fresh.length; from += batch) {
    const part = fresh.slice(from, from + batch)
    contacts += await attachPeople(ctx, part.map(({ row }) => row), lookups, into, people)
    const numbers = await takeNumbers(ctx.tx, Number(dayInShanghai(ctx.clock.now()).slice(0, 4)), part.length)
    created += await insertNeeds(ctx.tx, part.map(({ row, key }, index) => needOf(ctx, row, { key, number: numbers[index]!, personId: people.get(row.contactPhone) ?? null, ...lookups, importId: into.importId })))
    await into.progress?.(from + part.length, fresh.length)
  }
  // The same file, brought by two at once: the later one has waited for the earlier and wrote nothing that was there by then.
  if (created > 0) await emit(ctx, 'training.needs-imported', { importId: into.importId, count: created }, { scope: into.unit.scope })
  return { created, known: rows.length - created, contacts }
}

/** One phone, one person: those on record already are found in one question, the others become contacts in another. */
async function attachPeople(ctx: CommandContext, rows: readonly ImportedNeed[], lookups: { places: Places; units: UnitNames }, into: NeedsImport, people: Map<string, string>): Promise<number> {
  const workers = [...new Map(rows.filter((row) => row.source === 'worker' && !people.has(row.contactPhone)).map((row) => [row.contactPhone, row])).values()]
  const { ids, created } = await findOrCreateContacts(ctx, workers.map((row) => {
    const employer = row.unitName ? lookups.units.get(row.unitName) : undefined
    const home = employer && isInRange(ctx.actor, employer.scope) ? employer : lookups.places.federationFor(row.division, row.town)
    return { name: row.contactName ?? '', phone: row.contactPhone, unit: isInRange(ctx.actor, home.scope) ? home : into.unit, division: row.division, importId: into.importId }
  }))
  for (const [index, row] of workers.entries()) people.set(row.contactPhone, ids[index]!)
  return created
}

type UnitNames = ReadonlyMap<string, { id: string; scope: string }>

/** Living units by name and by credit code. Two of one name are nobody: better none than the wrong one. */
async function loadUnitNames(tx: Tx): Promise<UnitNames> {
  const rows = await tx.selectFrom('unit').select(['id', 'scope', 'name', 'credit_code']).where('dissolved_on', 'is', null).execute()
  const byName = Map.groupBy(rows, (row) => row.name)
  return new Map([
    ...[...byName].filter(([, same]) => same.length === 1).map(([name, [row]]) => [name, row!] as const),
    ...rows.flatMap((row) => (row.credit_code ? [[row.credit_code, row] as const] : [])),
  ])
}

async function occupationIds(tx: Tx): Promise<ReadonlyMap<string, string>> {
  return new Map([...(await mapOccupations(tx)).values()].map((occupation) => [occupation.name, occupation.id]))
}

type About = { key: Buffer; number: string; personId: string | null; places: Places; units: UnitNames; occupations: ReadonlyMap<string, string>; importId: string }

function needOf(ctx: CommandContext, row: ImportedNeed, { key, number, personId, places, units, occupations, importId }: About): NewNeed {
  const now = ctx.clock.now()
  const unit = row.source === 'worker' ? undefined : (row.creditCode ? units.get(row.creditCode) : undefined) ?? (row.unitName ? units.get(row.unitName) : undefined)
  const occupationId = row.occupation === null ? null : occupations.get(row.occupation) ?? null
  return {
    id: newId(), number, import_key: key, import_id: importId, scope: places.federationFor(row.division, row.town).scope, applicant_scope: unit?.scope ?? null,
    source: row.source, person_id: personId, unit_id: unit?.id ?? null, unit_name: row.unitName, credit_code: row.creditCode,
    name_sealed: ctx.cipher.seal(row.contactName ?? '', sealedIn.name), phone_sealed: ctx.cipher.seal(row.contactPhone, sealedIn.phone), phone_blind: ctx.cipher.blind(row.contactPhone, 'phone'),
    occupation_id: occupationId, occupation_by: occupationId ? 'classified' : 'none', occupation_sure: null,
    wish: row.trade, words: row.words, level: row.level, division: row.division, town: row.town, seats: row.seats, windows: row.availability,
    earliest: row.earliestStart, latest: row.deadline, budget: row.budget, state: 'open', filed_by: holderOf(ctx.actor), assisted: true,
    asked_at: submittedAt(row.submittedAt, now), created_at: now, updated_at: now,
  }
}
