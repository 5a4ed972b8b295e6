import type { Module } from '#platform/module'
import './list.ts'
import './notices.ts'
import { routes } from './routes.ts'

export { recordPastNeeds, type PastNeed } from './past-needs.ts'
export { applyNeeds, type NeedsApplied, type NeedsImport } from './apply-needs.ts'
export { undoNeeds } from './undo-needs.ts'
export { loadPlaces, type Places } from './places.ts'
export { loadUnderstanding } from './words.ts'
export { namesOfHolders } from './holders.ts'
export { mapOccupations } from './store.ts'
export { keepWhyNot, type LeftOut } from './why-not.ts'
export { publicFloor } from './public-demand.ts'
export { classifyWithin, replyWorkingDays } from './rules.ts'

export const needsPart: Omit<Module, 'name'> = { routes }
