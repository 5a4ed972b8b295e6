import type { ConsolePage } from '../app/page.ts'

/** The components with sample words, for looking at while developing; not part of a build, so the words need no messages file. */
export const galleryPages: readonly ConsolePage[] = [
  { path: '/gallery', load: () => import('./parts-page.tsx'), public: true, bare: true },
  { path: '/gallery/queue', load: () => import('./queue-page.tsx'), public: true, bare: true },
  { path: '/gallery/demand', load: () => import('./demand-page.tsx'), public: true, bare: true },
  { path: '/gallery/record', load: () => import('./record-page.tsx'), public: true, bare: true },
  { path: '/gallery/wall', load: () => import('./wall-page.tsx'), public: true, bare: true },
  { path: '/gallery/plan', load: () => import('./plan-page.tsx'), public: true, bare: true },
]
