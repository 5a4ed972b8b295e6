import type { InputOf, resourcesRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { isUniqueViolation } from '#platform/db'
import { NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { sealedIn, type Trainer, type TrainerForm } from '../model.ts'
import { presentTrainer } from '../present.ts'
import { countActiveOccupations, findOccupationsOf, findTrainer, insertTrainer, lockResource, replaceOccupations, updateTrainer, type TrainerColumns } from '../store.ts'

export async function createTrainer(ctx: RequestContext, form: TrainerForm): Promise<Trainer> {
  const actor = requireStaff(ctx, 'training.resource.manage')
  await requireOccupations(ctx, form.occupationIds)
  const id = newId()
  await refusingTakenCode(() => insertTrainer(ctx.tx, { id, scope: actor.scope, now: ctx.clock.now() }, columnsOf(ctx, form)))
  await replaceOccupations(ctx.tx, 'trainer', id, actor.scope, form.occupationIds)
  await appendAudit(ctx, { action: 'training.create-trainer', subject: `trainer:${id}` })
  return readTrainer(ctx, id, actor.scope)
}

export async function editTrainer(ctx: RequestContext, input: InputOf<typeof resourcesRoutes.editTrainer>): Promise<Trainer> {
  const actor = requireStaff(ctx, 'training.resource.manage')
  const row = await lockResource(ctx.tx, 'trainer', input.trainerId, actor.scope)
  if (!row) throw new NotFound()
  if (row.updated_at.toISOString() !== new Date(input.updatedAt).toISOString()) throw new Refused('platform.changed-meanwhile')
  await requireOccupations(ctx, input.occupationIds)
  await refusingTakenCode(() => updateTrainer(ctx.tx, input.trainerId, columnsOf(ctx, input), ctx.clock.now()))
  await replaceOccupations(ctx.tx, 'trainer', input.trainerId, row.scope, input.occupationIds)
  await appendAudit(ctx, { action: 'training.edit-trainer', subject: `trainer:${input.trainerId}`, scope: row.scope })
  return readTrainer(ctx, input.trainerId, actor.scope)
}

export async function readTrainer(ctx: RequestContext, id: string, actorScope: string): Promise<Trainer> {
  const row = await findTrainer(ctx.tx, id)
  if (!row) throw new NotFound()
  return presentTrainer({ cipher: ctx.cipher, actorScope }, row, (await findOccupationsOf(ctx.tx, 'trainer', [id])).get(id) ?? [])
}

/** An occupation that was retired while the form was open is told, not dropped. */
export async function requireOccupations(ctx: RequestContext, ids: readonly string[]): Promise<void> {
  const distinct = new Set(ids)
  if (await countActiveOccupations(ctx.tx, [...distinct]) !== distinct.size) throw new Refused('training.occupation-unknown')
}

export async function refusingTakenCode(write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('training.resource-code-taken')
    throw error
  }
}

function columnsOf(ctx: RequestContext, form: TrainerForm): TrainerColumns {
  const phone = form.phone === undefined ? {} : {
    phone_sealed: form.phone === null ? null : ctx.cipher.seal(form.phone, sealedIn.trainerPhone), phone_blind: form.phone === null ? null : ctx.cipher.blind(form.phone, 'phone'),
  }
  return {
    code: form.code, name: form.name, gender: form.gender, ...phone, unit_name: form.unitName, level: form.level, honour: form.honour, divisions: form.divisions, windows: form.windows,
    weekly_hours: form.weeklyHours, fee_fen: form.feeFen === null ? null : BigInt(form.feeFen), remark: form.remark || null,
  }
}
