import type { WorkerPage } from '../../app/page.ts'

/** What a worker may claim, where they stand in it, and how anybody checks a draw. */
export const benefitPages: readonly WorkerPage[] = [
  { path: '/benefits', load: () => import('./benefits-page.tsx') },
  { path: '/benefits/$releaseId', load: () => import('./benefit-page.tsx') },
  { path: '/points', load: () => import('./points-page.tsx') },
  { path: '/draws/$releaseId', load: () => import('./draw-page.tsx'), public: true },
]
