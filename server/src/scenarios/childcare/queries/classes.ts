import type { AnswerOf, childcareRoutes, InputOf } from '@guildhall/contract'
import { dayInShanghai } from '#platform/clock'
import { asService, cursorOf, placeOf, requireStaff, type RequestContext } from '#platform/http'
import { namesakes, presentClass, presentConsent, presentHandOver, presentKid } from '../present.ts'
import { erasesOn, isHeldOn, lateFrom, standingOf, stateOf } from '../rules.ts'
import { findChildrenOf, getClassInRange, listClassesIn, openAbout, openTo } from '../store.ts'
import { maskName } from '#platform/crypto'

export async function listClasses(ctx: RequestContext, input: InputOf<typeof childcareRoutes.list>): Promise<AnswerOf<typeof childcareRoutes.list>> {
  const { scope } = requireStaff(ctx, 'childcare.read')
  const today = dayInShanghai(ctx.clock.now())
  const found = await listClassesIn(ctx.tx, { ...input, scope, today, after: placeOf(input.cursor), limit: input.limit + 1 })
  const rows = found.slice(0, input.limit)
  const last = rows.at(-1)
  return { rows: rows.map((row) => presentClass(row, today)), next: last && found.length > input.limit ? cursorOf(last.first_day, last.id) : null }
}

export async function getClass(ctx: RequestContext, { classId }: { classId: string }): Promise<AnswerOf<typeof childcareRoutes.get>> {
  const actor = requireStaff(ctx, 'childcare.read')
  const row = await getClassInRange(ctx.tx, actor, classId)
  const state = stateOf(row, dayInShanghai(ctx.clock.now()))
  return {
    ...presentClass(row, dayInShanghai(ctx.clock.now())), rules: row.rules, consent: presentConsent(row), updatedAt: row.updated_at.toISOString(), erasesOn: erasesOn(row), why: row.why,
    may: { manage: actor.permissions.has('childcare.manage') && (state === 'draft' || state === 'published'), keep: actor.permissions.has('childcare.keep') && actor.unitId === row.unit_id && (state === 'published' || state === 'ended') },
  }
}

/** Who is enrolled, masked: for the keeper and for whoever oversees the class. */
export async function listChildren(ctx: RequestContext, { classId }: { classId: string }): Promise<AnswerOf<typeof childcareRoutes.children>> {
  const row = await getClassInRange(ctx.tx, requireStaff(ctx, 'childcare.keep'), classId)
  const children = await findChildrenOf(ctx.tx, row.id, ['seat', 'offered', 'waiting'])
  const alike = namesakes(children)
  return { rows: children.map((child) => presentKid(child, openAbout(ctx.cipher, child), alike.has(child.id))) }
}

/** The list of today: here, not here, picked up. Names stay masked; the keeper opens a child to read it. */
export async function getDay(ctx: RequestContext, { classId }: { classId: string }): Promise<AnswerOf<typeof childcareRoutes.day>> {
  const row = await getClassInRange(ctx.tx, requireStaff(ctx, 'childcare.keep'), classId)
  const now = ctx.clock.now()
  const today = dayInShanghai(now)
  const { children, days } = await asService(ctx, row.scope, async () => {
    const children = await findChildrenOf(ctx.tx, row.id, ['seat'])
    const days = children.length === 0 ? [] : await ctx.tx.selectFrom('childcare_day').selectAll().where('day', '=', today).where('child_id', 'in', children.map((child) => child.id)).execute()
    return { children, days: new Map(days.map((day) => [day.child_id, day])) }
  })
  const alike = namesakes(children)
  return {
    day: today, held: isHeldOn(row, today), title: row.title, from: row.starts, to: row.ends,
    rows: children.map((child) => {
      const about = openAbout(ctx.cipher, child)
      const day = days.get(child.id)
      const standing = standingOf(day)
      return {
        id: child.id, name: about ? maskName(about.name) : '', birthMonth: about?.birthMonth ?? '', guardian: about && alike.has(child.id) ? maskName(about.guardian) : null, standing, arrivedAt: day?.arrived_at?.toISOString() ?? null, handOver: presentHandOver(day, day ? maskName(openTo(ctx.cipher, day)) : ''), late: standing === 'here' && now >= lateFrom(row, today),
        health: Boolean(about?.health), lockedUntil: child.locked_until && child.locked_until > now ? child.locked_until.toISOString() : null,
      }
    }),
  }
}
