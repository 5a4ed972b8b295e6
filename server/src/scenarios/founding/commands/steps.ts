import type { foundingRoutes, InputOf } from '@guildhall/contract'
import { listFormalities } from '#registry'
import { Refused, type RequestContext } from '#platform/http'
import { emit } from '#platform/outbox'
import { moveFounding, withFounding, type Moved } from '../load.ts'
import { tellFederation, tellUnit } from '../notices.ts'
import type { FoundingRow } from '../model.ts'
import { findFounders, findGroup } from '../store.ts'

type Routes = typeof foundingRoutes

/** Other parts hear for which units on record a union is asked for, and that it no longer is. `at` tells them which news is the newer. */
async function tellOthers(ctx: RequestContext, row: FoundingRow, event: 'founding.applied' | 'founding.sent-back' | 'founding.withdrawn'): Promise<void> {
  const unitIds = (await findFounders(ctx.tx, [row.id])).flatMap((one) => one.unit_id ?? [])
  await emit(ctx, event, { foundingId: row.id, name: row.name, unitIds, at: ctx.clock.now().toISOString() }, { scope: row.scope })
}

/** Hands the application in; the federation above answers within its promise. */
export function submit(ctx: RequestContext, input: InputOf<Routes['submit']>): Promise<Moved> {
  return withFounding(ctx, input.foundingId, { side: 'apply', states: ['preparing'], revision: input.revision }, async (row) => {
    if (!(await findGroup(ctx.tx, row.id)).some((one) => one.post === 'leader')) throw new Refused('founding.group-needed')
    const moved = await moveFounding(ctx, row, 'submit')
    await tellOthers(ctx, row, 'founding.applied')
    await tellFederation(ctx, row, { kind: 'founding.applied', params: { due: moved.deadline ?? '' } })
    return moved
  })
}

export function withdraw(ctx: RequestContext, input: InputOf<Routes['withdraw']>): Promise<Moved> {
  return withFounding(ctx, input.foundingId, { side: 'apply', states: ['preparing', 'applied', 'enrolling', 'called'] }, async (row) => {
    await ctx.tx.updateTable('founding_congress').set({ state: 'called-off' }).where('founding_id', '=', row.id).where('state', '<>', 'called-off').execute()
    const moved = await moveFounding(ctx, row, 'withdraw', { reason: input.reason })
    await tellOthers(ctx, row, 'founding.withdrawn')
    return moved
  })
}

export function accept(ctx: RequestContext, input: InputOf<Routes['accept']>): Promise<Moved> {
  return withFounding(ctx, input.foundingId, { side: 'answer', states: ['applied'], revision: input.revision }, async (row) => {
    const moved = await moveFounding(ctx, row, 'accept', { reason: input.words })
    await tellUnit(ctx, row, { kind: 'founding.accepted' })
    return moved
  })
}

export function sendBack(ctx: RequestContext, input: InputOf<Routes['sendBack']>): Promise<Moved> {
  return withFounding(ctx, input.foundingId, { side: 'answer', states: ['applied'] }, async (row) => {
    const moved = await moveFounding(ctx, row, 'send-back', { reason: input.reason })
    await tellOthers(ctx, row, 'founding.sent-back')
    await tellUnit(ctx, row, { kind: 'founding.sent-back', params: { reason: input.reason } })
    return moved
  })
}

/** 工会基层组织选举工作条例: an election that broke the rules is not approved and is held again. The members stay on the roster, the congress is off. */
export function reject(ctx: RequestContext, input: InputOf<Routes['reject']>): Promise<Moved> {
  return withFounding(ctx, input.foundingId, { side: 'answer', states: ['reported'] }, async (row) => {
    await ctx.tx.updateTable('founding_congress').set({ state: 'called-off' }).where('founding_id', '=', row.id).where('state', '<>', 'called-off').execute()
    const moved = await moveFounding(ctx, row, 'reject', { reason: input.reason })
    await tellUnit(ctx, row, { kind: 'founding.rejected', params: { reason: input.reason } })
    return moved
  })
}

export function finish(ctx: RequestContext, input: InputOf<Routes['finish']>): Promise<Moved> {
  return withFounding(ctx, input.foundingId, { side: 'apply', states: ['formalities'], revision: input.revision }, async (row) => {
    const open = (await listFormalities(ctx, row.union_id!)).filter((one) => one.needed && one.doneOn === null)
    if (open.length > 0) throw new Refused('founding.formalities-open', { open: open.map((one) => one.title.zh) })
    return moveFounding(ctx, row, 'finish')
  })
}
