import type { WorkerPage } from '../../../app/page.ts'

export const evaluationsPages: readonly WorkerPage[] = [
  { path: '/evaluations', load: () => import('./evaluations-page.tsx'), tab: 'learn' },
  { path: '/my-classes/$classId/evaluation', load: () => import('./evaluation-page.tsx') },
]
