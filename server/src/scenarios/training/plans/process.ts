import { registerProcess, type ProcessDefinition } from '#engines/process'

/** The life of a plan that becomes a class (docs/decisions/0002). `published` and `running` are open-ended on purpose: the timetable says when they end. */
export const classProcess = registerProcess({
  key: 'training-class', version: 1,
  machine: {
    initial: 'draft',
    states: {
      draft: { on: { 'ask-opinions': 'opinions', publish: 'published', cancel: 'cancelled' }, meta: { days: 10 } },
      opinions: { on: { 'close-opinions': 'draft', cancel: 'cancelled' }, meta: { days: 10 } },
      published: { on: { start: 'running', cancel: 'cancelled' }, meta: { days: null } },
      running: { on: { 'finish-teaching': 'assessing', cancel: 'cancelled' }, meta: { days: null } },
      assessing: { on: { 'submit-results': 'confirming' }, meta: { days: 10 } },
      confirming: { on: { confirm: 'closed', 'send-back': 'assessing' }, meta: { days: 3 } },
      closed: { type: 'final' },
      cancelled: { type: 'final' },
    },
  },
  events: {
    'ask-opinions': { permission: 'training.plan.manage', inputs: ['until'] },
    'close-opinions': { permission: 'training.plan.manage' },
    publish: { permission: 'training.plan.publish' },
    start: { permission: 'training.class.manage' },
    'finish-teaching': { permission: 'training.class.manage' },
    'submit-results': { permission: 'training.result.enter' },
    confirm: { permission: 'training.result.confirm' },
    'send-back': { permission: 'training.result.confirm', needsReason: true },
    cancel: { permission: 'training.plan.publish', needsReason: true },
  },
} as const satisfies ProcessDefinition)

export type ClassEvent = (typeof classProcess.events)[number]
