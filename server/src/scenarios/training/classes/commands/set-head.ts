import { sql } from 'kysely'
import type { AnswerOf, headsRoutes, InputOf } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { asService, holderOf, NotFound, Refused, type RequestContext } from '#platform/http'
import { sendNotices } from '#platform/notify'
import { emit } from '#platform/outbox'
import { findClass, findHeads, lockClass, noteHead, personOfTrainer, tellAs } from '../../plans/index.ts'
import type { ClassRow } from '../model.ts'
import { dayWords, myClassPath } from '../notices.ts'
import { mayRun, requireStaffActor } from '../policy.ts'
import { findCandidates } from '../queries/list-head-candidates.ts'
import { findRoster } from '../store.ts'

type Asked = { accountId: string | null; trainerId: string | null }

/** Says who heads a class from now on, or that nobody does. The same again changes nothing and tells nobody. */
export async function setHead(ctx: RequestContext, input: InputOf<typeof headsRoutes.setHead>): Promise<AnswerOf<typeof headsRoutes.setHead>> {
  const actor = requireStaffActor(ctx)
  const of = await lockClass(ctx.tx, input.classId, actor.scope)
  if (!of || !mayRun(actor, of)) throw new NotFound()
  if (of.revision !== input.revision) throw new Refused('platform.changed-meanwhile')
  if (of.state === 'closed' || of.state === 'cancelled') throw new Refused('training.head-class-over')
  if (input.line !== null && input.head?.kind !== 'staff') throw new Refused('training.head-line-of-staff')
  if (input.head && !(await findCandidates(ctx, of)).some((one) => one.kind === input.head!.kind && one.id === input.head!.id)) throw new Refused('training.head-unfit')

  const before = (await findHeads(ctx, [of])).get(of.id) ?? null
  const asked: Asked = { accountId: input.head?.kind === 'staff' ? input.head.id : null, trainerId: input.head?.kind === 'trainer' ? input.head.id : null }
  const another = before?.id !== input.head?.id
  if (!another && (before?.line ?? null) === input.line) return { head: before, revision: of.revision, told: 0 }

  const now = ctx.clock.now()
  const { revision } = await ctx.tx.updateTable('training_class').set({ head_account_id: asked.accountId, head_trainer_id: asked.trainerId, updated_at: now, revision: sql<number>`revision + 1` }).where('id', '=', of.id).returning('revision').executeTakeFirstOrThrow()
  await noteHead(ctx.tx, of, { ...asked, line: input.line }, holderOf(actor), now)
  const told = another ? await tellOfChange(ctx, of, asked) : 0
  await appendAudit(ctx, { action: 'training.set-class-head', subject: `class:${of.id}`, scope: of.scope, details: { before: before && { kind: before.kind, id: before.id }, after: input.head, told } })
  await emit(ctx, 'training.class-head-set', { classId: of.id }, { scope: of.scope })
  const changed = (await findClass(ctx.tx, of.id))!
  return { head: (await findHeads(ctx, [changed])).get(of.id) ?? null, revision, told }
}

/** The new head hears what is asked of them, the former that it is not any more; learners and trainers, once the class is announced, whom to write to. Gives how many heard. */
async function tellOfChange(ctx: RequestContext, of: ClassRow, asked: Asked): Promise<number> {
  const place = { consoleLink: `/console/classes/${of.id}`, phoneLink: '/teaching' }
  const params = { title: of.title }
  const former: Asked = { accountId: of.head_account_id, trainerId: of.head_trainer_id }
  const heard = [
    await tellAs(ctx, asked, { ...place, ...(of.published_at ? {} : { consoleLink: `/console/plans/${of.id}` }), kind: 'training.head-given', params: { ...params, first: dayWords(of.first_day) } }),
    await tellAs(ctx, former, { ...place, kind: 'training.head-passed-on', params }),
  ].filter(Boolean).length
  if (!of.published_at || (!asked.accountId && !asked.trainerId)) return heard
  return heard + await asService(ctx, '', async () => {
    const learners = (await findRoster(ctx.tx, [of.id], ['seated'])).map((one) => one.person_id)
    const trainer = of.trainer_id && of.trainer_id !== asked.trainerId ? await personOfTrainer(ctx.tx, of.trainer_id) : null
    await sendNotices(ctx, [
      ...learners.map((personId) => ({ to: { personId }, kind: 'training.head-of-class', params, link: myClassPath(of.id) })),
      ...(trainer ? [{ to: { personId: trainer }, kind: 'training.head-of-taught-class', params, link: '/teaching' }] : []),
    ])
    return learners.length + (trainer ? 1 : 0)
  })
}

