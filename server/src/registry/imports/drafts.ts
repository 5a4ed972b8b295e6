import type { Selectable } from 'kysely'
import { z } from 'zod'
import { permissionsOf, refusals, roles, type AnswerOf, type importRoutes, type Permission, type registryShapes } from '@guildhall/contract'
import { refusalMessages } from '#engines/intake'
import { within, type Database } from '#platform/db'
import { accessOfActor, holderOf, NotFound, Refused, requireStaff, type RequestContext, type StaffActor } from '#platform/http'
import { newId } from '#platform/ids'
import { isJobActive, startJob } from '#platform/jobs'
import { job, type CommandContext, type Job, type JobContext } from '#platform/module'
import { findStagedImporter, getImporter } from './importers.ts'
import type { ImportKind } from './import-run.ts'

type Draft = Selectable<Database['import_draft']>
type Answer = AnswerOf<typeof importRoutes.begin>
type Result = z.output<typeof registryShapes.importJobResult>
const sealedIn = 'import_draft.bytes'
const keptForHours = 24

const payload = z.object({ draftId: z.uuid(), write: z.boolean(), by: z.object({ accountId: z.uuid(), personId: z.uuid().nullable(), unitId: z.uuid(), role: z.enum(roles) }) })

/** Keeps a file that was brought, sealed, and starts reading it. Nothing of it is written before somebody confirms. */
export async function beginImport(ctx: RequestContext, kind: ImportKind, file: { fileName: string; bytes: Buffer }): Promise<Answer> {
  const clerk = requireStaff(ctx, permissionFor(kind))
  const id = newId()
  const jobId = await start(ctx, clerk, id, false)
  const draft = await ctx.tx.insertInto('import_draft').values({
    id, kind, scope: clerk.scope, owner: holderOf(clerk), file_name: file.fileName.slice(0, 200), bytes_sealed: ctx.cipher.seal(file.bytes.toString('base64'), sealedIn), job_id: jobId, created_at: ctx.clock.now(),
  }).returningAll().executeTakeFirstOrThrow()
  return present(draft)
}

/** Writes a file that was looked at. Refused while a job still works on it. */
export async function confirmImport(ctx: RequestContext, id: string): Promise<Answer> {
  const draft = await lockOwnDraft(ctx, id)
  const clerk = requireStaff(ctx, permissionFor(draft.kind as ImportKind))
  const changed = await ctx.tx.updateTable('import_draft').set({ job_id: await start(ctx, clerk, id, true), writing: true }).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
  return present(changed)
}

export async function discardDraft(ctx: RequestContext, id: string): Promise<void> {
  await lockOwnDraft(ctx, id)
  await ctx.tx.deleteFrom('import_draft').where('id', '=', id).execute()
}

export async function listDrafts(ctx: RequestContext): Promise<AnswerOf<typeof importRoutes.drafts>> {
  const rows = await ctx.tx.selectFrom('import_draft').selectAll().where('owner', '=', holderOf(ctx.actor)).orderBy('created_at', 'desc').limit(20).execute()
  return { rows: rows.map(present) }
}

async function lockOwnDraft(ctx: RequestContext, id: string): Promise<Draft> {
  const draft = await ctx.tx.selectFrom('import_draft').selectAll().where('id', '=', id).where('owner', '=', holderOf(ctx.actor)).forUpdate().executeTakeFirst()
  if (!draft) throw new NotFound()
  if (await isJobActive(ctx.tx, draft.job_id)) throw new Refused('imports.busy')
  return draft
}

function start(ctx: RequestContext, clerk: StaffActor, draftId: string, write: boolean): Promise<string> {
  const { accountId, personId, unitId, role } = clerk
  return startJob(ctx, takeIn, { draftId, write, by: { accountId, personId, unitId, role } }, { scope: clerk.scope })
}

const present = (draft: Draft): Answer => ({ id: draft.id, kind: draft.kind as ImportKind, fileName: draft.file_name, jobId: draft.job_id, writing: draft.writing, createdAt: draft.created_at.toISOString() })

