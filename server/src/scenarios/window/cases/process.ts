import { registerProcess, type ProcessDefinition } from '#engines/process'

/** The longest promise that an item may make: what a case is really promised comes from its item and window. */
export const longestPromise = 60

/**
 * An application at the service window. Preparing and redoing are the applicant's own time and carry no promise; from acceptance on the promise of item and window holds,
 * and never later than the rule's day.
 */
export const caseProcess = registerProcess({
  key: 'window.case', version: 1,
  machine: {
    initial: 'preparing',
    states: {
      preparing: { on: { submit: 'reviewing', withdraw: 'withdrawn' }, meta: { days: null } },
      reviewing: { on: { accept: 'examining', return: 'correcting', withdraw: 'withdrawn' }, meta: { days: 2 } },
      correcting: { on: { submit: 'reviewing', withdraw: 'withdrawn' }, meta: { days: null } },
      examining: { on: { propose: 'approving', refuse: 'refused' }, meta: { days: longestPromise } },
      approving: { on: { approve: 'issuing', 'send-back': 'examining' }, meta: { days: longestPromise } },
      issuing: { on: { 'hand-over': 'handed' }, meta: { days: 2 } },
      handed: { on: { confirm: 'closed', lapse: 'closed' }, meta: { days: 5, whenOverdue: 'lapse' } },
      closed: { type: 'final', meta: { confirmed: true } },
      refused: { type: 'final' },
      withdrawn: { type: 'final' },
    },
  },
  events: {
    submit: { permission: 'window.apply', by: 'applicant' },
    withdraw: { permission: 'window.apply', by: 'applicant', needsReason: true },
    accept: { permission: 'window.serve' },
    return: { permission: 'window.serve' },
    propose: { permission: 'window.examine', needsReason: true },
    refuse: { permission: 'window.examine', needsReason: true },
    approve: { permission: 'window.approve' },
    'send-back': { permission: 'window.approve', needsReason: true },
    'hand-over': { permission: 'window.serve' },
    confirm: { permission: 'window.apply', by: 'applicant' },
    lapse: { permission: 'window.apply', by: 'clock' },
  },
} as const satisfies ProcessDefinition)

export type CaseEvent = (typeof caseProcess.events)[number]
