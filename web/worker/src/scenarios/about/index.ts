import type { WorkerPage } from '../../app/page.ts'

export const aboutPages: readonly WorkerPage[] = [
  { path: '/about', load: () => import('./about-page.tsx'), public: true, tab: 'me' },
]
