import { createHash } from 'node:crypto'
import { z } from 'zod'
import { IntakeRefused, ReportBuilder, type Report } from '#engines/intake'
import { dayInShanghai } from '#platform/clock'
import { asService, Refused } from '#platform/http'
import { job, type CommandContext } from '#platform/module'
import { newId } from '#platform/ids'
import { readRoster, rosterMessages, RosterUnits, type ByteFile, type MemberRow, type RosterEntry } from '../../import/index.ts'
import { findRoot, isWithin } from '../../units/index.ts'
import { registerStagedImporter, type FileToStage, type Imported, type StagedWork } from '../importers.ts'
import { noteWritten, recordImport, registerImportUndo, type ImportRow } from '../import-run.ts'
import { applyRoster, foreseeRoster } from './apply.ts'
import { findUnfinished, keepCheckpoint, openCheckpoint } from './checkpoint.ts'
import { clearStage, isSound, sealRows, stageRows, type SealedRow } from './stage.ts'

/** Rows that become durable together, and how often what became of them does. A crash repeats at most what lies between two checkpoints, and repeating is harmless. */
const usualSteps = { rows: 2_000, checkpoint: 20_000 }

/**
 * Takes a roster of members in: understood in batches, kept on a stage, then applied as a whole. On a dry run the stage is cleared and only the report stays.
 * Throws `Refused('imports.unreadable')` for a file that is none.
 */
export async function importRoster(work: StagedWork, given: FileToStage, steps = usualSteps): Promise<Imported> {
  const sha256 = await hashOf(given.file)
  const begun = await work.inTransaction(async (ctx) => {
    const runId = given.runId ?? await findUnfinished(ctx, sha256) ?? newId()
    return { runId, checkpoint: await openCheckpoint(ctx, runId), units: new RosterUnits(await unitsInReach(ctx, work.scope)) }
  })
  const builder = new ReportBuilder({ messages: rosterMessages, locale: given.locale }, begun.checkpoint?.report)
  try {
    await stageFile(work, given, { ...begun, sha256, builder, steps })
  } catch (error) {
    if (error instanceof IntakeRefused) {
      await work.inTransaction((ctx) => clearStage(ctx.tx, begun.runId))
      throw new Refused('imports.unreadable', { reason: error.code })
    }
    throw error
  }
  const report = builder.finish([...new Set(builder.report.rejected.map((row) => row.sheet))])
  return settle(work, given, { runId: begun.runId, sha256, report })
}

type Staging = { runId: string; checkpoint: { n: number } | undefined; units: RosterUnits; sha256: Buffer; builder: ReportBuilder; steps: typeof usualSteps }

async function stageFile(work: StagedWork, given: FileToStage, { runId, checkpoint, units, sha256, builder, steps }: Staging): Promise<void> {
  const file = watched(given.file)
  const skip = checkpoint?.n ?? 0
  let waiting: RosterEntry[] = []
  let kept = skip
  const settle = async (entries: readonly RosterEntry[], sealed: readonly SealedRow[]) => {
    const last = entries.at(-1)!.n
    const accepted = await work.inTransaction(async (ctx) => {
      const settled = await settleRows(ctx, runId, entries, sealed)
      if (last - kept >= steps.checkpoint) {
        await keepCheckpoint(ctx, { runId, scope: work.scope, sha256, n: last, report: builder.report })
        kept = last
      }
      return settled
    })
    for (const { reading, member } of accepted) await given.onRow?.({ ...reading.ref, ...spoken(member) })
    await given.progress?.(last, file.estimate(last))
  }
  // While the database stages one batch the next is read and sealed; batches are settled in the order of the file.
  let before = Promise.resolve()
  const flush = async () => {
    if (waiting.length === 0) return
    const entries = waiting
    waiting = []
    const sealed = sealRows(work.services.cipher, entries)
    await before
    before = settle(entries, sealed)
    before.catch(() => {}) // told by whoever waits for it next
  }
  await work.inTransaction((ctx) => keepCheckpoint(ctx, { runId, scope: work.scope, sha256, n: skip, report: builder.report }))
  for await (const batch of readRoster(file, builder, { units, today: dayInShanghai(work.services.clock.now()) }, skip)) {
    waiting.push(...batch)
    if (waiting.length >= steps.rows) await flush()
  }
  await flush()
  await before
}

/** Stages what is sound and settles every row: the second of two rows with one ID is rejected. */
async function settleRows(ctx: CommandContext, runId: string, entries: readonly RosterEntry[], sealed: readonly SealedRow[]): Promise<(RosterEntry & { member: MemberRow })[]> {
  const sound = entries.filter(isSound)
  const twice = sealed.length > 0 ? await stageRows(ctx, runId, sealed) : new Map<number, never>()
  for (const { n, reading } of entries) {
    const earlier = twice.get(n)
    if (earlier) reading.reject(earlier.sameName ? 'duplicate-in-file' : 'conflict-in-file', 'id', earlier.first)
    reading.close()
  }
  return sound.filter(({ n }) => !twice.has(n))
}

