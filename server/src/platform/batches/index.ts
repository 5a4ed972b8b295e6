export { Batches } from './batches.ts'
export { Gatherer } from './gather.ts'
