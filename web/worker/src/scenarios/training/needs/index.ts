import type { WorkerPage } from '../../../app/page.ts'

export const needsPages: readonly WorkerPage[] = [
  { path: '/needs/new', load: () => import('./file-need-page.tsx') },
  { path: '/my-needs', load: () => import('./my-needs-page.tsx'), tab: 'learn' },
  { path: '/my-needs/$needId', load: () => import('./my-need-page.tsx'), tab: 'learn' },
  { path: '/demand', load: () => import('./public-demand-page.tsx'), public: true },
]
