import { timeline, type Step } from '#engines/process'
import { maskName } from '#platform/crypto'
import type { RequestContext } from '#platform/http'
import { staffNames } from '#registry'
import { sealedIn, type ClassRecord, type ClassRow, type EnrolmentRow, type LeaveRow, type SessionRow } from './model.ts'
import { findHeadSteps } from '../plans/index.ts'
import { findRounds } from '../offers/index.ts'
import type { LessonCount } from './store.ts'

export type TimelineItem = ClassRecord['timeline'][number]
type Parts = { sessions: readonly SessionRow[]; roster: readonly EnrolmentRow[]; leaves: readonly LeaveRow[]; counts: ReadonlyMap<string, LessonCount> }
const longest = 60

/** What happened in a class and what is next, newest first: the steps of its case, lessons with how many came, and leave. `text` holds words people wrote, or a masked name. */
export async function presentTimeline(ctx: RequestContext, of: ClassRow, parts: Parts): Promise<TimelineItem[]> {
  const now = ctx.clock.now()
  const steps = of.case_id ? await timeline(ctx.tx, of.case_id) : []
  const names = await staffNames(ctx, steps.flatMap((step) => accountOf(step.actor) ?? []))
  const next = parts.sessions.find((session) => session.state === 'planned' && session.ends_at > now)
  const seated = parts.roster.filter((one) => one.state === 'seated').length
  const heads = await findHeadSteps(ctx, of)
  const offers = await findRounds(ctx.tx, of.id)
  const authors = await staffNames(ctx, [...heads.map((step) => step.by), ...offers.map((round) => round.made_by)].flatMap((holder) => accountOf(holder) ?? []))
  const items: TimelineItem[] = [
    ...steps.map((step) => presentStep(step, names)),
    ...parts.sessions.filter((session) => session.state === 'cancelled' || session.ends_at <= now || session.id === next?.id).map((session): TimelineItem => {
      const count = parts.counts.get(session.id)
      const ahead = session.ends_at > now
      return {
        id: session.id, kind: 'lesson', event: session.state === 'cancelled' ? 'cancelled' : ahead ? 'next' : 'held', actor: '', text: session.topic,
        at: (session.state === 'cancelled' ? session.changed_at ?? session.starts_at : session.starts_at).toISOString(), ahead, count: ahead ? session.seq : (count?.present ?? 0) + (count?.late ?? 0), of: ahead ? parts.sessions.length : seated,
      }
    }),
    ...heads.map((step, index): TimelineItem => ({
      id: step.id, kind: 'head', event: step.name === null ? 'none' : heads[index - 1]?.name == null ? 'set' : step.name === heads[index - 1]?.name ? 'line' : 'changed', actor: authors.get(accountOf(step.by) ?? '') ?? '', text: step.name, at: step.at.toISOString(), ahead: false, count: null, of: null,
    })),
    ...offers.map((round): TimelineItem => ({ id: round.id, kind: 'offers', event: null, actor: authors.get(accountOf(round.made_by) ?? '') ?? '', text: null, at: round.made_at.toISOString(), ahead: false, count: round.told, of: round.enrolled })),
    ...parts.leaves.flatMap((leave): TimelineItem[] => {
      const one = parts.roster.find((row) => row.id === leave.enrolment_id)
      const session = parts.sessions.find((row) => row.id === leave.session_id)
      if (!one || !session) return []
      return [{ id: leave.id, kind: 'leave', event: leave.state, actor: maskName(ctx.cipher.open(one.name_sealed, sealedIn.name).reveal()), text: leave.reason, at: (leave.decided_at ?? leave.asked_at).toISOString(), ahead: false, count: session.seq, of: null }]
    }),
  ]
  // Reversed first: of two things in the same moment the later one stands above.
  return items.reverse().sort((a, b) => b.at.localeCompare(a.at)).slice(0, longest)
}

export function presentStep(step: Step, names: ReadonlyMap<string, string>): TimelineItem {
  return { id: step.id, kind: step.kind, event: step.event ?? step.to, actor: names.get(accountOf(step.actor) ?? '') ?? '', text: step.reason, at: step.at.toISOString(), ahead: false, count: null, of: null }
}

function accountOf(actor: string): string | undefined {
  return /^account:([0-9a-f-]{36})/.exec(actor)?.[1]
}
