import { registerProcess, type ProcessDefinition } from '#engines/process'

/**
 * The life of a founding, from the application to the last formality. Open-ended on purpose: `preparing` is still the applicant's own, `called` and `voting` end when the
 * congress does. The approval of an election within fifteen days (工会基层组织选举工作条例) is promised as ten working days; the other promises are the product's own.
 */
export const foundingProcess = registerProcess({
  key: 'union-founding', version: 1,
  machine: {
    initial: 'preparing',
    states: {
      preparing: { on: { submit: 'applied', withdraw: 'withdrawn' }, meta: { days: null } },
      applied: { on: { accept: 'enrolling', 'send-back': 'preparing', withdraw: 'withdrawn' }, meta: { days: 5 } },
      enrolling: { on: { convene: 'called', withdraw: 'withdrawn' }, meta: { days: 60 } },
      called: { on: { 'call-off': 'enrolling', 'open-vote': 'voting', withdraw: 'withdrawn' }, meta: { days: null } },
      voting: { on: { 'call-off': 'enrolling', decide: 'elected' }, meta: { days: null } },
      elected: { on: { report: 'reported' }, meta: { days: 5 } },
      reported: { on: { approve: 'formalities', reject: 'enrolling' }, meta: { days: 10 } },
      formalities: { on: { finish: 'complete' }, meta: { days: 30 } },
      complete: { type: 'final' },
      withdrawn: { type: 'final' },
    },
  },
  events: {
    submit: { permission: 'founding.apply', by: 'applicant' }, withdraw: { permission: 'founding.apply', by: 'applicant', needsReason: true },
    accept: { permission: 'founding.answer' }, 'send-back': { permission: 'founding.answer', needsReason: true },
    convene: { permission: 'founding.apply', by: 'applicant' }, 'call-off': { permission: 'founding.apply', by: 'applicant', needsReason: true }, 'open-vote': { permission: 'founding.apply', by: 'applicant' },
    decide: { permission: 'founding.apply', by: 'applicant' }, report: { permission: 'founding.apply', by: 'applicant' },
    approve: { permission: 'founding.answer' }, reject: { permission: 'founding.answer', needsReason: true }, finish: { permission: 'founding.apply', by: 'applicant' },
  },
} as const satisfies ProcessDefinition)

export type FoundingEvent = (typeof foundingProcess.events)[number]
