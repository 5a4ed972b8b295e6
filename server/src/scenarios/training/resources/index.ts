import './list.ts'
import './undo.ts'
import { routes } from './routes.ts'

export { applyTrainers, applyVenues, type Applied, type ImportInto } from './apply.ts'
export { classFormKey, findFigures } from './figures.ts'
export { loadTrainerFacts, loadVenueFacts, type TrainerFacts, type VenueFacts } from './facts.ts'
export { countActiveOccupations, findNamed, findOccupationIds, findTaken, findTitles } from './store.ts'
export type { Figures, OpeningWindow } from './model.ts'

export const resourcesPart = { routes }
