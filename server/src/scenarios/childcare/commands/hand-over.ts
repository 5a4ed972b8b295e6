import type { AnswerOf, childcareRoutes, InputOf } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { maskName, maskPhone } from '#platform/crypto'
import { asService, holderOf, NotFound, Refused, RefusedAndKept, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { blindCode, isGuardianCode } from '../codes.ts'
import type { About, Adult, ChildRow, ClassWith, DayRow } from '../model.ts'
import { clockIn, tellGuardians } from '../notices.ts'
import { afterWrongCode, isHeldOn } from '../rules.ts'
import { findClass, findDay, lockChild, openAbout, sealTo } from '../store.ts'

type Kept = { of: ClassWith; child: ChildRow; about: About }

/** The child and its class for their keeper: whoever may keep and acts for the unit of the class itself (C8). A foreign child is not found. */
async function keeping<T>(ctx: RequestContext, childId: string, work: (kept: Kept) => Promise<T>): Promise<T> {
  const actor = requireStaff(ctx, 'childcare.keep')
  const seen = await ctx.tx.selectFrom('childcare_child').select(['class_id', 'scope']).where('id', '=', childId).executeTakeFirst()
  const of = seen && await findClass(ctx.tx, seen.class_id)
  if (!of) throw new NotFound()
  if (of.unit_id !== actor.unitId) throw new Refused('childcare.not-keeper')
  return asService(ctx, of.scope, async () => {
    const child = await lockChild(ctx.tx, childId)
    const about = openAbout(ctx.cipher, child)
    if (!about || child.state !== 'seat') throw new Refused('childcare.erased')
    return work({ of, child, about })
  })
}

/** What the keeper has to know, in clear; each look is noted. */
export function lookAtChild(ctx: RequestContext, { childId }: { childId: string }): Promise<AnswerOf<typeof childcareRoutes.look>> {
  return keeping(ctx, childId, async ({ of, child, about }) => {
    await appendAudit(ctx, { action: 'childcare.look-at-child', subject: `childcare-child:${child.id}`, scope: of.scope })
    return { id: child.id, name: about.name, health: about.health, relation: child.relation as never, emergency: about.emergency, pickers: about.pickers }
  })
}

export function noteArrival(ctx: RequestContext, { childId, here }: InputOf<typeof childcareRoutes.arrive>): Promise<{ id: string }> {
  return keeping(ctx, childId, async ({ of, child }) => {
    const now = ctx.clock.now()
    const today = dayInShanghai(now)
    if (!isHeldOn(of, today)) throw new Refused('childcare.no-class-today')
    const known = await findDay(ctx.tx, child.id, today)
    if (known?.handed_at) throw new Refused('childcare.picked-up')
    if (here === Boolean(known?.arrived_at)) return { id: child.id }
    const arrival = here ? { arrived_at: now, arrived_by: holderOf(ctx.actor) } : { arrived_at: null, arrived_by: null }
    if (known) await ctx.tx.updateTable('childcare_day').set(arrival).where('id', '=', known.id).execute()
    else await ctx.tx.insertInto('childcare_day').values({ id: newId(), scope: of.scope, child_id: child.id, day: today, ...arrival }).execute()
    if (here) await tellGuardians(ctx, of, [child], 'arrived', { time: clockIn(now) })
    await appendAudit(ctx, { action: 'childcare.note-arrival', subject: `childcare-child:${child.id}`, scope: of.scope, details: { here } })
    return { id: child.id }
  })
}

type Right = { byCode: 'guardian' | 'named'; who: Adult[]; to: string; codeId: string | null; day: DayRow }
type Read = { kind: 'right'; right: Right; kept: Kept } | { kind: 'wrong'; locked: boolean }

/** Reads a code for a child that is there. A wrong one is counted, the third locks and the guardian is told (C6): that has to outlast the refusal, so it is thrown outside. */
async function withCode<T>(ctx: RequestContext, { childId, code }: { childId: string; code: string }, work: (kept: Kept, right: Right) => Promise<T>): Promise<T> {
  const done = await keeping(ctx, childId, async (kept): Promise<{ kind: 'done'; answer: T } | Extract<Read, { kind: 'wrong' }>> => {
    const read = await readCode(ctx, kept, code)
    return read.kind === 'wrong' ? read : { kind: 'done', answer: await work(kept, read.right) }
  })
  if (done.kind === 'wrong') throw new RefusedAndKept(done.locked ? 'childcare.codes-locked' : 'childcare.wrong-code')
  return done.answer
}

async function readCode(ctx: RequestContext, kept: Kept, code: string): Promise<Read> {
  const { of, child, about } = kept
  const now = ctx.clock.now()
  const today = dayInShanghai(now)
  const day = await findDay(ctx.tx, child.id, today)
  if (day?.handed_at) throw new Refused('childcare.picked-up')
  if (!day?.arrived_at) throw new Refused('childcare.not-here')
  if (child.locked_until && child.locked_until > now) throw new Refused('childcare.codes-locked')
  if (isGuardianCode(ctx.cipher, child.id, code, now)) return { kind: 'right', kept, right: { byCode: 'guardian', who: [{ name: about.guardian, phone: '' }], to: about.guardian, codeId: null, day } }
  const named = await ctx.tx.selectFrom('childcare_code').selectAll().where('child_id', '=', child.id).where('day', '=', today).where('code_blind', '=', blindCode(ctx.cipher, child.id, today, code)).where('used_at', 'is', null).executeTakeFirst()
  const picker = named && about.pickers[named.picker]
  if (named && picker) return { kind: 'right', kept, right: { byCode: 'named', who: [{ name: picker.name, phone: maskPhone(picker.phone) }], to: picker.name, codeId: named.id, day } }
  const { wrong, lockedUntil } = afterWrongCode(child.wrong_codes, now)
  await ctx.tx.updateTable('childcare_child').set({ wrong_codes: wrong, locked_until: lockedUntil }).where('id', '=', child.id).execute()
  if (lockedUntil) await tellGuardians(ctx, of, [child], 'codes-locked')
  await appendAudit(ctx, { action: 'childcare.wrong-code', subject: `childcare-child:${child.id}`, scope: of.scope, details: { locked: lockedUntil !== null } })
  return { kind: 'wrong', locked: lockedUntil !== null }
}

/** Whom the child goes with, before it goes. */
export function checkCode(ctx: RequestContext, input: InputOf<typeof childcareRoutes.check>): Promise<AnswerOf<typeof childcareRoutes.check>> {
  return withCode(ctx, input, async ({ about }, { byCode, who }) => ({ child: about.name, byCode, who }))
}

/** The child goes; the code is used up, and the guardian is told at once (C5). */
export function handOver(ctx: RequestContext, input: InputOf<typeof childcareRoutes.handOver>): Promise<AnswerOf<typeof childcareRoutes.handOver>> {
  return withCode(ctx, input, async ({ of, child }, { byCode, to, codeId, day }) => {
    const now = ctx.clock.now()
    await ctx.tx.updateTable('childcare_day').set({ handed_at: now, handed_by: holderOf(ctx.actor), by_code: byCode, to_sealed: sealTo(ctx.cipher, to) }).where('id', '=', day.id).execute()
    if (codeId) await ctx.tx.updateTable('childcare_code').set({ used_at: now }).where('id', '=', codeId).execute()
    await ctx.tx.updateTable('childcare_child').set({ wrong_codes: 0, locked_until: null }).where('id', '=', child.id).execute()
    await tellGuardians(ctx, of, [child], 'handed-over', { to: maskName(to), time: clockIn(now) })
    await appendAudit(ctx, { action: 'childcare.hand-over', subject: `childcare-child:${child.id}`, scope: of.scope, details: { byCode } })
    return { at: now.toISOString(), to }
  })
}
