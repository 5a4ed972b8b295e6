import type { AnswerOf, FileAnswer, inspectionsRoutes, InputOf } from '@guildhall/contract'
import { addDays } from '#platform/calendar'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import { rangeOf } from '#platform/db'
import { getFile, readFile } from '#platform/files'
import { asService, holderOf, NotFound, requireStaff, type RequestContext } from '#platform/http'
import { staffNames } from '#registry'
import { isInRange, isWithin } from '#registry/units'
import { findDaySessions, presentLessons, type SessionRow } from '../classes/index.ts'
import { findSessions } from '../plans/index.ts'
import { findUnderWay } from '../quality/index.ts'
import { attendanceDrop, latenessOf, phaseOf, type Drop } from './rules.ts'
import { findChecklist, findInspections, findOwn, findPhotos, type InspectionRow } from './store.ts'

type Watched = AnswerOf<typeof inspectionsRoutes.watch>['rows'][number]
type Past = AnswerOf<typeof inspectionsRoutes.get>['past'][number]

/** Today's lessons of the actor's range as they stand this minute. */
export async function watchClasses(ctx: RequestContext): Promise<AnswerOf<typeof inspectionsRoutes.watch>> {
  const actor = requireStaff(ctx, 'training.evaluation.read')
  const now = ctx.clock.now()
  const today = dayInShanghai(now)
  const sessions = await findDaySessions(ctx.tx, instantInShanghai(today), instantInShanghai(addDays(today, 1)), rangeOf(actor.scope))
  return { now: now.toISOString(), rows: await asService(ctx, actor.scope, () => presentWatched(ctx, sessions, { now, by: holderOf(actor) })) }
}

/** Lessons with what is late and where quality drops, read in a handful of queries however many there are. As the service. */
export async function presentWatched(ctx: RequestContext, sessions: readonly SessionRow[], { now, by }: { now: Date; by: string }): Promise<Watched[]> {
  const lessons = (await presentLessons(ctx.tx, sessions, now)).filter((lesson) => lesson.state !== 'cancelled')
  const classIds = [...new Set(lessons.map((lesson) => lesson.class.id))]
  const held = classIds.length === 0 ? [] : await presentLessons(ctx.tx, (await findSessions(ctx.tx, classIds)).filter((session) => session.state === 'held'), now)
  const [inspections, underWay] = [await findInspections(ctx.tx, classIds), await findUnderWay(ctx.tx, classIds)]
  return lessons.map((lesson) => {
    const here = lesson.present + lesson.late
    const own = inspections.filter((one) => one.session_id === lesson.id), rectification = underWay.get(lesson.class.id)
    const last = inspections.find((one) => one.class_id === lesson.class.id)
    const drops: Drop[] = [
      ...attendanceDrop(held.filter((one) => one.class.id === lesson.class.id).map((one) => ({ here: one.present + one.late, seated: one.present + one.late + one.absent + one.leave }))),
      ...(last && last.failed > 0 ? [{ kind: 'inspection' as const, failed: last.failed }] : []), ...(rectification ? [{ kind: 'rectification' as const, id: rectification }] : []),
    ]
    const stand = { state: lesson.state, startsAt: new Date(lesson.startsAt), endsAt: new Date(lesson.endsAt), trainer: lesson.trainer !== null, seated: lesson.seated, here, noted: here + lesson.absent + lesson.leave, leavesWaiting: lesson.leavesWaiting }
    return {
      sessionId: lesson.id, class: { id: lesson.class.id, number: lesson.class.number, title: lesson.class.title }, seq: lesson.seq, topic: lesson.topic, startsAt: lesson.startsAt, endsAt: lesson.endsAt, venue: lesson.venue, trainer: lesson.trainer,
      phase: phaseOf(stand, now), seated: lesson.seated, here, late: latenessOf(stand, now), drops, inspections: own.length, inspected: own.some((one) => one.inspected_by === by),
    }
  })
}

/** A lesson, what is to be looked at, and what was found in the class so far. */
export async function getInspectionSheet(ctx: RequestContext, { sessionId }: InputOf<typeof inspectionsRoutes.get>): Promise<AnswerOf<typeof inspectionsRoutes.get>> {
  const actor = requireStaff(ctx, 'training.evaluation.read')
  const session = await ctx.tx.selectFrom('training_session').selectAll().where('id', '=', sessionId).executeTakeFirst()
  if (!session || !session.published || !isInRange(actor, session.scope)) throw new NotFound()
  const now = ctx.clock.now()
  const [lesson] = await asService(ctx, actor.scope, () => presentWatched(ctx, [session], { now, by: holderOf(actor) }))
  if (!lesson) throw new NotFound()
  const { items } = await asService(ctx, '', () => findChecklist(ctx.tx, session.scope))
  const past = await findInspections(ctx.tx, [session.class_id])
  return { lesson, items: [...items], mine: (await findOwn(ctx.tx, session.id, holderOf(actor)))?.id ?? null, mayInspect: actor.permissions.has('training.inspect'), past: await presentPast(ctx, past) }
}

async function presentPast(ctx: RequestContext, rows: readonly InspectionRow[]): Promise<Past[]> {
  const [names, photos] = [await staffNames(ctx, rows.flatMap((row) => accountOf(row.inspected_by) ?? [])), await findPhotos(ctx.tx, rows.map((row) => row.id))]
  const seqs = rows.length === 0 ? new Map<string, number>() : new Map((await findSessions(ctx.tx, [rows[0]!.class_id])).map((session) => [session.id, session.seq]))
  return rows.map((row) => ({
    id: row.id, seq: seqs.get(row.session_id) ?? 0, at: row.inspected_at.toISOString(), by: names.get(accountOf(row.inspected_by) ?? '') ?? null, here: row.here, seated: row.seated, failed: row.failed,
    findings: row.items.map((one) => ({ ...one, photo: photos.has(`${row.id}:${one.key}`) })), rectificationId: row.rectification_id,
  }))
}

export async function showInspectionPhoto(ctx: RequestContext, { inspectionId, key }: InputOf<typeof inspectionsRoutes.photo>): Promise<FileAnswer> {
  const actor = requireStaff(ctx, 'training.evaluation.read')
  const photo = await ctx.tx.selectFrom('training_inspection_photo').select(['file_id', 'scope']).where('inspection_id', '=', inspectionId).where('key', '=', key).executeTakeFirst()
  if (!photo || !isWithin(photo.scope, actor.scope)) throw new NotFound()
  const file = await asService(ctx, photo.scope, () => getFile(ctx, photo.file_id))
  return { fileName: file.name, contentType: file.contentType, bytes: await readFile(ctx, file), inline: true }
}

export async function getChecklist(ctx: RequestContext): Promise<AnswerOf<typeof inspectionsRoutes.getList>> {
  const actor = requireStaff(ctx, 'training.evaluation.read')
  const { items, owner } = await asService(ctx, '', () => findChecklist(ctx.tx, actor.scope))
  return { items: [...items], from: owner?.name ?? null, own: owner?.unitId === actor.unitId, mayEdit: actor.permissions.has('training.plan.publish') }
}

const accountOf = (holder: string) => /^account:([0-9a-f-]{36})/.exec(holder)?.[1]
