import type { z } from 'zod'
import type { needsRoutes } from '@guildhall/contract'
import { dayInShanghai } from '#platform/clock'
import type { NeedState } from './model.ts'

type Progress = z.output<typeof needsRoutes.getMyNeed.response>
export type Step = Progress['steps'][number]
export type Action = Progress['can'][number]

/** All that decides where a request stands. Dates are facts of the records, never of their last change. */
export type Journey = {
  need: { state: NeedState; askedAt: Date; replyBy: string; withdrawnAt: Date | null }
  class: { state: string; createdAt: Date; publishedAt: Date | null; firstDay: string | null; lastDay: string | null; opinionsCloseAt: Date | null; enrolCloseAt: Date | null } | null
  opinion: { askedAt: Date; answeredAt: Date | null } | null
  enrolment: { state: 'seated' | 'waiting' | 'cancelled'; enrolledAt: Date } | null
  result: { confirmedAt: Date | null; outcome: string | null; certificateNumber: string | null } | null
}

type Milestone = { kind: Step['kind']; at: Date | string | null; by: string | null }

/**
 * The way of a request, drawn from its records: what is done has its date, the first that is not is where it stands now. A round of opinions that ended
 * without this person's answer is not held against the request.
 */
export function stepsOf(journey: Journey): Step[] {
  const { need } = journey
  const milestones = milestonesOf(journey)
  const firstOpen = milestones.findIndex((milestone) => milestone.at === null)
  const stopped = need.state === 'withdrawn' || hasFailed(journey)
  return milestones.slice(0, stopped && firstOpen >= 0 ? firstOpen + 1 : undefined).map(({ kind, at, by }, index): Step => {
    if (at !== null) return { kind, state: 'done', at: instant(at), by: null }
    if (index !== firstOpen) return { kind, state: 'ahead', at: null, by: null }
    if (!stopped) return { kind, state: 'current', at: null, by }
    return { kind, state: 'stopped', at: instant(need.withdrawnAt ?? journey.result?.confirmedAt ?? null), by: null }
  })
}

function milestonesOf({ need, class: served, opinion, enrolment, result }: Journey): Milestone[] {
  const dayOf = (at: Date | null | undefined) => (at ? dayInShanghai(at) : null)
  const published = served?.publishedAt ?? null
  const taught = served !== null && ['assessing', 'confirming', 'closed'].includes(served.state)
  const seated = enrolment?.state === 'seated' ? enrolment.enrolledAt : null
  const list: Milestone[] = [
    { kind: 'asked', at: need.askedAt, by: null },
    { kind: 'planned', at: served && (served.createdAt > need.askedAt ? served.createdAt : need.askedAt), by: need.replyBy },
  ]
  if (opinion || !published) list.push({ kind: 'opinion', at: opinion?.answeredAt ?? (published && opinion ? published : null), by: opinion ? dayOf(served?.opinionsCloseAt) : null })
  list.push(
    { kind: 'published', at: published, by: null },
    { kind: 'enrolled', at: seated, by: dayOf(served?.enrolCloseAt) },
    { kind: 'class', at: taught && seated ? served.lastDay : null, by: served?.state === 'running' ? served.lastDay : served?.firstDay ?? null },
    { kind: 'result', at: seated ? result?.confirmedAt ?? null : null, by: null },
    { kind: 'certificate', at: result?.certificateNumber ? result.confirmedAt : null, by: null },
  )
  return list
}

/** What its owner can do about it now, the most urgent first. */
export function actionsOf({ need, class: served, opinion, enrolment, result }: Journey): Action[] {
  const enrolled = enrolment !== null && enrolment.state !== 'cancelled'
  const possible: [boolean, Action][] = [
    [served?.state === 'opinions' && opinion !== null && opinion.answeredAt === null, 'answer-opinion'],
    [served?.state === 'published' && !enrolled && need.state !== 'withdrawn', 'enrol'],
    [Boolean(result?.certificateNumber), 'see-certificate'],
    [enrolled || (served?.publishedAt ?? null) !== null, 'see-class'],
    [need.state === 'open' || need.state === 'planned' || need.state === 'invited', 'correct'],
    [need.state === 'open' || need.state === 'planned' || need.state === 'invited', 'withdraw'],
    [need.state === 'withdrawn' || hasFailed({ result }), 'ask-again'],
  ]
  return possible.filter(([may]) => may).map(([, action]) => action)
}

function hasFailed({ result }: Pick<Journey, 'result'>): boolean {
  return Boolean(result?.confirmedAt && result.outcome && result.outcome !== 'passed')
}

function instant(at: Date | string | null): string | null {
  if (at === null) return null
  return at instanceof Date ? at.toISOString() : new Date(`${at}T00:00:00+08:00`).toISOString()
}
