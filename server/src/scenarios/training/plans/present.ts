import type { AnswerOf, plansRoutes } from '@guildhall/contract'
import { maskName, maskPhone, type Cipher } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { poolsOf, type Pool } from '#engines/quota'
import type { ClassState, Course, Slot } from './model.ts'
import type { NeedOfPlan } from './needs-of-plan.ts'
import { findSessions, type ClassRow, type SessionRow } from './store.ts'

export type Card = AnswerOf<typeof plansRoutes.listPublishedClasses>['rows'][number]
type Session = Card['nextSession'] & object
type PlanNeed = AnswerOf<typeof plansRoutes.getPlan>['needs'][number]

/** Classes as cards, all that a card shows read in five queries however many there are; in the order given. */
export async function presentCards(tx: Tx, rows: readonly ClassRow[], now: Date): Promise<Card[]> {
  const [found, parts] = await Promise.all([findSessions(tx, rows.map((row) => row.id)), loadParts(tx, rows)])
  const sessions = Map.groupBy(found, (session) => session.class_id)
  return rows.map((row) => presentCard(row, { ...parts, sessions: sessions.get(row.id) ?? [], now }))
}

export type CardParts = Awaited<ReturnType<typeof loadParts>>

export async function loadParts(tx: Tx, rows: readonly ClassRow[]) {
  const ids = (pick: (row: ClassRow) => string | null) => [...new Set(rows.map(pick).filter((id) => id !== null))]
  const [occupationIds, trainerIds, venueIds] = [ids((row) => row.occupation_id), ids((row) => row.trainer_id), ids((row) => row.venue_id)]
  const [occupations, trainers, venues, pools] = await Promise.all([
    occupationIds.length === 0 ? [] : tx.selectFrom('occupation').select(['id', 'name', 'category']).where('id', 'in', occupationIds).execute(),
    trainerIds.length === 0 ? [] : tx.selectFrom('training_trainer').select(['id', 'name', 'level', 'honour']).where('id', 'in', trainerIds).execute(),
    venueIds.length === 0 ? [] : tx.selectFrom('training_venue').select(['id', 'name', 'address', 'capacity']).where('id', 'in', venueIds).execute(),
    poolsOf(tx, rows.map((row) => row.id)),
  ])
  return {
    occupations: new Map(occupations.map((one) => [one.id, one as Card['occupation']])), trainers: new Map(trainers.map((one) => [one.id, one])),
    venues: new Map(venues.map((one) => [one.id, one])), pools: new Map(pools.map((pool) => [pool.subject, pool])),
  }
}

export function presentCard(row: ClassRow, parts: CardParts & { sessions: readonly SessionRow[]; now: Date }): Card {
  const next = parts.sessions.find((session) => session.state === 'planned' && session.ends_at > parts.now)
  return {
    id: row.id, number: row.number, title: row.title, kind: row.kind as Card['kind'], state: row.state as ClassState, occupation: parts.occupations.get(row.occupation_id)!, level: row.level,
    division: row.division, town: row.town, classHours: row.class_hours, feeFen: String(row.fee_fen), firstDay: row.first_day, lastDay: row.last_day, nextSession: next ? presentSession(next) : null,
    trainer: (row.trainer_id && parts.trainers.get(row.trainer_id)) || null, venue: (row.venue_id && parts.venues.get(row.venue_id)) || null, seats: seatsOf(row, parts.pools.get(row.id)),
    enrolInvitedAt: iso(row.enrol_invited_at), enrolOpenAt: iso(row.enrol_open_at), enrolCloseAt: iso(row.enrol_close_at),
  }
}

function seatsOf(row: ClassRow, pool: Pool | undefined): Card['seats'] {
  return { capacity: pool?.capacity ?? row.seats, taken: pool?.seated ?? 0, waiting: pool?.waiting ?? 0, waitlist: row.waitlist }
}

export function presentSession(row: SessionRow): Session {
  return {
    id: row.id, seq: row.seq, startsAt: row.starts_at.toISOString(), endsAt: row.ends_at.toISOString(), topic: row.topic, hours: row.hours,
    state: row.state as Session['state'], changedAt: iso(row.changed_at),
  }
}

/** A need as a planner reads it: whose, masked. */
export function presentNeed(cipher: Cipher, need: NeedOfPlan): PlanNeed {
  return {
    id: need.id, number: need.number, source: need.source as PlanNeed['source'], state: need.state as PlanNeed['state'], person: presentAsker(cipher, need), unitName: need.unit_name, wish: need.wish,
    level: need.level, division: need.division, town: need.town, seats: need.seats, windows: need.windows as Slot[], earliest: need.earliest, latest: need.latest,
  }
}

export function presentAsker(cipher: Cipher, need: Pick<NeedOfPlan, 'person_id' | 'name_sealed' | 'phone_sealed'>): PlanNeed['person'] {
  return {
    id: need.person_id, name: maskName(cipher.open(need.name_sealed, 'training_need.name').reveal()),
    phone: need.phone_sealed && maskPhone(cipher.open(need.phone_sealed, 'training_need.phone').reveal()),
  }
}

export function outlineOf(row: Pick<ClassRow, 'outline'>): Course[] {
  return row.outline as Course[]
}

export function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null
}
