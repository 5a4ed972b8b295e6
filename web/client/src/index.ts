export { call, setOnBehalfOf, onBehalfOf, fileAddress, upload } from './call.ts'
export { ProblemError } from './problem.ts'
export { useAnswer, useCommand, useRefresh } from './hooks.ts'
