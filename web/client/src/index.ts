export { call, setOnBehalfOf, onBehalfOf, onBehalfName, fileAddress, upload } from './call.ts'
export { ProblemError } from './problem.ts'
export { useAnswer, useCommand, useRefresh } from './hooks.ts'
export { useRows } from './rows.ts'
