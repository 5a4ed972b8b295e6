import type { WorkerPage } from '../../app/page.ts'

/** What everybody finds of the service window: where it is, a time, a number, where a case stands, whether a union is registered. */
export const windowPages: readonly WorkerPage[] = [
  { path: '/windows', load: () => import('./windows-page.tsx'), public: true },
  { path: '/windows/$counterId', load: () => import('./slots-page.tsx'), public: true },
  { path: '/windows/$counterId/ticket', load: () => import('./ticket-page.tsx'), public: true },
  { path: '/windows/$counterId/board', load: () => import('./board-page.tsx'), public: true, wide: true },
  { path: '/my-visits', load: () => import('./my-visits-page.tsx') },
  { path: '/w/$token', load: () => import('./follow-page.tsx'), public: true },
  { path: '/unions', load: () => import('./union-page.tsx'), public: true },
  { path: '/unions/$code', load: () => import('./union-page.tsx'), public: true },
]
