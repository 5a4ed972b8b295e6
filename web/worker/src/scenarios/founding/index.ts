import type { WorkerPage } from '../../app/page.ts'

export const foundingPages: readonly WorkerPage[] = [
  { path: '/my-foundings', load: () => import('./foundings-page.tsx'), tab: 'home' },
  { path: '/my-foundings/$foundingId', load: () => import('./founding-page.tsx') },
]
