import type { WorkerPage } from '../../../app/page.ts'

export const listsPages: readonly WorkerPage[] = [
  { path: '/lists', load: () => import('./lists-page.tsx'), public: true },
]
