import type { OpeningWindow } from './model.ts'

/** Minutes of an import's window as a form's window; a day ends at its last minute, for there is no 24:00. */
export function windowFromMinutes(window: { days: readonly number[]; from: number; to: number }): OpeningWindow {
  return { weekdays: [...window.days], from: clock(window.from), to: clock(window.to) }
}

function clock(minutes: number): string {
  const within = Math.min(minutes, 24 * 60 - 1)
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`
}

/** Whether a row of `scope` is the actor's to edit, or borrowed from a unit above. */
export function isShared(scope: string, actorScope: string): boolean {
  return actorScope !== '' && scope !== actorScope && !scope.startsWith(`${actorScope}.`)
}

/** A whole city is no county: a trainer who serves all of it is limited nowhere. */
export function countiesServed(division: string): string[] {
  return division.endsWith('00') ? [] : [division]
}
