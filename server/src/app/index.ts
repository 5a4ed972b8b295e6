export { buildSystem, type System, type SystemOptions } from './system.ts'
export { modules } from './modules.ts'
export { serve, type Serving } from './serve.ts'
