import { registerProcess, type ProcessDefinition } from '#engines/process'
import './former-processes.ts'

/** What a union promises unless its own rule says otherwise: working days for looking at an application. */
export const usualPromise = 5

/**
 * The life of an application for joining or transfer. Who is who is found out first: by the real-name service, or by a clerk who sees the card. A transfer, and somebody whose
 * card is on record, begin at `review`, whose days are those of the union's own promise.
 */
export const applicationProcess = registerProcess({
  key: 'membership-application', version: 2,
  machine: {
    initial: 'checking',
    states: {
      checking: { on: { verify: 'review', mismatch: 'correcting', withdraw: 'withdrawn', end: 'ended' }, meta: { days: 1 } },
      correcting: { on: { correct: 'checking', verify: 'review', withdraw: 'withdrawn', lapse: 'lapsed', end: 'ended' }, meta: { days: 10, whenOverdue: 'lapse' } },
      review: { on: { accept: 'accepted', refuse: 'refused', withdraw: 'withdrawn', end: 'ended' }, meta: { days: usualPromise } },
      accepted: { type: 'final' },
      refused: { type: 'final' },
      withdrawn: { type: 'final' },
      lapsed: { type: 'final' },
      ended: { type: 'final' },
    },
  },
  events: {
    verify: { permission: 'membership.decide' },
    mismatch: { permission: 'membership.decide' },
    correct: { permission: 'membership.apply', by: 'applicant' },
    withdraw: { permission: 'membership.apply', by: 'applicant' },
    accept: { permission: 'membership.decide' },
    refuse: { permission: 'membership.decide', needsReason: true },
    lapse: { permission: 'membership.decide', by: 'clock' },
    end: { permission: 'membership.decide', needsReason: true },
  },
} as const satisfies ProcessDefinition)

/** Leaving is a right: the union may talk to the person, not refuse; silence ends the membership. */
export const leavingProcess = registerProcess({
  key: 'membership-leaving', version: 2,
  machine: {
    initial: 'review',
    states: {
      review: { on: { accept: 'accepted', withdraw: 'withdrawn', lapse: 'accepted', end: 'ended' }, meta: { days: usualPromise, whenOverdue: 'lapse' } },
      accepted: { type: 'final' },
      withdrawn: { type: 'final' },
      ended: { type: 'final' },
    },
  },
  events: {
    accept: { permission: 'membership.decide' },
    withdraw: { permission: 'membership.apply', by: 'applicant' },
    lapse: { permission: 'membership.decide', by: 'clock' },
    end: { permission: 'membership.decide', needsReason: true },
  },
} as const satisfies ProcessDefinition)

/** What somebody says to a union waits for an answer. */
export const messageProcess = registerProcess({
  key: 'membership-message', version: 1,
  machine: { initial: 'open', states: { open: { on: { answer: 'answered' }, meta: { days: 5 } }, answered: { type: 'final' } } },
  events: { answer: { permission: 'membership.answer' } },
} as const satisfies ProcessDefinition)

export type ApplicationEvent = (typeof applicationProcess.events)[number]
