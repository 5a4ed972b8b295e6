import { createHash } from 'node:crypto'
import type { AnswerOf, InputOf, windowCaseRoutes } from '@guildhall/contract'
import { timeline } from '#engines/process'
import { dayInShanghai } from '#platform/clock'
import { maskNameForPublic } from '#platform/crypto'
import { cursorOf, placeOf, asService, NotFound, type RequestContext } from '#platform/http'
import { verifyPath } from '#registry/issuer'
import { findLegalPersonByCode, isUnionCode, representativeIn } from '#registry/legal-persons'
import { findUnit } from '#registry/units'
import { getProcessCase } from '../load.ts'
import type { CaseState, Place } from '../model.ts'
import { newestByKey } from '../rules.ts'
import { findCaseByToken, findMaterials } from '../store.ts'

/** Whether a code is that of a registered union. One exact code is answered; nobody can list them here. */
export async function lookUpUnion(ctx: RequestContext, input: InputOf<typeof windowCaseRoutes.lookUp>): Promise<AnswerOf<typeof windowCaseRoutes.lookUp>> {
  const code = input.code.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
  if (!isUnionCode(code)) return { code, known: false, wellFormed: false, union: null }
  const of = await asService(ctx, '', () => findLegalPersonByCode(ctx.tx, code))
  if (!of?.version) return { code, known: false, wellFormed: true, union: null }
  const { version } = of
  const registrar = await findUnit(ctx.tx, of.registrar_id)
  return {
    code, known: true, wellFormed: true,
    union: {
      name: version.name, seat: version.seat, representative: maskNameForPublic(ctx.cipher.open(version.representative_sealed, representativeIn).reveal()), registrar: registrar?.name ?? '', registeredOn: of.registered_on,
      validUntil: version.certificate_until, state: of.cancelled_on !== null ? 'cancelled' : version.certificate_until < dayInShanghai(ctx.clock.now()) ? 'expired' : 'valid', cancelledOn: of.cancelled_on, cancelReason: of.cancel_reason, verifyPath: verifyPath(version.number),
    },
  }
}

export async function listAnnouncements(ctx: RequestContext, input: InputOf<typeof windowCaseRoutes.announcements>): Promise<AnswerOf<typeof windowCaseRoutes.announcements>> {
  const after = placeOf(input.cursor)
  let query = ctx.tx.selectFrom('window_announcement').selectAll().orderBy('announced_on', 'desc').orderBy('id', 'desc').limit(input.limit + 1)
  if (after) query = query.where((is) => is.or([is('announced_on', '<', after.value), is.and([is('announced_on', '=', after.value), is('id', '<', after.id)])]))
  const found = await query.execute()
  const rows = found.slice(0, input.limit)
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => ({ id: row.id, kind: row.kind as 'registered', unitName: row.unit_name, code: row.code, words: row.words, on: row.announced_on })), next: last && found.length > input.limit ? cursorOf(last.announced_on, last.id) : null,
  }
}

/** A case by the link that was sent to its contact: where it stands and what is to be redone; nobody's name or number. */
export async function followCase(ctx: RequestContext, { token }: { token: string }): Promise<AnswerOf<typeof windowCaseRoutes.follow>> {
  const digest = createHash('sha256').update(token).digest()
  return asService(ctx, '', async () => {
    const row = await findCaseByToken(ctx.tx, digest)
    if (!row) throw new NotFound()
    const process = await getProcessCase(ctx, row)
    const counter = await ctx.tx.selectFrom('window_counter').select(['name', 'line']).where('id', '=', row.counter_id).executeTakeFirst()
    const rating = await ctx.tx.selectFrom('window_rating').select('stars').where('case_id', '=', row.id).executeTakeFirst()
    const newest = newestByKey(await findMaterials(ctx.tx, row.id))
    const steps = (await timeline(ctx.tx, row.case_id)).filter((step) => !step.internal && (step.kind === 'opened' || step.kind === 'moved'))
    return {
      number: row.number, title: row.item_title, unitName: row.unit_name, counterName: counter?.name ?? '', counterLine: counter?.line ?? null, state: row.state as CaseState, deadlineOn: process.deadlineOn, dueOn: row.due_on, delivery: row.delivery as 'counter' | 'post',
      redo: row.state !== 'correcting' ? [] : (row.materials as Omit<Place, 'files'>[]).flatMap((place) => (newest.get(place.key)?.verdict === 'redo' ? [{ title: place.title, reason: newest.get(place.key)!.reason ?? '' }] : [])),
      steps: steps.map((step) => ({ at: step.at.toISOString(), state: step.to as CaseState, reason: step.event === 'refuse' || step.event === 'withdraw' ? step.reason : null })),
      mayRate: row.handed_at !== null && !rating, stars: rating?.stars ?? null, today: dayInShanghai(ctx.clock.now()),
    }
  })
}
