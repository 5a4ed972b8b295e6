import './registry-lists.ts'

export { listJobs } from './write-export.ts'
export { listsHandled } from './routes.ts'
export { registerList, sheet, type Language, type SheetColumn, type Words } from './source.ts'
