import type { RefusalCode } from '@guildhall/contract'
import { invite, isInvited, positionOf, release, take, type TakeResult } from '#engines/quota'
import { asService, holderOf, NotFound } from '#platform/http'
import { newId } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import { emit } from '#platform/outbox'
import { openName, openPhone } from '#registry'
import { findSessions } from '../plans/index.ts'
import { sealedIn, type ClassRow, type Enrolment, type EnrolmentRow } from './model.ts'
import { findNeedFor, markNeedEnrolled, reopenNeed } from './needs-of-worker.ts'
import { dayWords, noticePerson, textPerson } from './notices.ts'
import { decideEnrolment } from './rules.ts'
import { cancelEnrolment, findLiveEnrolment, findSittings, holdClass, holdPerson, insertEnrolment, seatEnrolments } from './store.ts'

type Asked = { classId: string; personId: string; via?: 'unit'; unitId?: string | null; unitName?: string | null }
export type Seated = { kind: 'placed'; enrolment: EnrolmentRow; position: number | null; again: boolean }
export type NotSeated = { kind: 'refused'; code: Extract<RefusalCode, `training.enrol-${string}`>; details: Record<string, string> }

/**
 * Gives a person a seat in a class or a place on its waitlist. Asked twice, the first place comes back. Person, then class, then pool are held in this order by all, and
 * the seat comes before the row: a full pool refuses, and nothing is written. The right to do so is the caller's to have decided; a refusal is a value, because whoever
 * seats a whole list goes on with the next.
 */
export function seatPerson(ctx: CommandContext, asked: Asked): Promise<Seated | NotSeated> {
  return asService(ctx, '', async () => {
    const [{ tx }, now] = [ctx, ctx.clock.now()]
    const person = await holdPerson(tx, asked.personId)
    // In one journey, in this order: what follows the lock on the class is read after it was got.
    const [of, known, sessions, sittings, employer] = await Promise.all([
      holdClass(tx, asked.classId), findLiveEnrolment(tx, asked.classId, person.id), findSessions(tx, [asked.classId]), findSittings(tx, person.id, asked.classId, now), asked.unitName ?? employerOf(ctx, person.unit_id),
    ])
    if (known) return { kind: 'placed', enrolment: known, position: await findPosition(ctx, known, of), again: true }
    if (!of.published_at) throw new NotFound()
    if (!of.pool_id) return refused('training.enrol-not-open')

    const decision = decideEnrolment({
      class: { kind: of.kind, state: of.state, enrolInvitedAt: of.enrol_invited_at, enrolOpenAt: of.enrol_open_at, enrolCloseAt: of.enrol_close_at },
      invited: asked.via === 'unit' || await isInvited(tx, of.pool_id, person.id),
      lessons: sessions.filter((one) => one.state !== 'cancelled').map((one) => ({ startsAt: one.starts_at, endsAt: one.ends_at })),
      sittings,
    }, now)
    if (decision.kind === 'refuse') return refused(decision.code, decision.details)

    if (asked.via === 'unit') await invite(tx, { pool: of.pool_id, holders: [person.id], now })
    const place = await take(tx, { pool: of.pool_id, holder: person.id, now })
    if (place.kind === 'refused') return refused(place.code === 'full' ? 'training.enrol-full' : place.code === 'not-open' ? 'training.enrol-not-open' : 'training.enrol-closed')
    const enrolment = await writeEnrolment(ctx, of, { asked, person, employer, via: asked.via ?? decision.via, place })
    return { kind: 'placed', enrolment, position: place.kind === 'waiting' ? place.position : null, again: false }
  })
}

type Placed = { asked: Asked; person: Awaited<ReturnType<typeof holdPerson>>; employer: string | null; via: 'invited' | 'open' | 'unit'; place: Exclude<TakeResult, { kind: 'refused' }> }

