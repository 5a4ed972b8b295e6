import { asService, holderOf, Refused, type RequestContext } from '#platform/http'
import { emit } from '#platform/outbox'
import { loadPlaces } from './places.ts'
import { isAssisted } from './policy.ts'
import type { Correctable, NeedRow, NeedState, OccupationRef } from './model.ts'
import { changesBetween, decideCorrection, decideWithdrawal } from './rules.ts'
import { changeNeed, lockNeed } from './store.ts'
import { requireOccupation } from './words.ts'

type Correction = Correctable & { needId: string; revision: number; reason?: string | null | undefined }

export function correctableOf(need: NeedRow): Correctable {
  return {
    occupationId: need.occupation_id, level: need.level, division: need.division, town: need.town,
    windows: need.windows as Correctable['windows'], earliest: need.earliest, latest: need.latest, seats: need.seats,
  }
}

/**
 * Writes a correction under the lock of the row. A changed place does not move the need to another federation: who began to serve it finishes, and can hand it on
 * by withdrawing and recording it anew. The right of the caller was decided before.
 */
export async function correct(ctx: RequestContext, input: Correction, occupations: ReadonlyMap<string, OccupationRef>): Promise<NeedRow> {
  const need = await lockNeed(ctx.tx, input.needId)
  if (need.revision !== input.revision) throw new Refused('platform.changed-meanwhile')
  const before = correctableOf(need)
  const after: Correctable = {
    occupationId: input.occupationId, level: input.level, division: input.division, town: input.town, windows: input.windows, earliest: input.earliest, latest: input.latest, seats: input.seats,
  }
  const refusal = decideCorrection(need.state as NeedState, before, after)
  if (refusal) throw new Refused(refusal)
  const changes = changesBetween(before, after)
  if (Object.keys(changes).length === 0) return need
  if (changes.occupationId && after.occupationId) requireOccupation(occupations, after.occupationId)
  if (changes.division && !(await asService(ctx, '', () => loadPlaces(ctx.tx))).serves(after.division)) throw new Refused('training.need-division-unknown')
  const corrected = await changeNeed(ctx.tx, need, {
    occupation_id: after.occupationId, level: after.level, division: after.division, town: after.town, windows: after.windows, earliest: after.earliest, latest: after.latest, seats: after.seats,
    ...(changes.occupationId && { occupation_by: after.occupationId ? 'corrected' : 'none', occupation_sure: null }),
  }, { kind: 'corrected', changes, reason: input.reason ?? null, by: holderOf(ctx.actor), assisted: isAssisted(ctx.actor), now: ctx.clock.now() })
  await emit(ctx, 'training.need-corrected', { needId: need.id }, { scope: need.scope })
  return corrected
}

/** Takes a need back, under the lock of the row. The right of the caller was decided before. */
export async function withdraw(ctx: RequestContext, input: { needId: string; reason: string | null }): Promise<NeedRow> {
  const need = await lockNeed(ctx.tx, input.needId)
  const refusal = decideWithdrawal(need.state as NeedState)
  if (refusal) throw new Refused(refusal)
  const withdrawn = await changeNeed(ctx.tx, need, { state: 'withdrawn', withdrawn_reason: input.reason, class_id: null },
    { kind: 'withdrawn', changes: { state: [need.state, 'withdrawn'] }, reason: input.reason, by: holderOf(ctx.actor), assisted: isAssisted(ctx.actor), now: ctx.clock.now() })
  await emit(ctx, 'training.need-withdrawn', { needId: need.id, classId: need.class_id }, { scope: need.scope })
  return withdrawn
}
