import type { z } from 'zod'
import type { needsRoutes } from '@guildhall/contract'
import { asService, type RequestContext } from '#platform/http'
import { findDivision } from '#registry/divisions'
import type { NeedRow, OccupationRef } from './model.ts'
import { namesOfHolders } from './holders.ts'
import { listChanges } from './store.ts'

type Event = z.output<typeof needsRoutes.getNeed.response>['events'][number]

/**
 * What happened to a need, oldest first, gathered from the records that its course left behind. They lie with whoever runs the class, perhaps above the reader: that and
 * when something happened to this need its readers may know; what was answered about the plan stays with those who asked.
 */
export async function eventsOf(ctx: Pick<RequestContext, 'tx' | 'cipher' | 'actor'>, need: NeedRow, occupations: ReadonlyMap<string, OccupationRef>): Promise<Event[]> {
  const changes = await listChanges(ctx.tx, need.id)
  const own = new Set((await ctx.tx.selectFrom('training_opinion').select('id').where('need_id', '=', need.id).execute()).map((opinion) => opinion.id))
  const { served, opinions, enrolments, results } = await asService(ctx, '', async () => {
    const enrolments = need.person_id ? await ctx.tx.selectFrom('training_enrolment').select(['id', 'enrolled_at', 'enrolled_by', 'assisted', 'state', 'cancelled_at']).where('need_id', '=', need.id).execute() : []
    return {
      enrolments,
      served: need.class_id ? await ctx.tx.selectFrom('training_class').select(['created_at', 'published_at']).where('id', '=', need.class_id).executeTakeFirst() : undefined,
      opinions: await ctx.tx.selectFrom('training_opinion').select(['id', 'asked_at', 'answered_at', 'words', 'assisted']).where('need_id', '=', need.id).execute(),
      results: enrolments.length === 0 ? [] : await ctx.tx.selectFrom('training_result').select('confirmed_at').where('enrolment_id', 'in', enrolments.map((one) => one.id)).where('confirmed_at', 'is not', null).execute(),
    }
  })
  const names = await namesOfHolders(ctx, [need.filed_by, ...changes.map((change) => change.changed_by), ...enrolments.map((enrolment) => enrolment.enrolled_by)])
  const plain = { by: null, assisted: false, changes: [], note: null }
  const events: Event[] = [
    { ...plain, kind: need.import_id ? 'imported' : 'asked', at: need.asked_at.toISOString(), by: names(need.filed_by), assisted: need.assisted },
    ...changes.map((change): Event => ({
      kind: change.kind as 'corrected', at: change.changed_at.toISOString(), by: names(change.changed_by), assisted: change.assisted, note: change.reason,
      changes: sayChanges(change.changes as Record<string, [unknown, unknown]>, occupations),
    })),
    // A class may be older than a need that joins it later: then only its announcement is news.
    ...(served && served.created_at >= need.asked_at ? [{ ...plain, kind: 'planned' as const, at: served.created_at.toISOString() }] : []),
    ...opinions.map((opinion): Event => ({ ...plain, kind: 'opinion-asked', at: opinion.asked_at.toISOString() })),
    ...opinions.flatMap((opinion): Event[] => (opinion.answered_at ? [{ ...plain, kind: 'opinion-answered', at: opinion.answered_at.toISOString(), assisted: opinion.assisted, note: own.has(opinion.id) ? opinion.words ?? null : null }] : [])),
    ...(served?.published_at ? [{ ...plain, kind: 'announced' as const, at: served.published_at.toISOString() }] : []),
    ...enrolments.map((enrolment): Event => ({ ...plain, kind: enrolment.state === 'waiting' ? 'waiting' : 'enrolled', at: enrolment.enrolled_at.toISOString(), by: names(enrolment.enrolled_by), assisted: enrolment.assisted })),
    ...enrolments.flatMap((enrolment): Event[] => (enrolment.cancelled_at ? [{ ...plain, kind: 'gave-up', at: enrolment.cancelled_at.toISOString() }] : [])),
    ...results.flatMap((result): Event[] => (result.confirmed_at ? [{ ...plain, kind: 'result', at: result.confirmed_at.toISOString() }] : [])),
  ]
  return events.sort((a, b) => a.at.localeCompare(b.at))
}

/** Field, before and after as a page can show them; codes and ids become names. */
export function sayChanges(changes: Record<string, [unknown, unknown]>, occupations: ReadonlyMap<string, OccupationRef>): Event['changes'] {
  const say = (field: string, value: unknown): string | null => {
    if (Array.isArray(value)) return value.join(',')
    if (typeof value !== 'string' && typeof value !== 'number') return null
    const said = `${value}`
    if (field === 'occupationId') return occupations.get(said)?.name ?? null
    return field === 'division' ? findDivision(said)?.name ?? said : said
  }
  return Object.entries(changes).map(([field, [before, after]]) => ({ field, before: say(field, before), after: say(field, after) }))
}
