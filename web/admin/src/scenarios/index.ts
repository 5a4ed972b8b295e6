import type { ConsolePage } from '../app/page.ts'

/** The component gallery exists while developing only: `import.meta.env.DEV` is false in a build, and the page falls out of it. */
const gallery: readonly ConsolePage[] = import.meta.env.DEV ? [{ path: '/gallery', load: () => import('../gallery/gallery-page.tsx'), public: true }] : []

/** Every page of the console, in the order of the menu: a scenario exports its pages, and this file names the scenario. */
export const pages: readonly ConsolePage[] = [
  ...gallery,
]
