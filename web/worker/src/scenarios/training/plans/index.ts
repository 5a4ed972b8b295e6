import type { WorkerPage } from '../../../app/page.ts'

export const plansPages: readonly WorkerPage[] = [
  { path: '/classes', load: () => import('./class-list-page.tsx'), public: true, tab: 'learn' },
  { path: '/classes/$classId', load: () => import('./class-page.tsx'), public: true },
  { path: '/classes/$classId/notice', load: () => import('./notice-page.tsx'), public: true },
  { path: '/opinions', load: () => import('./opinions-page.tsx'), tab: 'home' },
  { path: '/opinions/$opinionId', load: () => import('./opinion-page.tsx') },
]
