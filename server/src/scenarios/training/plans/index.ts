import './list.ts'
import './undo.ts'
import { plansChecks } from './checks.ts'
import { closeRoundsJob } from './close-rounds.ts'
import { routes } from './routes.ts'

export { applyClasses } from './apply.ts'
export { followCase, moveClass } from './move-class.ts'
export { askersOf, tell } from './notices.ts'
export { classProcess, type ClassEvent } from './process.ts'
export { outlineOf, presentAsker, presentCards, presentSession } from './present.ts'
export { canAttend } from './fit.ts'
export { findHeads, findHeadSteps, noteHead, personOfTrainer, tellAs, tellHead, type Head, type HeadStep, type Said } from './heads.ts'
export { clockOfInstant, dayOfInstant, slotOf } from './times.ts'
export { findNeedsOfClass } from './needs-of-plan.ts'
export { findAnnounced, findJoinable, type Announced } from './announced.ts'
export { findClass, findClasses, findSessions, lockClass, type ClassRow, type SessionRow } from './store.ts'

export const plansPart = { routes, jobs: [closeRoundsJob], checks: plansChecks }
