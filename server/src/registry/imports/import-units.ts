import { IntakeRefused, readBook, type Report, type Understood } from '#engines/intake'
import { dayInShanghai } from '#platform/clock'
import { asService, holderOf, Refused } from '#platform/http'
import { newId } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import { understandUnits, type UnitRow as FileUnit } from '../import/index.ts'
import { editUnit, findRoot, isWithin, moveUnitNow, nextLabels, openContactName, renameUnit, saveContact, sealContact, withUniqueCodes, type UnitRow } from '../units/index.ts'
import { registerImporter, type FileToImport, type Progress, type Written } from './importers.ts'
import { noteWritten, recordImport, registerImportUndo, sha256Of, type ImportRow } from './import-run.ts'

export type UnitsImported = { runId: string; report: Report; rows: readonly Understood<FileUnit>[]; written: Written | null }
type Placed = { id: string; scope: string }

/**
 * Imports a ledger of units: all rows that are sound, or, on a dry run, none. A unit whose code is known is brought up to date instead of made twice. On an
 * empty tree (none, or the bare federation of a new installation) the row without a parent becomes the federation.
 * Throws `imports.unreadable` for a file that cannot be taken in, `units.code-taken` when a code is in use outside the actor's range.
 */
export async function importUnits(ctx: CommandContext, input: FileToImport): Promise<UnitsImported> {
  const actingScope = ctx.actor.kind === 'staff' || ctx.actor.kind === 'job' ? ctx.actor.scope : null
  if (actingScope === null) throw new Refused('platform.not-allowed')
  const root = await asService(ctx, '', () => findRoot(ctx.tx))
  // Only what the actor may write below counts as known: a row that hangs elsewhere is told that its parent is not, like any other.
  const known = (await ctx.tx.selectFrom('unit').selectAll().where('code', 'is not', null).execute()).filter((unit) => isWithin(unit.scope, actingScope))
  const { rows, report } = await understand(input.bytes, { cityCode: root?.division ?? undefined, existing: known.map((unit) => ({ code: unit.code!, creditCode: unit.credit_code })), ownCode: known.find((unit) => unit.scope === actingScope)?.code ?? undefined, locale: input.locale })
  const byCode = new Map(known.map((unit) => [unit.code!, unit]))
  const runId = input.runId ?? newId()
  // The record comes first, because units refer to it; where the file makes the federation, it is placed once that is there.
  const top = actingScope === '' ? root : await ctx.tx.selectFrom('unit').selectAll().where('scope', '=', actingScope).executeTakeFirstOrThrow()
  await recordImport(ctx, {
    id: runId, kind: 'units', unitId: top?.id ?? null, scope: top?.scope ?? '', fileName: input.fileName, sha256: sha256Of(input.bytes), report, state: input.dryRun ? 'previewed' : 'done',
  })
  if (input.dryRun) return { runId, report, rows, written: null }
  const written = await write(ctx, rows, { byCode, root, runId, progress: input.progress })
  const made = top ? undefined : await findRoot(ctx.tx)
  if (made) await ctx.tx.updateTable('import_run').set({ unit_id: made.id, scope: made.scope }).where('id', '=', runId).execute()
  await noteWritten(ctx, runId, written)
  return { runId, report, rows, written }
}

async function understand(bytes: Buffer, lookups: Parameters<typeof understandUnits>[1]) {
  try {
    return understandUnits(await readBook(bytes), lookups)
  } catch (error) {
    if (error instanceof IntakeRefused) throw new Refused('imports.unreadable', { reason: error.code })
    throw error
  }
}

type Writing = { byCode: Map<string, UnitRow>; root: UnitRow | undefined; runId: string; progress: Progress | undefined }

async function write(ctx: CommandContext, rows: readonly FileUnit[], { byCode, root, runId, progress }: Writing): Promise<Written> {
  const bare = root && root.code === null && byCode.size === 0 ? root : undefined
  const placed = new Map<string, Placed>([...byCode].map(([code, unit]) => [code, unit]))
  const fresh: FileUnit[] = []
  let done = 0
  for (const row of parentsFirst(rows)) {
    const present = byCode.get(row.code)
    if (present) await bringUpToDate(ctx, present, row, placed)
    else if (bare && row.parentCode === null) placed.set(row.code, await becomeFederation(ctx, bare, row))
    else { fresh.push(row); continue }
    await progress?.(++done, rows.length)
  }
  const labels = await nextLabels(ctx.tx, fresh.length)
  const made = fresh.map((row, index) => {
    const parent = row.parentCode === null ? null : placed.get(row.parentCode)!
    const unit = { id: newId(), scope: parent ? `${parent.scope}.${labels[index]!}` : labels[index]!, parentId: parent?.id ?? null }
    placed.set(row.code, unit)
    return { row, ...unit }
  })
  for (let start = 0; start < made.length; start += 500) {
    const batch = made.slice(start, start + 500)
    await insertUnits(ctx, batch, runId)
    await progress?.(done + start + batch.length, rows.length)
  }
  return { created: fresh.length, known: rows.length - fresh.length }
}

/** Rows in an order in which every parent of the file comes before its children. */
export function parentsFirst(rows: readonly FileUnit[]): FileUnit[] {
  const byCode = new Map(rows.map((row) => [row.code, row]))
  const ordered = new Map<string, FileUnit>()
  for (const row of rows) {
    const up: FileUnit[] = []
    for (let at: FileUnit | undefined = row; at && !ordered.has(at.code); at = at.parentCode === null ? undefined : byCode.get(at.parentCode)) up.push(at)
    for (const unit of up.reverse()) ordered.set(unit.code, unit)
  }
  return [...ordered.values()]
}

