import type { AnswerOf, InputOf, plansRoutes } from '@guildhall/contract'
import { createPool, invite } from '#engines/quota'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { emit } from '#platform/outbox'
import { draftOf } from '../draft-of.ts'
import { loadGround } from '../facts.ts'
import { moveClass } from '../move-class.ts'
import { factsOf, findNeedsOfClass, moveNeeds } from '../needs-of-plan.ts'
import { askersOf, tell } from '../notices.ts'
import { enrolmentTimesFit } from '../publish-rules.ts'
import { findConflicts } from '../rules.ts'
import { findSessions, lockClass, lockResources, nextNumber, publishSessions } from '../store.ts'
import { clockOfInstant, dayOfInstant } from '../times.ts'

/**
 * A plan becomes a class: checked once more, numbered, its seats laid out, those who asked invited first. A custom class opens to nobody else: its unit's people are
 * invited as the unit names them.
 */
export async function publishClass(ctx: RequestContext, input: InputOf<typeof plansRoutes.publishClass>): Promise<AnswerOf<typeof plansRoutes.publishClass>> {
  const actor = requireStaff(ctx, 'training.plan.publish')
  const now = ctx.clock.now()
  const row = await lockClass(ctx.tx, input.classId, actor.scope)
  if (!row) throw new NotFound()
  if (row.state !== 'draft') throw new Refused('training.plan-not-editable', { state: row.state })
  if (row.revision !== input.revision) throw new Refused('platform.changed-meanwhile')
  if (row.kind === 'custom' && row.unit_id === null) throw new Refused('training.custom-needs-unit')

  const sessions = await findSessions(ctx.tx, [row.id])
  const times = { invitedAt: new Date(input.enrolInvitedAt), openAt: new Date(input.enrolOpenAt), closeAt: new Date(input.enrolCloseAt) }
  if (!enrolmentTimesFit(times, { now, firstSession: sessions[0]?.starts_at ?? null })) throw new Refused('training.enrolment-times', { firstSession: sessions[0]?.starts_at.toISOString() ?? null })

  const needs = await findNeedsOfClass(ctx.tx, [row.id])
  await lockResources(ctx.tx, [row.trainer_id, row.venue_id])
  const draft = draftOf(row, sessions, needs.map((need) => need.id))
  const conflicts = findConflicts(draft, await loadGround(ctx, draft, { needs: needs.map(factsOf), exceptClass: row.id }))
  if (conflicts.some((one) => one.hard)) throw new Refused('training.plan-conflicts', { conflicts })

  const opensToAllAt = row.kind === 'custom' ? null : times.openAt
  const pool = await createPool(ctx.tx, { scope: row.scope, subject: row.id, capacity: row.seats, waitlistLimit: row.waitlist, opensToInvitedAt: times.invitedAt, opensToAllAt, closesAt: times.closeAt, now })
  const asked = askersOf(needs)
  await invite(ctx.tx, { pool: pool.id, holders: asked.personIds, now })
  await publishSessions(ctx.tx, row.id)
  await moveNeeds(ctx.tx, needs.filter((need) => need.state === 'planned').map((need) => need.id), { state: 'invited', classId: row.id }, now)
  const number = await nextNumber(ctx.tx, 'class', Number(dayInShanghai(now).slice(0, 4)))
  await moveClass(ctx, row, 'publish', {
    inputs: { number }, change: { number, published_at: now, pool_id: pool.id, enrol_invited_at: times.invitedAt, enrol_open_at: opensToAllAt, enrol_close_at: times.closeAt },
  })
  await tell(ctx, asked, {
    kind: 'training.class-invited', workerLink: `/classes/${row.id}`, unitLink: `/console/classes/${row.id}`,
    params: { title: row.title, first: row.first_day ?? '', close: `${dayOfInstant(times.closeAt)} ${clockOfInstant(times.closeAt)}` },
  })
  await appendAudit(ctx, { action: 'training.publish-class', subject: `class:${row.id}`, scope: row.scope, details: { number, invited: asked.personIds.length } })
  await emit(ctx, 'training.class-published', { classId: row.id, number, title: row.title, occupationId: row.occupation_id, level: row.level, firstDay: row.first_day, feeFen: String(row.fee_fen) }, { scope: row.scope })
  return { id: row.id, number, invited: asked.personIds.length }
}
