import { registerProcess, type ProcessDefinition } from '#engines/process'

/** As they were before a union could be closed over an application: for cases of that time that are still open. */
registerProcess({
  key: 'membership-application', version: 1,
  machine: {
    initial: 'checking',
    states: {
      checking: { on: { verify: 'review', mismatch: 'correcting', withdraw: 'withdrawn' }, meta: { days: 1 } },
      correcting: { on: { correct: 'checking', verify: 'review', withdraw: 'withdrawn', lapse: 'lapsed' }, meta: { days: 10, whenOverdue: 'lapse' } },
      review: { on: { accept: 'accepted', refuse: 'refused', withdraw: 'withdrawn' }, meta: { days: 5 } },
      accepted: { type: 'final' }, refused: { type: 'final' }, withdrawn: { type: 'final' }, lapsed: { type: 'final' },
    },
  },
  events: {
    verify: { permission: 'membership.decide' }, mismatch: { permission: 'membership.decide' }, correct: { permission: 'membership.apply', by: 'applicant' }, withdraw: { permission: 'membership.apply', by: 'applicant' },
    accept: { permission: 'membership.decide' }, refuse: { permission: 'membership.decide', needsReason: true }, lapse: { permission: 'membership.decide', by: 'clock' },
  },
} as const satisfies ProcessDefinition)
registerProcess({
  key: 'membership-leaving', version: 1,
  machine: { initial: 'review', states: { review: { on: { accept: 'accepted', withdraw: 'withdrawn', lapse: 'accepted' }, meta: { days: 5, whenOverdue: 'lapse' } }, accepted: { type: 'final' }, withdrawn: { type: 'final' } } },
  events: { accept: { permission: 'membership.decide' }, withdraw: { permission: 'membership.apply', by: 'applicant' }, lapse: { permission: 'membership.decide', by: 'clock' } },
} as const satisfies ProcessDefinition)