async function writeEnrolment(ctx: CommandContext, of: ClassRow, { asked, person, employer, via, place }: Placed): Promise<EnrolmentRow> {
  const now = ctx.clock.now()
  const need = await findNeedFor(ctx.tx, of, person.id)
  const phone = openPhone(ctx.cipher, person)
  const enrolment = await insertEnrolment(ctx.tx, {
    id: newId(), class_id: of.id, scope: of.scope, applicant_scope: of.applicant_scope, person_id: person.id, need_id: need?.id ?? null,
    unit_id: asked.unitId ?? person.unit_id, unit_name: employer,
    name_sealed: ctx.cipher.seal(openName(ctx.cipher, person), sealedIn.name), phone_sealed: phone && ctx.cipher.seal(phone, sealedIn.phone),
    via, state: place.kind === 'seat' ? 'seated' : 'waiting', claim_id: place.claimId, enrolled_at: now, enrolled_by: holderOf(ctx.actor), assisted: isAssisted(ctx),
  })
  await Promise.all([
    need && place.kind === 'seat' && markNeedEnrolled(ctx.tx, need.id, of.id, now),
    emit(ctx, 'training.worker-enrolled', { classId: of.id, enrolmentId: enrolment.id, personId: enrolment.person_id, state: enrolment.state }, { scope: of.scope }),
    place.kind === 'seat' && noticePerson(ctx, enrolment, 'training.seat-given', { title: of.title, first: dayWords(of.first_day) }),
    place.kind === 'waiting' && noticePerson(ctx, enrolment, 'training.place-on-waitlist', { title: of.title, position: place.position }),
  ])
  return enrolment
}

/** Gives a place back; whoever waited first has the seat in the same moment and is told. */
export async function giveBack(ctx: CommandContext, of: ClassRow, enrolment: EnrolmentRow, reason: string): Promise<{ enrolment: EnrolmentRow; moved: EnrolmentRow[]; needReopened: boolean }> {
  const now = ctx.clock.now()
  return asService(ctx, of.scope, async () => {
    const freed = of.pool_id ? await release(ctx.tx, { pool: of.pool_id, holder: enrolment.person_id, now }) : { moved: [] }
    const cancelled = await cancelEnrolment(ctx.tx, enrolment.id, reason, now)
    const needReopened = enrolment.need_id !== null && await asService(ctx, '', () => reopenNeed(ctx.tx, enrolment.need_id!, of.id, now))
    const moved = await seatEnrolments(ctx.tx, of.id, freed.moved.map((claim) => claim.holder))
    for (const one of moved) await welcome(ctx, of, one)
    await emit(ctx, 'training.enrolment-cancelled', { classId: of.id, enrolmentId: cancelled.id, personId: cancelled.person_id, movedUp: moved.map((one) => one.id) }, { scope: of.scope })
    return { enrolment: cancelled, moved, needReopened }
  })
}

async function welcome(ctx: CommandContext, of: ClassRow, moved: EnrolmentRow): Promise<void> {
  if (moved.need_id) await asService(ctx, '', () => markNeedEnrolled(ctx.tx, moved.need_id!, of.id, ctx.clock.now()))
  const words = { title: of.title, first: dayWords(of.first_day) }
  await noticePerson(ctx, moved, 'training.moved-up', words)
  await textPerson(ctx, moved, 'training.moved-up', words)
}

/** Where the person works, for a list that others read; who has not said so hangs at the federation, which employs nobody. */
async function employerOf(ctx: CommandContext, unitId: string): Promise<string | null> {
  const unit = await ctx.tx.selectFrom('unit').select(['name', 'kind']).where('id', '=', unitId).executeTakeFirst()
  return unit && unit.kind !== 'federation' ? unit.name : null
}

export async function findPosition(ctx: Pick<CommandContext, 'tx'>, enrolment: Pick<EnrolmentRow, 'state' | 'person_id'>, of: Pick<ClassRow, 'pool_id'>): Promise<number | null> {
  if (enrolment.state !== 'waiting' || !of.pool_id) return null
  const place = await positionOf(ctx.tx, { pool: of.pool_id, holder: enrolment.person_id })
  return place?.kind === 'waiting' ? place.position : null
}

export function presentEnrolment(row: EnrolmentRow, position: number | null): Enrolment {
  return { id: row.id, classId: row.class_id, state: row.state as Enrolment['state'], position, via: row.via as Enrolment['via'], enrolledAt: row.enrolled_at.toISOString(), assisted: row.assisted }
}

export function isAssisted(ctx: Pick<CommandContext, 'actor'>): boolean {
  return ctx.actor.kind === 'worker' && ctx.actor.assistedBy !== undefined
}

function refused(code: NotSeated['code'], details: Record<string, string> = {}): NotSeated {
  return { kind: 'refused', code, details }
}
