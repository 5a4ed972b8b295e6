import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarOf } from '#platform/calendar'
import { problemsOf, registerProcess } from './definition.ts'
import type { ProcessDefinition } from './model.ts'
import { deadlineFor, decideAdvance, eventsAt, isOverdue, nextState } from './rules.ts'

const definition = {
  key: 'repair', version: 1,
  machine: {
    initial: 'received',
    states: {
      received: { on: { accept: 'working', decline: 'declined' }, meta: { days: 2 } },
      working: { on: { finish: 'awaiting-confirmation' }, meta: { days: 5 } },
      'awaiting-confirmation': { on: { confirm: 'done', object: 'working', lapse: 'done' }, meta: { days: 3, whenOverdue: 'lapse' } },
      done: { type: 'final', meta: { confirmed: true } },
      declined: { type: 'final' },
    },
  },
  events: {
    accept: { permission: 'repair.work' },
    decline: { permission: 'repair.work', needsReason: true },
    finish: { permission: 'repair.work', inputs: ['report', 'photos'] },
    confirm: { permission: 'repair.confirm', by: 'applicant' },
    object: { permission: 'repair.confirm', by: 'applicant', needsReason: true },
    lapse: { permission: 'repair.lapse', by: 'clock' },
  },
} as const satisfies ProcessDefinition
const repair = registerProcess(definition)
const calendar = calendarOf()

/** The definition with one thing changed, as somebody might write it by mistake. */
function spoiled(states: ProcessDefinition['machine']['states'], events: ProcessDefinition['events'] = {}): ProcessDefinition {
  return { ...definition, machine: { ...definition.machine, states: { ...definition.machine.states, ...states } }, events: { ...definition.events, ...events } }
}

describe('P1: a definition with a flaw does not start', () => {
  test('a sound one has no problems', () => expect(problemsOf(definition)).toEqual([]))
  test.each<[string, ProcessDefinition, string]>([
    ['a state that nothing leads to', spoiled({ limbo: { on: { accept: 'working' }, meta: { days: 1 } } }), 'limbo is never reached'],
    ['a state without a way out', spoiled({ working: { on: {}, meta: { days: 1 } } }), 'working has no way out'],
    ['a circle without an end', spoiled({ working: { on: { finish: 'working' }, meta: { days: 1 } } }), 'from working no end can be reached'],
    ['a way to nowhere', spoiled({ working: { on: { finish: 'nirvana' }, meta: { days: 1 } } }), 'working → nirvana by finish: no such state'],
    ['an event nobody declared', spoiled({ working: { on: { finish: 'awaiting-confirmation', shout: 'working' }, meta: { days: 1 } } }), 'working allows shout, which is not declared'],
    ['an event nothing allows', spoiled({}, { sing: { permission: 'repair.sing' } }), 'sing is declared but no state allows it'],
    ['an event without a permission', spoiled({}, { accept: { permission: '' } }), 'accept declares no permission'],
    ['half a working day', spoiled({ working: { on: { finish: 'awaiting-confirmation' }, meta: { days: 0.5 } } }), 'working promises 0.5 working days'],
    ['a lapse that never comes', spoiled({ 'awaiting-confirmation': { on: { confirm: 'done', object: 'working', lapse: 'done' }, meta: { days: null, whenOverdue: 'lapse' } } }), 'awaiting-confirmation has no deadline, so lapse never comes'],
    ['a person lapsing', spoiled({ working: { on: { finish: 'awaiting-confirmation' }, meta: { days: 5, whenOverdue: 'finish' } } }), 'working lapses by finish, which is not an event of the clock there'],
    ['a beginning that does not exist', { ...definition, machine: { ...definition.machine, initial: 'dawn' } }, 'the initial state dawn does not exist'],
  ])('%s', (_title, flawed, problem) => {
    expect(problemsOf(flawed)).toContain(problem)
    expect(() => registerProcess({ ...flawed, key: 'flawed' })).toThrow(problem)
  })
  test('the same version twice with different contents', () => {
    expect(() => registerProcess({ ...definition })).toThrow('repair@1 is registered twice')
    expect(registerProcess(definition).key).toBe('repair')
  })
})

