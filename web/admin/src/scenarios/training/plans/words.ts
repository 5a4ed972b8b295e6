import { useState } from 'react'
import type { AnswerOf, plansRoutes } from '@guildhall/contract'
import { useFormat, useText } from '@guildhall/ui'
import { messages } from './messages.ts'

export type Checked = AnswerOf<typeof plansRoutes.checkPlan>
export type Conflict = Checked['conflicts'][number]
export type Fix = NonNullable<Conflict['fix']>
export type Draft = AnswerOf<typeof plansRoutes.suggestPlan>['draft']
export type PlanNeed = AnswerOf<typeof plansRoutes.getPlan>['needs'][number]
export type Plan = AnswerOf<typeof plansRoutes.getPlan>

/** How conflicts and their remedies are said. */
export function usePlanWords() {
  const text = useText(messages)
  const format = useFormat()
  const span = (taken: NonNullable<Conflict['taken']>) => `${format.monthDay(taken.startsAt)} ${format.timeSpan(taken.startsAt, taken.endsAt)}`
  const lacks = (one: Conflict) => one.lacks.map(({ name, have, need }) => text.conflict.lacks(name, have, need)).join('、')
  return {
    lacks,
    reason: (one: Conflict) => text.conflict.code[one.code],
    detail: (one: Conflict): string | null => {
      if (one.lacks.length > 0) return lacks(one)
      if (one.taken) return one.taken.title ? text.conflict.takenBy(one.taken.title, span(one.taken)) : text.conflict.taken(span(one.taken))
      if (one.have !== null && one.limit !== null && one.code in text.conflict.figures) return text.conflict.figures[one.code as keyof typeof text.conflict.figures](one.have, one.limit)
      return one.have !== null && one.limit === null ? text.conflict.people(one.have) : null
    },
    fix: (fix: Fix): string => {
      switch (fix.kind) {
        case 'move': return text.conflict.fix.move(format.monthDay(fix.day), fix.from)
        case 'trainer': return text.conflict.fix.trainer(fix.name)
        case 'venue': return text.conflict.fix.venue(fix.name)
        case 'seats': return text.conflict.fix.seats(fix.seats)
        case 'hours': return text.conflict.fix.hours
      }
    },
    windows: (windows: PlanNeed['windows']) => windows.map((window) => text.window[window]).join('、'),
  }
}

/** Who asked: a worker by name, with where they work; a unit by its name. */
export function askerOf(row: Pick<PlanNeed, 'source' | 'person' | 'unitName'>): { name: string; detail: string | null } {
  return row.source === 'worker' ? { name: row.person.name, detail: row.unitName } : { name: row.unitName ?? row.person.name, detail: null }
}

/** A draft with a remedy applied; null where only a person can choose. */
export function applyFix(draft: Draft, conflict: Conflict): Draft | null {
  const { fix, session } = conflict
  if (!fix) return null
  switch (fix.kind) {
    case 'move': return session === null ? null : { ...draft, sessions: draft.sessions.map((one, index) => (index === session ? { ...one, day: fix.day, from: fix.from, to: fix.to } : one)) }
    case 'trainer': return { ...draft, trainerId: fix.trainerId }
    case 'venue': return { ...draft, venueId: fix.venueId }
    case 'seats': return { ...draft, seats: fix.seats }
    case 'hours': return null
  }
}

/** Whole class hours between two clock times, as the server counts them. */
export function classHours(from: string, to: string): number {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  return Math.max(0, Math.floor((minutes(to) - minutes(from)) / 45))
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10)
}

export function mondayOf(day: string): string {
  return addDays(day, 1 - (new Date(`${day}T00:00:00Z`).getUTCDay() || 7))
}

/** 0 morning, 1 noon, 2 evening. */
export function laneOf(time: string): 0 | 1 | 2 {
  return time < '12:00' ? 0 : time < '17:00' ? 1 : 2
}

/** The day in China on which the page was opened: drawing it again must not move it. */
export function useToday(): string {
  return useState(() => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))[0]
}