async function insertUnits(ctx: CommandContext, batch: readonly (Placed & { row: FileUnit; parentId: string | null })[], runId: string): Promise<void> {
  const now = ctx.clock.now()
  await withUniqueCodes(() => ctx.tx.insertInto('unit').values(batch.map(({ id, scope, parentId, row }) => ({
    id, scope, parent_id: parentId, kind: row.kind, level: row.level, name: row.name, code: row.code, division: row.divisionCode, credit_code: row.creditCode, industry: row.industry, staff: row.staff,
    founded_on: row.foundedOn, import_id: runId, created_at: now, updated_at: now,
  }))).execute())
  await ctx.tx.insertInto('unit_version').values(batch.map(({ id, scope, parentId, row }) => ({
    unit_id: id, scope, name: row.name, kind: row.kind, parent_id: parentId, division: row.divisionCode, valid_from: firstDay(ctx, row), reason: '导入', recorded_by: holderOf(ctx.actor), recorded_at: now,
  }))).execute()
  const contacts = batch.flatMap(({ id, scope, row }) => row.contactName || row.contactPhone ? [{ unit_id: id, scope, ...sealContact(ctx.cipher, row) }] : [])
  if (contacts.length > 0) await ctx.tx.insertInto('unit_contact').values(contacts).execute()
}

/** On record since it was founded, as far as that is known and past. */
function firstDay(ctx: CommandContext, row: FileUnit): string {
  const today = dayInShanghai(ctx.clock.now())
  return row.foundedOn && row.foundedOn <= today ? row.foundedOn : today
}

async function bringUpToDate(ctx: CommandContext, unit: UnitRow, row: FileUnit, placed: ReadonlyMap<string, Placed>): Promise<void> {
  const change = { from: dayInShanghai(ctx.clock.now()), reason: '导入更新' }
  if (unit.name !== row.name || unit.kind !== row.kind || unit.division !== row.divisionCode) await renameUnit(ctx, unit.id, { ...change, name: row.name, kind: row.kind, division: row.divisionCode })
  const parent = row.parentCode === null ? null : placed.get(row.parentCode)
  // The unit that brings the file stays where it is: it does not move itself.
  const own = 'scope' in ctx.actor && ctx.actor.scope === unit.scope
  if (parent && parent.id !== unit.parent_id && !own) await moveUnitNow(ctx, unit.id, { ...change, parentId: parent.id })
  const same = unit.credit_code === row.creditCode && unit.industry === row.industry && unit.staff === row.staff && unit.founded_on === row.foundedOn && unit.level === row.level
  if (!same) await editUnit(ctx, unit.id, { creditCode: row.creditCode, industry: row.industry, staff: row.staff, foundedOn: row.foundedOn, level: row.level })
  if ((row.contactName || row.contactPhone) && !await contactIs(ctx, unit.id, row)) await saveContact(ctx, unit, givenContact(row))
}

/** Most rows of a file that is imported again say what is on record; reading is cheaper than writing it anew. */
async function contactIs(ctx: CommandContext, unitId: string, row: FileUnit): Promise<boolean> {
  const known = await ctx.tx.selectFrom('unit_contact').select(['name_sealed', 'phone_blind']).where('unit_id', '=', unitId).executeTakeFirst()
  if (!known) return false
  const sameName = !row.contactName || (known.name_sealed !== null && openContactName(ctx.cipher, known.name_sealed) === row.contactName)
  return sameName && (!row.contactPhone || known.phone_blind?.equals(ctx.cipher.blind(row.contactPhone, 'phone')) === true)
}

function givenContact(row: FileUnit): { contactName?: string; contactPhone?: string } {
  return { ...(row.contactName ? { contactName: row.contactName } : {}), ...(row.contactPhone ? { contactPhone: row.contactPhone } : {}) }
}

/** The bare federation of a new installation gets its code, name and place. */
async function becomeFederation(ctx: CommandContext, root: UnitRow, row: FileUnit): Promise<Placed> {
  await renameUnit(ctx, root.id, { from: dayInShanghai(ctx.clock.now()), reason: '导入', name: row.name, kind: row.kind, division: row.divisionCode })
  await editUnit(ctx, root.id, {
    code: row.code, level: row.level, creditCode: row.creditCode, industry: row.industry, staff: row.staff, foundedOn: row.foundedOn,
    ...givenContact(row),
  })
  return { id: root.id, scope: root.scope }
}

/** Removes the units that an import made; foreign keys say whether anything hangs on one. Where a unit was edited since, the import stays as a whole. */
async function undoUnits(ctx: CommandContext, run: ImportRow): Promise<void> {
  await asService(ctx, run.scope, async () => {
    const edited = await ctx.tx.selectFrom('unit').select('id').where('import_id', '=', run.id).where('revision', '>', 1).limit(1).executeTakeFirst()
    if (edited) throw new Refused('imports.in-use')
    // The record is kept, so a federation that the import made and that goes with it lets go of it first.
    await ctx.tx.updateTable('import_run').set({ unit_id: null }).where('id', '=', run.id).execute()
    // By hand, because the cascade of a child would come after the check on its parent.
    await ctx.tx.deleteFrom('unit_version').where('unit_id', 'in', (of) => of.selectFrom('unit').select('id').where('import_id', '=', run.id)).execute()
    await ctx.tx.deleteFrom('unit').where('import_id', '=', run.id).execute()
  })
}

registerImporter('units', importUnits)
registerImportUndo('units', undoUnits)
