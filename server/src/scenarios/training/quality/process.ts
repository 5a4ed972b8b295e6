import { registerProcess, type ProcessDefinition } from '#engines/process'

/** Putting a class right that was judged low: whoever runs it says what will be better, another person accepts that. */
export const rectificationProcess = registerProcess({
  key: 'training-rectification', version: 1,
  machine: {
    initial: 'open',
    states: {
      open: { on: { answer: 'answered', drop: 'dropped' }, meta: { days: 10 } },
      answered: { on: { accept: 'done', return: 'open', drop: 'dropped' }, meta: { days: 5 } },
      done: { type: 'final' },
      dropped: { type: 'final' },
    },
  },
  events: {
    answer: { permission: 'training.class.manage' },
    accept: { permission: 'training.result.confirm' },
    return: { permission: 'training.result.confirm', needsReason: true },
    drop: { permission: 'training.result.confirm', needsReason: true },
  },
} as const satisfies ProcessDefinition)

export type RectificationEvent = (typeof rectificationProcess.events)[number]