describe('P2: only what the machine allows happens', () => {
  test('for every state and event, it agrees with the machine drawn on paper', () => {
    fc.assert(fc.property(fc.constantFrom(...repair.states), fc.constantFrom(...repair.events), (state, event) => {
      const drawn: Record<string, string> = { ...(definition.machine.states[state] as { on?: Record<string, string> }).on }
      expect(nextState(repair, state, event)).toBe(drawn[event] ?? null)
    }))
  })
  test('an impossible event is told what would be possible', () => {
    expect(decideAdvance(repair, { state: 'received', closedAt: null }, { event: 'finish', as: 'handler' })).toEqual({ kind: 'refused', code: 'impossible', state: 'received', allowed: ['accept', 'decline'] })
  })
  test('an event of no name at all is impossible, not an error', () => {
    expect(decideAdvance(repair, { state: 'received', closedAt: null }, { event: 'constructor', as: 'handler' })).toMatchObject({ code: 'impossible' })
  })
  test('a declined request needs words', () => {
    const attempt = { event: 'decline', as: 'handler' } as const
    expect(decideAdvance(repair, { state: 'received', closedAt: null }, { ...attempt, reason: '  ' })).toEqual({ kind: 'refused', code: 'needs-reason' })
    expect(decideAdvance(repair, { state: 'received', closedAt: null }, { ...attempt, reason: '不在本辖区' })).toEqual({ kind: 'move', to: 'declined', final: true })
  })
  test('what must be handed in is named when it is missing or empty', () => {
    const decision = decideAdvance(repair, { state: 'working', closedAt: null }, { event: 'finish', as: 'handler', inputs: { report: '修好了', photos: [] } })
    expect(decision).toEqual({ kind: 'refused', code: 'missing-inputs', missing: ['photos'] })
  })
  test('a closed case is closed', () => {
    expect(decideAdvance(repair, { state: 'done', closedAt: new Date() }, { event: 'object', as: 'applicant', reason: '又坏了' })).toEqual({ kind: 'refused', code: 'closed' })
  })
})

describe('P5: the applicant confirms before a case closes', () => {
  test('a definition in which the handler closes such a case does not start', () => {
    expect(problemsOf(spoiled({ working: { on: { finish: 'done' }, meta: { days: 5 } } }))).toContain("done needs the applicant's word, but finish is caused by the handler")
  })
  test('the handler cannot confirm in the applicant\'s place', () => {
    expect(decideAdvance(repair, { state: 'awaiting-confirmation', closedAt: null }, { event: 'confirm', as: 'handler' })).toEqual({ kind: 'refused', code: 'wrong-party' })
    expect(decideAdvance(repair, { state: 'awaiting-confirmation', closedAt: null }, { event: 'confirm', as: 'applicant' })).toEqual({ kind: 'move', to: 'done', final: true })
  })
  test('each party is offered its own events', () => {
    expect(eventsAt(repair, 'awaiting-confirmation', 'applicant').map((event) => event.event)).toEqual(['confirm', 'object'])
    expect(eventsAt(repair, 'working')).toEqual([{ event: 'finish', to: 'awaiting-confirmation', permission: 'repair.work', by: 'handler', inputs: ['report', 'photos'], needsReason: false }])
    expect(eventsAt(repair, 'done')).toEqual([])
  })
})

describe('P3: a promise is a day, counted in working days', () => {
  test('over the National Day week', () => expect(deadlineFor(repair, 'received', { today: '2026-09-30', calendar })).toBe('2026-10-09'))
  test('one case may be promised more than the definition says, never less, and an end promises nothing to it either', () => {
    const due = (state: string, by: string | null) => deadlineFor(repair, state, { today: '2026-09-30', calendar }, { by })
    expect([due('received', '2026-10-08'), due('received', '2026-10-12'), due('received', null), due('done', '2026-10-08')]).toEqual(['2026-10-08', '2026-10-09', '2026-10-09', null])
  })
  test('an end promises nothing', () => expect(deadlineFor(repair, 'done', { today: '2026-09-30', calendar })).toBeNull())
  test('the last day is not late, the next one is', () => {
    expect(['2026-10-09', '2026-10-10'].map((today) => isOverdue({ deadlineOn: '2026-10-09', closedAt: null }, today))).toEqual([false, true])
  })
})
