import type { WorkerPage } from '../../app/page.ts'

export const loginPages: readonly WorkerPage[] = [
  { path: '/login', load: () => import('./login-page.tsx'), public: true, wide: true },
  { path: '/me/name', load: () => import('./name-page.tsx') },
]
