import { sql, type Selectable } from 'kysely'
import { json, rangeOf, type Database, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { ClassState, Course, Draft, PlanSession } from './model.ts'
import { classHours, spanOf } from './times.ts'

export type ClassRow = Selectable<Database['training_class']>
export type SessionRow = Selectable<Database['training_session']>

export function findClass(tx: Tx, id: string): Promise<ClassRow | undefined> {
  return tx.selectFrom('training_class').selectAll().where('id', '=', id).executeTakeFirst()
}

export function findClasses(tx: Tx, ids: readonly string[]): Promise<ClassRow[]> {
  if (ids.length === 0) return Promise.resolve([])
  return tx.selectFrom('training_class').selectAll().where('id', 'in', [...new Set(ids)]).execute()
}

/** Locks a class of the given range; one outside it, or none, is undefined. */
export function lockClass(tx: Tx, id: string, scope: string): Promise<ClassRow | undefined> {
  const { lo, hi } = rangeOf(scope)
  return tx.selectFrom('training_class').selectAll().where('id', '=', id).where('scope', '>=', lo).where('scope', '<', hi).forUpdate().executeTakeFirst()
}

/**
 * Whoever books these trainers and rooms waits here for each other, also across ranges that do not see each other (T1). One order for all, so that two planners
 * never wait in a ring.
 */
export async function lockResources(tx: Tx, ids: readonly (string | null)[]): Promise<void> {
  const keys = [...new Set(ids)].filter((id) => id !== null).sort()
  for (const id of keys) await sql`select pg_advisory_xact_lock(hashtextextended(${`training.resource.${id}`}, 0))`.execute(tx)
}

export type NewClass = { id: string; scope: string; applicantScope: string | null; number: string; draft: Draft; state: ClassState; caseId: string | null; by: string; now: Date }

export async function insertClass(tx: Tx, one: NewClass): Promise<void> {
  await tx.insertInto('training_class').values({
    id: one.id, scope: one.scope, number: one.number, state: one.state, case_id: one.caseId, created_by: one.by, created_at: one.now, updated_at: one.now,
    ...columnsOf(one.draft), applicant_scope: one.applicantScope,
  }).execute()
}

/** Writes a changed draft; gives its new revision. */
export async function updateDraft(tx: Tx, id: string, draft: Draft, applicantScope: string | null, now: Date): Promise<number> {
  const { revision } = await tx.updateTable('training_class').set({ ...columnsOf(draft), applicant_scope: applicantScope, updated_at: now, revision: sql<number>`revision + 1` }).where('id', '=', id).returning('revision').executeTakeFirstOrThrow()
  return revision
}

function columnsOf(draft: Draft) {
  const days = draft.sessions.map((session) => session.day).sort()
  return {
    unit_id: draft.unitId, title: draft.title, kind: draft.kind, occupation_id: draft.occupationId, level: draft.level, division: draft.division, town: draft.town,
    outline: json<Course[]>(draft.outline), class_hours: draft.outline.reduce((sum, course) => sum + course.hours, 0), trainer_id: draft.trainerId, venue_id: draft.venueId,
    seats: draft.seats, waitlist: draft.waitlist, cost_fen: BigInt(draft.costFen), fee_fen: BigInt(draft.feeFen), first_day: days[0] ?? null, last_day: days.at(-1) ?? null,
    min_attendance_percent: draft.minAttendancePercent, pass_theory: draft.passTheory, pass_practice: draft.passPractice,
    template_id: draft.template?.id ?? null, template_version: draft.template?.version ?? null, equipment_reason: draft.equipmentReason,
  }
}

export type ClassChange = Partial<Pick<ClassRow,
  'state' | 'number' | 'enrol_invited_at' | 'enrol_open_at' | 'enrol_close_at' | 'opinions_close_at' | 'published_at' | 'cancelled_reason' | 'pool_id' | 'case_id' | 'first_day' | 'last_day'>>

export async function updateClass(tx: Tx, id: string, change: ClassChange, now: Date): Promise<number> {
  const { revision } = await tx.updateTable('training_class').set({ ...change, updated_at: now, revision: sql<number>`revision + 1` }).where('id', '=', id).returning('revision').executeTakeFirstOrThrow()
  return revision
}

export async function deleteClass(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('training_class').where('id', '=', id).executeTakeFirstOrThrow()
}

/** The timetable of a plan, in place of the one before. Only for plans that nobody attends yet. */
export async function replaceSessions(tx: Tx, owner: { id: string; scope: string; applicantScope: string | null; trainerId: string | null; venueId: string | null }, sessions: readonly PlanSession[]): Promise<void> {
  await tx.deleteFrom('training_session').where('class_id', '=', owner.id).execute()
  if (sessions.length === 0) return
  const ordered = sessions.toSorted((a, b) => (`${a.day}${a.from}` < `${b.day}${b.from}` ? -1 : 1))
  await tx.insertInto('training_session').values(ordered.map((session, index) => ({
    id: newId(), class_id: owner.id, scope: owner.scope, applicant_scope: owner.applicantScope, seq: index + 1, starts_at: spanOf(session).startsAt, ends_at: spanOf(session).endsAt,
    topic: session.topic, hours: Math.max(1, classHours(session.from, session.to)), trainer_id: owner.trainerId, venue_id: owner.venueId,
  }))).execute()
}

export function findSessions(tx: Tx, classIds: readonly string[]): Promise<SessionRow[]> {
  if (classIds.length === 0) return Promise.resolve([])
  return tx.selectFrom('training_session').selectAll().where('class_id', 'in', classIds).orderBy('class_id').orderBy('starts_at').orderBy('seq').execute()
}

export function lockSession(tx: Tx, id: string): Promise<SessionRow | undefined> {
  return tx.selectFrom('training_session').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function updateSession(tx: Tx, id: string, change: Partial<Pick<SessionRow, 'starts_at' | 'ends_at' | 'hours' | 'trainer_id' | 'venue_id' | 'changed_at'>>): Promise<SessionRow> {
  return tx.updateTable('training_session').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
}

export async function publishSessions(tx: Tx, classId: string): Promise<void> {
  await tx.updateTable('training_session').set({ published: true }).where('class_id', '=', classId).execute()
}

/** Calls off what has not been held; times of trainer and room are free again. */
export async function cancelSessions(tx: Tx, classId: string, now: Date): Promise<void> {
  await tx.updateTable('training_session').set({ state: 'cancelled', changed_at: now }).where('class_id', '=', classId).where('state', '=', 'planned').execute()
}

/** BJ-2026-0001; FA-2026-0001 before it is published. */
export async function nextNumber(tx: Tx, kind: 'plan' | 'class', year: number): Promise<string> {
  const { rows: [row] } = await sql<{ n: number }>`select app.next_training_number(${kind}, ${year}) as n`.execute(tx)
  return `${kind === 'class' ? 'BJ' : 'FA'}-${year}-${String(row!.n).padStart(4, '0')}`
}

const orders = {
  deadline: { by: sql`coalesce(p.deadline_on, date '9999-12-31')`, type: 'date', down: false },
  'first-day': { by: sql`coalesce(c.first_day, date '9999-12-31')`, type: 'date', down: false },
  newest: { by: sql`c.created_at`, type: 'timestamptz', down: true },
  oldest: { by: sql`c.created_at`, type: 'timestamptz', down: false },
  'last-changed': { by: sql`c.updated_at`, type: 'timestamptz', down: true },
} as const

export type PlanFilter = { states?: readonly string[] | undefined; kinds?: readonly string[] | undefined; occupationIds?: readonly string[] | undefined; q?: string | undefined }
export type PlanPage = { sort: keyof typeof orders; after: { value: string; id: string } | null; limit: number }

/** Plans and classes of the caller's range; by deadline, open-ended ones last. `place` is after which the next page begins. */
export async function findPlans(tx: Tx, filter: PlanFilter, { sort, after, limit }: PlanPage): Promise<(ClassRow & { place: string; deadline_on: string | null })[]> {
  const { by, type, down } = orders[sort]
  const direction = down ? 'desc' : 'asc'
  return matchingPlans(tx, filter).selectAll('c').select(['p.deadline_on', sql<string>`(${by})::text`.as('place')])
    .$if(after !== null, (rows) => rows.where(sql<boolean>`(${by}, c.id) ${sql.raw(down ? '<' : '>')} (${after?.value}::${sql.raw(type)}, ${after?.id}::uuid)`))
    .orderBy(by, direction).orderBy('c.id', direction).limit(limit).execute()
}

export async function countPlans(tx: Tx, filter: PlanFilter): Promise<number> {
  const { n } = await matchingPlans(tx, filter).select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow()
  return n
}

function matchingPlans(tx: Tx, query: PlanFilter) {
  return tx.selectFrom('training_class as c').leftJoin('process_case as p', 'p.id', 'c.case_id')
    .$if(query.states !== undefined, (rows) => rows.where('c.state', 'in', query.states!))
    .$if(query.kinds !== undefined, (rows) => rows.where('c.kind', 'in', query.kinds!))
    .$if(query.occupationIds !== undefined, (rows) => rows.where('c.occupation_id', 'in', query.occupationIds!))
    .$if(query.q !== undefined && query.q !== '', (rows) => rows.where((is) => is.or([is('c.title', 'ilike', `%${escaped(query.q!)}%`), is('c.number', 'ilike', `%${escaped(query.q!)}%`)])))
    // Published classes of others are public and would be found too; a list of plans is of one's own range, or made for a unit of it.
    .where((is) => is.or(['c.scope', 'c.applicant_scope'].map((column) => sql<boolean>`(${sql.ref(column)} >= current_setting('app.lo', true) and ${sql.ref(column)} < current_setting('app.hi', true))`)))
}

export type PublishedQuery = { scopes?: readonly string[] | undefined; occupationIds?: readonly string[] | undefined; division?: string | undefined; q?: string | undefined; open?: boolean | undefined; now: Date; after?: { day: string; id: string } | undefined; limit: number }

/** Announced classes, the next to begin first. `open`: enrolment is possible or still to come. */
export async function findPublished(tx: Tx, query: PublishedQuery): Promise<(ClassRow & { due: string })[]> {
  const due = sql<string>`coalesce(c.first_day, date '9999-12-31')`
  const after = query.after
  return tx.selectFrom('training_class as c').selectAll('c').select(due.as('due')).where('c.published_at', 'is not', null).where('c.state', '<>', 'cancelled')
    .$if(query.open === true, (rows) => rows.where('c.state', '=', 'published').where('c.enrol_close_at', '>', query.now))
    .$if(query.open === false, (rows) => rows.where((is) => is.or([is('c.state', '<>', 'published'), is('c.enrol_close_at', '<=', query.now)])))
    .$if(query.occupationIds !== undefined, (rows) => rows.where('c.occupation_id', 'in', query.occupationIds!))
    .$if(query.division !== undefined, (rows) => rows.where('c.division', '=', query.division!))
    .$if(query.scopes !== undefined, (rows) => rows.where('c.scope', 'in', query.scopes!))
    .$if(query.q !== undefined && query.q !== '', (rows) => rows.where('c.title', 'ilike', `%${escaped(query.q!)}%`))
    .$if(after !== undefined, (rows) => rows.where(sql<boolean>`(${due}, c.id) > (${after?.day}::date, ${after?.id}::uuid)`))
    .orderBy(due).orderBy('c.id').limit(query.limit).execute()
}

/** Sessions of a span with their classes, as far as the caller sees them. */
export async function findCalendar(tx: Tx, from: Date, to: Date): Promise<(SessionRow & { title: string; class_state: string; class_occupation: string; seats: number; pool_id: string | null })[]> {
  return tx.selectFrom('training_session as s').innerJoin('training_class as c', 'c.id', 's.class_id').selectAll('s')
    .select(['c.title', 'c.state as class_state', 'c.occupation_id as class_occupation', 'c.seats', 'c.pool_id'])
    .where('s.starts_at', '>=', from).where('s.starts_at', '<', to).where('s.state', '<>', 'cancelled').where('c.state', '<>', 'cancelled').orderBy('s.starts_at').orderBy('s.id').execute()
}

function escaped(words: string): string {
  return words.replace(/[%_\\]/g, (sign) => `\\${sign}`)
}
