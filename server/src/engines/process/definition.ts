import { createMachine, type AnyStateMachine } from 'xstate'
import type { Process, ProcessDefinition, RestingState } from './model.ts'

const registered = new Map<string, Process>()

/**
 * Takes a process into service. A definition with a flaw throws, naming all of them: the server then does not start. Register older versions too, as
 * long as cases of theirs are open.
 */
export function registerProcess<const D extends ProcessDefinition>(definition: D): Process<keyof D['machine']['states'] & string, keyof D['events'] & string> {
  const problems = problemsOf(definition)
  if (problems.length > 0) throw new Error(`process ${definition.key} v${definition.version}: ${problems.join('; ')}`)
  const name = nameOf(definition.key, definition.version)
  const known = registered.get(name)
  if (known && known.definition !== definition) throw new Error(`process ${name} is registered twice`)
  const process: Process<keyof D['machine']['states'] & string, keyof D['events'] & string> = {
    key: definition.key, version: definition.version, definition, machine: machineOf(definition),
    states: Object.keys(definition.machine.states), events: Object.keys(definition.events),
  }
  registered.set(name, process)
  return process
}

/** The process a case runs under. Throws for a version that this release has forgotten. */
export function getProcess(key: string, version: number): Process {
  const process = registered.get(nameOf(key, version))
  if (!process) throw new Error(`process ${nameOf(key, version)} is not registered`)
  return process
}

/** Whether this release can move a case of the given process on. */
export function isRegistered(key: string, version: number): boolean {
  return registered.has(nameOf(key, version))
}

/** Everything wrong with a definition, in words for whoever wrote it (P1, P5). */
export function problemsOf(definition: ProcessDefinition): string[] {
  const { states, initial } = definition.machine
  const resting = Object.entries(states).filter((entry): entry is [string, RestingState] => 'on' in entry[1])
  const moves = resting.flatMap(([from, state]) => Object.entries(state.on).map(([event, to]) => ({ from, event, to })))
  const problems: string[] = []
  const unless = (fine: boolean, problem: string) => { if (!fine) problems.push(problem) }

  unless(initial in states, `the initial state ${initial} does not exist`)
  for (const { from, event, to } of moves) {
    unless(to in states, `${from} → ${to} by ${event}: no such state`)
    unless(event in definition.events, `${from} allows ${event}, which is not declared`)
  }
  for (const [event, { permission, by = 'handler' }] of Object.entries(definition.events)) {
    unless(permission !== '', `${event} declares no permission`)
    unless(moves.some((move) => move.event === event), `${event} is declared but no state allows it`)
    unless(by !== 'clock' || resting.some(([, state]) => state.meta.whenOverdue === event), `${event} is for the clock, but no deadline causes it`)
  }
  for (const [name, { on, meta }] of resting) {
    unless(Object.keys(on).length > 0, `${name} has no way out`)
    unless(meta.days === null || (Number.isInteger(meta.days) && meta.days > 0), `${name} promises ${meta.days} working days`)
    if (meta.whenOverdue === undefined) continue
    unless(meta.days !== null, `${name} has no deadline, so ${meta.whenOverdue} never comes`)
    unless(meta.whenOverdue in on && definition.events[meta.whenOverdue]?.by === 'clock', `${name} lapses by ${meta.whenOverdue}, which is not an event of the clock there`)
  }
  const reachable = closure([initial], (state) => moves.filter((move) => move.from === state).map((move) => move.to))
  const ends = Object.keys(states).filter((state) => !('on' in states[state]!))
  const ending = closure(ends, (state) => moves.filter((move) => move.to === state).map((move) => move.from))
  for (const state of Object.keys(states)) {
    unless(reachable.has(state), `${state} is never reached`)
    unless(ending.has(state), `from ${state} no end can be reached`)
  }
  for (const { event, to } of moves) {
    const target = states[to]
    if (target && 'type' in target && target.meta?.confirmed) unless((definition.events[event]?.by ?? 'handler') !== 'handler', `${to} needs the applicant's word, but ${event} is caused by the handler`)
  }
  return problems
}

function closure(start: readonly string[], next: (state: string) => string[]): Set<string> {
  const seen = new Set(start)
  for (const state of seen) for (const other of next(state)) seen.add(other)
  return seen
}

function machineOf({ key, version, machine }: ProcessDefinition): AnyStateMachine {
  return createMachine({ id: nameOf(key, version), initial: machine.initial, states: machine.states })
}

function nameOf(key: string, version: number): string {
  return `${key}@${version}`
}