const permissionFor = (kind: ImportKind): Permission => (kind === 'units' ? 'units.manage' : kind === 'members' ? 'people.manage' : 'imports.manage')

class Stopped extends Error {}

/**
 * Reads or writes one draft, in the name of who brought it. A cancellation is heard between two batches of rows, and then nothing of the file stays. The job's id is the
 * id of the import's record: brought again after a crash, a job that had already committed finds it and does nothing.
 */
const takeIn: Job<z.output<typeof payload>> = {
  name: 'imports.take-in', payload,
  async run(ctx, { draftId, write, by }): Promise<Result> {
    const settled = (importId: string): Result => ({ importId, draftId: write ? null : draftId, refused: null })
    const clerk: StaffActor = { kind: 'staff', ...by, scope: ctx.actor.scope, permissions: new Set(permissionsOf[by.role]) }
    const inTransaction = <T>(work: (part: CommandContext) => Promise<T>) => ctx.inTransaction((whole) => work({ ...whole, actor: clerk }))
    const finish = async ({ tx }: CommandContext): Promise<void> => {
      if (write) await tx.deleteFrom('import_draft').where('id', '=', draftId).execute()
      if (await ctx.cancelled()) throw new Stopped()
    }
    try {
      const before = await inTransaction(({ tx }) => tx.selectFrom('import_run').select('id').where('id', '=', ctx.jobId).executeTakeFirst())
      if (before) return settled(before.id)
      const { kind, bytes, fileName } = await openDraft(ctx, draftId)
      const given = { fileName, dryRun: !write, runId: ctx.jobId, progress: listener(ctx) }
      const staged = findStagedImporter(kind)
      if (staged) return settled((await staged({ services: ctx, scope: ctx.actor.scope, inTransaction }, { ...given, file: { size: bytes.length, open: () => [bytes] }, finish })).runId)
      return await inTransaction(async (part) => {
        // As the clerk and not as the service: what is above the county, its city among it, only staff may see.
        const { runId } = await within(part.tx, accessOfActor(clerk), () => getImporter(kind)(part, { ...given, bytes }))
        await finish(part)
        return settled(runId)
      })
    } catch (error) {
      if (error instanceof Stopped) return { importId: null, draftId, refused: null }
      // What is wrong with the file is for whoever brought it, in words; it is no failure of the job.
      if (error instanceof Refused) return { importId: null, draftId, refused: wordsOf(error) }
      throw error
    }
  },
}

async function openDraft(ctx: JobContext, id: string): Promise<{ kind: ImportKind; fileName: string; bytes: Buffer }> {
  const draft = await ctx.inTransaction(({ tx }) => tx.selectFrom('import_draft').selectAll().where('id', '=', id).executeTakeFirst())
  if (!draft) throw new NotFound()
  return { kind: draft.kind as ImportKind, fileName: draft.file_name, bytes: Buffer.from(ctx.cipher.open(draft.bytes_sealed, sealedIn).reveal(), 'base64') }
}

/** Tells how far it is, and a few times a second asks whether to stop. */
function listener(ctx: JobContext): (done: number, total: number) => Promise<void> {
  let asked = 0
  return async (done, total) => {
    await ctx.progress(done, total)
    if (Date.now() - asked < 200) return
    asked = Date.now()
    if (await ctx.cancelled()) throw new Stopped()
  }
}

/** Whoever is told "this file cannot be read" wants to know whether to take off the password, to split it or to choose another. */
function wordsOf({ code, details }: Refused): { zh: string; en: string } {
  const reason = code === 'imports.unreadable' ? Object.entries(refusalMessages).find(([one]) => one === details['reason']) : undefined
  const { zh, en } = reason?.[1] ?? refusals[code]
  return { zh, en }
}

export const importJobs = [
  job(takeIn),
  job({
    name: 'imports.sweep-drafts', cron: '40 3 * * *', payload: z.object({}),
    run: (ctx) => ctx.inTransaction(async ({ tx, clock }) => {
      await tx.deleteFrom('import_draft').where('created_at', '<', new Date(clock.now().getTime() - keptForHours * 3_600_000)).execute()
    }),
  }),
]
