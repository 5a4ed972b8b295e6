import type { lectureShapes } from '@guildhall/contract'
import type { z } from 'zod'
import { divisionName } from '#registry/units'
import { clockOf, type Audience, type Field } from '../menu/index.ts'
import { preferencesOf, type OrderListed, type OrderState, type SessionState, type Side } from './model.ts'
import type { EngagementWith, OrderWithUnit } from './store.ts'

export function presentSession(row: EngagementWith): z.output<typeof lectureShapes.sessionRow> {
  return {
    id: row.id, state: row.state as SessionState, title: row.title, lecturer: row.lecturer, team: row.team, day: row.day, from: clockOf(row.starts_at), to: clockOf(row.ends_at), km: row.km, askedAt: row.asked_at.toISOString(), answerBy: row.answer_by.toISOString(), answeredAt: row.answered_at?.toISOString() ?? null,
    reason: row.reason, by: row.by_side as Side | null, people: row.people ?? row.orderer_people, heldSaidByOrderer: row.orderer_people !== null, heldSaidByLecturer: row.lecturer_people !== null,
  }
}

/** The session that an order is about now: the one under way or held, never one that fell through. */
export const currentOf = (sessions: readonly EngagementWith[]) => sessions.find((one) => ['asked', 'accepted', 'held', 'missed'].includes(one.state))

export function presentOrder(row: OrderWithUnit, sessions: readonly EngagementWith[]): OrderListed {
  const current = currentOf(sessions)
  return {
    id: row.id, number: row.number, unitName: row.unit_name, state: row.state as OrderState, title: row.title ?? current?.title ?? null, field: row.field as Field, audience: row.audience as Audience, people: row.people, place: [divisionName(row.division), row.town].filter(Boolean).join(' '), preferences: preferencesOf(row),
    orderedAt: row.ordered_at.toISOString(), dueOn: row.due_on, session: current ? presentSession(current) : null,
  }
}
