import type { ConsolePage } from '../../app/page.ts'
import { classesPages } from './classes/index.ts'
import { cockpitPages } from './cockpit/index.ts'
import { coursesPages } from './courses/index.ts'
import { effectPages } from './effect/index.ts'
import { evaluationsPages } from './evaluations/index.ts'
import { listsPages } from './lists/index.ts'
import { formsPages } from './forms/index.ts'
import { inspectionsPages } from './inspections/index.ts'
import { needsPages } from './needs/index.ts'
import { plannerPages } from './planner/index.ts'
import { plansPages } from './plans/index.ts'
import { qualityPages } from './quality/index.ts'
import { resourcesPages } from './resources/index.ts'
import { resultsPages } from './results/index.ts'

/** Pages of the training scenario, story by story in the order of the menu. */
export const trainingPages: readonly ConsolePage[] = [...needsPages, ...plansPages, ...plannerPages, ...resourcesPages, ...classesPages, ...resultsPages, ...evaluationsPages, ...coursesPages, ...formsPages, ...qualityPages, ...listsPages, ...inspectionsPages, ...effectPages, ...cockpitPages]
