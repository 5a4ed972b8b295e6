import type { WorkerPage } from '../../app/page.ts'

/** The lecture menu: what is offered, and, for who lectures, what they offer and are asked for. */
export const lecturePages: readonly WorkerPage[] = [
  { path: '/lectures', load: () => import('./menu-page.tsx') },
  { path: '/lectures/$lectureId', load: () => import('./lecture-page.tsx') },
  { path: '/lecturing', load: () => import('./lecturing-page.tsx') },
  { path: '/lecturing/times', load: () => import('./times-page.tsx') },
  { path: '/lecturing/write', load: () => import('./write-page.tsx') },
  { path: '/lecturing/lectures/$lectureId', load: () => import('./write-page.tsx') },
]
