import type { ConsolePage } from '../../app/page.ts'
import { needsPages } from './needs/index.ts'

/** Pages of the training scenario, story by story in the order of the menu. */
export const trainingPages: readonly ConsolePage[] = [...needsPages]
