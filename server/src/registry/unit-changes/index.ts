import './merging.ts'

export { changeJob } from './carry-out.ts'
export { registerOpenBusiness, type OpenBusiness } from './open-business.ts'
export { unitChangesHandled } from './routes.ts'
export { unitChangeChecks } from './checks.ts'
