import type { WorkerPage } from '../app/page.ts'
import { aboutPages } from './about/index.ts'

/** Every page of the worker's app, in one list: a scenario exports its pages, and this file names the scenario. */
export const pages: readonly WorkerPage[] = [
  ...aboutPages,
]
