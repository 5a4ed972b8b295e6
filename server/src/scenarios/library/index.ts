import './people.ts'
import type { Module } from '#platform/module'
import { bookRoutes } from './books/index.ts'
import { heldByLibrary } from './held.ts'
import { drawPagesJob } from './pdf/index.ts'
import { readingRoutes } from './reading/index.ts'

/** The e-library (S04): books that units lend, read in the browser, each reader's standing kept. */
export const libraryModule: Module = {
  name: 'library',
  routes: [...bookRoutes, ...readingRoutes],
  jobs: [drawPagesJob],
  held: [heldByLibrary],
}
export { partsOfEpub, writeEpub, writeZip, type Written } from './epub/index.ts'
