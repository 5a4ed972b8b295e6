import type { Process } from '#engines/process'
import { invitedDays } from '../evaluations/index.ts'
import { classifyWithin, replyWorkingDays } from '../needs/index.ts'
import { classProcess } from '../plans/index.ts'
import { rectificationProcess } from '../quality/index.ts'

function daysOf<State extends string>(process: Process<State>, state: NoInfer<State>): number | null {
  const resting = process.definition.machine.states[state]
  return resting && 'on' in resting ? resting.meta.days : null
}

/** What is promised in each scene, in working days; evaluation in days. Read from the processes themselves, so that the list cannot promise anything else. */
export const promises = {
  sort: classifyWithin, reply: replyWorkingDays, draft: daysOf(classProcess, 'draft'), opinions: daysOf(classProcess, 'opinions'), assessing: daysOf(classProcess, 'assessing'), confirming: daysOf(classProcess, 'confirming'),
  evaluation: invitedDays, rectification: daysOf(rectificationProcess, 'open'),
} as const
