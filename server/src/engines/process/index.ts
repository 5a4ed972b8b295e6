export type {
  Actor, AdvanceRefusal, AdvanceResult, AllowedEvent, Case, EventDefinition, FinalState, Inputs, Party, Process, ProcessDefinition, Promised, QueuedCase, RestingState, Step, StepKind,
} from './model.ts'
export { getProcess, problemsOf, registerProcess } from './definition.ts'
export { addNote, advance, allowedEvents, assign, escalateOverdue, missingProcesses, openCase, workQueue } from './process.ts'
export { isFinal, isOverdue } from './rules.ts'
export { findKeptPromises } from './kept-promises.ts'
export { findBrokenCases, eraseWordsOfApplicant, findCase, findCasesOf, findOpenCase, findSteps as timeline } from './store.ts'
export { applicantColumns } from './model.ts'
