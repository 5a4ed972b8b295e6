export { keptThread } from './kept-thread.ts'
