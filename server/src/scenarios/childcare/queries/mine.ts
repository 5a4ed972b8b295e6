import type { AnswerOf, childcareRoutes } from '@guildhall/contract'
import { positionOf } from '#engines/quota'
import { dayInShanghai } from '#platform/clock'
import { maskPhone } from '#platform/crypto'
import { asService, NotFound, requireWorker, type RequestContext } from '#platform/http'
import { isWithin } from '#registry/units'
import type { ChildRow, ChildState, ClassWith, Relation } from '../model.ts'
import { presentClass, presentConsent, presentHandOver } from '../present.ts'
import { erasesOn, isHeldOn, standingOf } from '../rules.ts'
import { findClass, findClassesAbove, findDay, openAbout, openTo, scopesOfMember } from '../store.ts'

const isOpen = (row: ClassWith, now: Date) => row.state === 'published' && now >= row.opens_at && now < row.closes_at
const childrenOf = (ctx: RequestContext, personId: string) => ctx.tx.selectFrom('childcare_child').selectAll().where('person_id', '=', personId).orderBy('enrolled_at', 'desc').limit(60).execute()

/** Classes for members of the caller's units, and the caller's children in any. */
export function listOpen(ctx: RequestContext): Promise<AnswerOf<typeof childcareRoutes.find>> {
  const { personId } = requireWorker(ctx)
  return asService(ctx, '', async () => {
    const now = ctx.clock.now()
    const today = dayInShanghai(now)
    const classes = await findClassesAbove(ctx.tx, await scopesOfMember(ctx.tx, personId), today)
    const children = await childrenOf(ctx, personId)
    const live = (classId: string) => children.filter((child) => child.class_id === classId && child.ended_at === null).length
    const presented = []
    for (const child of children) presented.push(await presentMine(ctx, child, (await findClass(ctx.tx, child.class_id))!))
    return { rows: classes.map((row) => ({ ...presentClass(row, today), mine: live(row.id), mayEnrol: isOpen(row, now) })), children: presented }
  })
}

export function showClass(ctx: RequestContext, { classId }: { classId: string }): Promise<AnswerOf<typeof childcareRoutes.show>> {
  const { personId } = requireWorker(ctx)
  return asService(ctx, '', async () => {
    const now = ctx.clock.now()
    const row = await findClass(ctx.tx, classId)
    const mine = (await childrenOf(ctx, personId)).filter((child) => child.class_id === classId && child.ended_at === null).length
    const member = row !== undefined && (await scopesOfMember(ctx.tx, personId)).some((scope) => isWithin(scope, row.scope))
    if (!row || row.state === 'draft' || (!member && mine === 0)) throw new NotFound()
    return { ...presentClass(row, dayInShanghai(now)), rules: row.rules, consent: presentConsent(row), mine, mayEnrol: member && isOpen(row, now), erasesOn: erasesOn(row) }
  })
}

async function presentMine(ctx: RequestContext, child: ChildRow, of: ClassWith) {
  const today = dayInShanghai(ctx.clock.now())
  const place = child.state === 'waiting' ? await positionOf(ctx.tx, { pool: of.pool_id!, holder: child.id }) : null
  return {
    id: child.id, classId: of.id, title: of.title, name: openAbout(ctx.cipher, child)?.name ?? '', state: child.state as ChildState, position: place?.kind === 'waiting' ? place.position : null, offeredUntil: child.offered_until?.toISOString() ?? null, first: of.first_day, last: of.last_day, from: of.starts, to: of.ends, address: of.address,
    standing: child.state === 'seat' && isHeldOn(of, today) ? standingOf(await findDay(ctx.tx, child.id, today)) : null,
  }
}

/** One child of mine. Whoever acts for a guardian reads neither health nor numbers. */
export function getMyChild(ctx: RequestContext, { childId }: { childId: string }): Promise<AnswerOf<typeof childcareRoutes.getMine>> {
  const { personId, assistedBy } = requireWorker(ctx)
  return asService(ctx, '', async () => {
    const child = await ctx.tx.selectFrom('childcare_child').selectAll().where('id', '=', childId).where('person_id', '=', personId).executeTakeFirst()
    const of = child && await findClass(ctx.tx, child.class_id)
    if (!child || !of) throw new NotFound()
    const now = ctx.clock.now()
    const about = openAbout(ctx.cipher, child)
    const days = await ctx.tx.selectFrom('childcare_day').selectAll().where('child_id', '=', child.id).where('arrived_at', 'is not', null).orderBy('day', 'desc').execute()
    const adult = (one: { name: string; phone: string } | undefined) => ({ name: one?.name ?? '', phone: one ? (assistedBy ? maskPhone(one.phone) : one.phone) : '' })
    const mine = await presentMine(ctx, child, of)
    return {
      ...mine, birthMonth: about?.birthMonth ?? '', gender: about?.gender ?? null, health: assistedBy ? '' : about?.health ?? '', relation: child.relation as Relation, emergency: adult(about?.emergency), pickers: (about?.pickers ?? []).map(adult),
      consent: { ...presentConsent(of), name: about?.guardian ?? '', at: child.consented_at.toISOString(), withdrawnAt: child.withdrawn_at?.toISOString() ?? null },
      days: days.map((day) => ({ day: day.day, arrivedAt: day.arrived_at?.toISOString() ?? null, handOver: presentHandOver(day, openTo(ctx.cipher, day)) })),
      mayWithdraw: child.ended_at === null && child.erased_at === null && mine.standing !== 'here', handsOver: child.state === 'seat' && about !== null && of.last_day >= dayInShanghai(now) && !assistedBy, lockedUntil: child.locked_until && child.locked_until > now ? child.locked_until.toISOString() : null, erased: child.erased_at !== null, erasesOn: erasesOn(of),
    }
  })
}
