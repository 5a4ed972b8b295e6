export { emit } from './emit.ts'
export { dispatchEvents } from './dispatch.ts'
export { wakeAfterCommit, workChannel } from './wake.ts'
