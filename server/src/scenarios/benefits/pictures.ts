import type { Readable } from 'node:stream'
import { benefitShapes, type benefitRoutes, type InputOf } from '@guildhall/contract'
import type { FileAnswer } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { getFile, readFile, removeFile, saveFile, shownPicture } from '#platform/files'
import { asService, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { isWithin } from '#registry/units'
import { findPictures, lockRelease } from './store.ts'

const mostBytes = 8 * 1024 * 1024

/** Shows what is given. Under the release's lock, so that two who add at once do not pass the most there may be. */
export async function addPicture(ctx: RequestContext, { releaseId, caption }: InputOf<typeof benefitRoutes.addPicture>): Promise<{ id: string }> {
  const { scope } = requireStaff(ctx, 'benefits.manage')
  const row = await lockRelease(ctx.tx, releaseId)
  if (!row || !isWithin(row.scope, scope)) throw new NotFound()
  if (row.state === 'withdrawn') throw new Refused('benefits.not-now')
  if ((await findPictures(ctx.tx, row.id)).length >= benefitShapes.mostBenefitPictures) throw new Refused('benefits.pictures-full')
  const part = await ctx.upload()
  if (!part) throw new Refused('benefits.no-picture')
  const bytes = await shownPicture(part.stream as Readable, { maxBytes: mostBytes }).catch((error: unknown) => {
    throw error instanceof Refused ? new Refused(error.code === 'platform.too-large' ? 'benefits.picture-large' : 'benefits.picture-kind') : error
  })
  const file = await saveFile(ctx, { name: 'picture', bytes, scope: row.scope, contentTypes: ['image/jpeg'] })
  const id = newId()
  await ctx.tx.insertInto('benefit_picture').values({ id, scope: row.scope, release_id: row.id, file_id: file.id, caption, added_at: ctx.clock.now() }).execute()
  await appendAudit(ctx, { action: 'benefits.add-picture', subject: `benefit:${row.id}`, scope: row.scope })
  return { id }
}

export async function removePicture(ctx: RequestContext, { pictureId }: { pictureId: string }): Promise<void> {
  const { scope } = requireStaff(ctx, 'benefits.manage')
  const picture = await ctx.tx.selectFrom('benefit_picture').selectAll().where('id', '=', pictureId).executeTakeFirst()
  if (!picture || !isWithin(picture.scope, scope)) throw new NotFound()
  const gone = await asService(ctx, picture.scope, () => ctx.tx.deleteFrom('benefit_picture').where('id', '=', picture.id).executeTakeFirst())
  // Somebody else took it away in the same moment.
  if (gone.numDeletedRows === 0n) throw new NotFound()
  await removeFile(ctx, picture.file_id)
  await appendAudit(ctx, { action: 'benefits.remove-picture', subject: `benefit:${picture.release_id}`, scope: picture.scope })
}

/** A picture of a release that the caller sees: announced, or of their own range. The file itself is nobody's but the service's. */
export async function showPicture(ctx: RequestContext, { pictureId }: { pictureId: string }): Promise<FileAnswer> {
  const picture = await ctx.tx.selectFrom('benefit_picture as p').innerJoin('benefit_release as r', 'r.id', 'p.release_id').select(['p.file_id', 'p.scope']).where('p.id', '=', pictureId).executeTakeFirst()
  if (!picture) throw new NotFound()
  const file = await asService(ctx, picture.scope, () => getFile(ctx, picture.file_id))
  return { fileName: file.name, contentType: file.contentType, bytes: await readFile(ctx, file), inline: true }
}
