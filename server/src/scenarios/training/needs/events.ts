import type { z } from 'zod'
import type { needsRoutes } from '@guildhall/contract'
import type { RequestContext } from '#platform/http'
import { findDivision } from '#registry/divisions'
import type { NeedRow, OccupationRef } from './model.ts'
import { namesOfHolders } from './holders.ts'
import { listChanges } from './store.ts'

type Event = z.output<typeof needsRoutes.getNeed.response>['events'][number]

/** What happened to a need, oldest first, gathered from the records that its course left behind. */
export async function eventsOf(ctx: Pick<RequestContext, 'tx' | 'cipher'>, need: NeedRow, occupations: ReadonlyMap<string, OccupationRef>): Promise<Event[]> {
  const changes = await listChanges(ctx.tx, need.id)
  const opinions = await ctx.tx.selectFrom('training_opinion').select(['asked_at', 'answered_at', 'stance', 'words', 'assisted']).where('need_id', '=', need.id).execute()
  const enrolments = need.person_id ? await ctx.tx.selectFrom('training_enrolment').select(['enrolled_at', 'enrolled_by', 'assisted', 'state']).where('need_id', '=', need.id).execute() : []
  const names = await namesOfHolders(ctx, [need.filed_by, ...changes.map((change) => change.changed_by), ...enrolments.map((enrolment) => enrolment.enrolled_by)])
  const plain = { by: null, assisted: false, changes: [], note: null }
  const events: Event[] = [
    { ...plain, kind: need.import_id ? 'imported' : 'asked', at: need.asked_at.toISOString(), by: names(need.filed_by), assisted: need.assisted },
    ...changes.map((change): Event => ({
      kind: change.kind as 'corrected', at: change.changed_at.toISOString(), by: names(change.changed_by), assisted: change.assisted, note: change.reason,
      changes: sayChanges(change.changes as Record<string, [unknown, unknown]>, occupations),
    })),
    ...opinions.map((opinion): Event => ({ ...plain, kind: 'opinion-asked', at: opinion.asked_at.toISOString() })),
    ...opinions.flatMap((opinion): Event[] => (opinion.answered_at ? [{ ...plain, kind: 'opinion-answered', at: opinion.answered_at.toISOString(), assisted: opinion.assisted, note: opinion.words ?? null }] : [])),
    ...enrolments.map((enrolment): Event => ({ ...plain, kind: 'enrolled', at: enrolment.enrolled_at.toISOString(), by: names(enrolment.enrolled_by), assisted: enrolment.assisted })),
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