async function settle(work: StagedWork, given: FileToStage, { runId, sha256, report }: { runId: string; sha256: Buffer; report: Report }): Promise<Imported> {
  const written = await work.inTransaction(async (ctx) => {
    await checkStage(ctx, runId, report)
    const top = await topOf(ctx, work.scope)
    await recordImport(ctx, { id: runId, kind: 'members', unitId: top?.id ?? null, scope: top?.scope ?? '', fileName: given.fileName, sha256, report, state: given.dryRun ? 'previewed' : 'done' })
    const result = given.dryRun ? await foreseeRoster(ctx, runId) : await applyRoster(ctx, { runId, fileName: given.fileName.slice(0, 200) })
    await noteWritten(ctx, runId, result)
    await clearStage(ctx.tx, runId)
    await given.finish?.(ctx)
    return result
  })
  return { runId, report, rows: [], written: given.dryRun ? null : written }
}

/** The stage is not logged: a crash of the database empties it under a run that goes on. Half a file must not pass for the whole. */
async function checkStage(ctx: CommandContext, runId: string, report: Report): Promise<void> {
  const { count } = await ctx.tx.selectFrom('roster_stage').select((of) => of.fn.countAll<bigint>().as('count')).where('run_id', '=', runId).executeTakeFirstOrThrow()
  if (Number(count) !== report.accepted) throw new Error(`the stage of the roster holds ${count} rows of ${report.accepted}: the file has to be read again`)
}

const topOf = (ctx: CommandContext, scope: string) => asService(ctx, '', async () => (
  scope === '' ? findRoot(ctx.tx) : ctx.tx.selectFrom('unit').selectAll().where('scope', '=', scope).executeTakeFirst()
))

/** Living units that whoever brings the file leads: members of others are not theirs to put on record. */
async function unitsInReach(ctx: CommandContext, scope: string) {
  const units = await ctx.tx.selectFrom('unit').select(['id', 'scope', 'name', 'credit_code']).where('dissolved_on', 'is', null).execute()
  return units.filter((unit) => isWithin(unit.scope, scope)).map((unit) => ({ id: unit.id, scope: unit.scope, name: unit.name, creditCode: unit.credit_code }))
}

/** A row as the product understood it, for `--rows`. */
const spoken = ({ name, idNumber, gender, phone, unit, joinedOn, skillLevel }: MemberRow) => (
  { name, id: idNumber, gender: gender === 'male' ? '男' : '女', phone, unit: unit.name, unitCreditCode: unit.creditCode, joinedOn, skillLevel }
)

/** The file, and how many rows it may have, told by how much of it has been read. */
function watched(file: ByteFile): ByteFile & { estimate(rows: number): number } {
  let read = 0
  return {
    size: file.size,
    async *open() {
      read = 0
      for await (const part of file.open()) {
        read += part.length
        yield part
      }
    },
    estimate: (rows) => Math.max(rows, Math.round(rows / Math.max(read / file.size, 1e-9))),
  }
}

async function hashOf(file: ByteFile): Promise<Buffer> {
  const hash = createHash('sha256')
  for await (const part of file.open()) hash.update(part)
  return hash.digest()
}

/** Removes the memberships and people that a roster brought; foreign keys say whether anything hangs on one of them. Contacts that it found to be somebody keep what it added. */
async function undoRoster(ctx: CommandContext, run: ImportRow): Promise<void> {
  await asService(ctx, run.scope, async () => {
    const changed = await ctx.tx.selectFrom('membership').select('id').where('import_id', '=', run.id).where('valid_to', 'is not', null).limit(1).executeTakeFirst()
    if (changed) throw new Refused('imports.in-use')
    await ctx.tx.deleteFrom('roster_difference').where('import_id', '=', run.id).execute()
    await ctx.tx.deleteFrom('membership').where('import_id', '=', run.id).execute()
    await ctx.tx.deleteFrom('person').where('import_id', '=', run.id).execute()
  })
}

registerStagedImporter('members', (work, file) => importRoster(work, file))
registerImportUndo('members', undoRoster)

/** Nightly: a stage that nobody goes on with is cleared after a day. */
export const rosterJobs = [
  job({
    name: 'imports.sweep-stage', cron: '50 3 * * *', payload: z.object({}),
    run: (ctx) => ctx.inTransaction(async ({ tx, clock }) => {
      const stale = await tx.selectFrom('roster_run').select('run_id').where('updated_at', '<', new Date(clock.now().getTime() - 24 * 3_600_000)).execute()
      for (const { run_id: runId } of stale) await clearStage(tx, runId)
    }),
  }),
]
