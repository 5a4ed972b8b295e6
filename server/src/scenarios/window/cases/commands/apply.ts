import type { Readable } from 'node:stream'
import type { InputOf, windowCaseRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { saveFile } from '#platform/files'
import { holderOf, NotFound, Refused, type RequestContext } from '#platform/http'
import { emit } from '#platform/outbox'
import { move, movedCase, openForDeed } from '../load.ts'
import type { Business, Place, Moved } from '../model.ts'
import { missingMaterials, newestByKey } from '../rules.ts'
import { findMaterials, insertMaterial, updateCase } from '../store.ts'
import { columnsOf, refuseIncomplete } from './open-case.ts'

const mostBytes = 10 * 1024 * 1024
const taken = ['application/pdf', 'image/png', 'image/jpeg']

export async function editCase(ctx: RequestContext, input: InputOf<typeof windowCaseRoutes.edit>): Promise<Moved> {
  const { row } = await openForDeed(ctx, input.caseId, 'edit')
  refuseIncomplete(row.business as Business, input)
  await updateCase(ctx.tx, row.id, columnsOf(ctx, input))
  await appendAudit(ctx, { action: 'window.edit-case', subject: `window-case:${row.id}`, scope: row.scope })
  return movedCase(ctx, row.id)
}

/** Hands in a file for a place in the list. What was accepted is not replaced; what came back is kept beside the new one (W2). */
export async function bringMaterial(ctx: RequestContext, input: InputOf<typeof windowCaseRoutes.bring>): Promise<Moved> {
  const { row, actor } = await openForDeed(ctx, input.caseId, 'edit')
  if (!(row.materials as Place[]).some((place) => place.key === input.key)) throw new NotFound()
  const newest = newestByKey(await findMaterials(ctx.tx, row.id)).get(input.key)
  if (newest?.verdict === 'accepted') throw new Refused('window.material-closed')
  const part = await ctx.upload()
  if (!part) throw new Refused('window.no-file')
  const file = await saveFile(ctx, { name: part.fileName, bytes: part.stream as Readable, scope: row.scope, maxBytes: mostBytes, contentTypes: taken }).catch((error: unknown) => {
    throw error instanceof Refused && error.code === 'platform.file-kind' ? new Refused('window.material-kind') : error
  })
  await insertMaterial(ctx.tx, { scope: row.scope, caseId: row.id, key: input.key, attempt: (newest?.attempt ?? 0) + 1, fileId: file.id, by: holderOf(actor), now: ctx.clock.now() })
  await appendAudit(ctx, { action: 'window.bring-material', subject: `window-case:${row.id}`, scope: row.scope, details: { key: input.key } })
  return movedCase(ctx, row.id)
}

/** Hands the application in for pre-review; after redoing, the same again. */
export async function submitCase(ctx: RequestContext, { caseId }: { caseId: string }): Promise<Moved> {
  const { row, assisting } = await openForDeed(ctx, caseId, 'submit')
  const missing = missingMaterials(row.materials as Place[], await findMaterials(ctx.tx, row.id))
  if (missing.length > 0) throw new Refused('window.materials-missing', { missing })
  await move(ctx, row, { event: 'submit', as: 'applicant' }, assisting)
  if (!row.submitted_at) await updateCase(ctx.tx, row.id, { submitted_at: ctx.clock.now() })
  await appendAudit(ctx, { action: 'window.submit-case', subject: `window-case:${row.id}`, scope: row.scope, details: { assisted: assisting } })
  await emit(ctx, 'window.case-submitted', { caseId: row.id, unitId: row.unit_id }, { scope: row.scope })
  return movedCase(ctx, row.id)
}

export async function withdrawCase(ctx: RequestContext, { caseId, reason }: { caseId: string; reason: string }): Promise<Moved> {
  const { row, assisting } = await openForDeed(ctx, caseId, 'withdraw')
  await move(ctx, row, { event: 'withdraw', as: 'applicant', reason }, assisting)
  await appendAudit(ctx, { action: 'window.withdraw-case', subject: `window-case:${row.id}`, scope: row.scope, reason })
  return movedCase(ctx, row.id)
}

/** The applicant's word ends the case (P5); silence for five working days does too. */
export async function confirmCase(ctx: RequestContext, { caseId }: { caseId: string }): Promise<Moved> {
  const { row, assisting } = await openForDeed(ctx, caseId, 'confirm')
  await move(ctx, row, { event: 'confirm', as: 'applicant' }, assisting)
  await appendAudit(ctx, { action: 'window.confirm-case', subject: `window-case:${row.id}`, scope: row.scope })
  await emit(ctx, 'window.case-closed', { caseId: row.id, unitId: row.unit_id }, { scope: row.scope })
  return movedCase(ctx, row.id)
}
