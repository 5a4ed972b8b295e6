import type { WorkerPage } from '../../app/page.ts'

/** `/u/$code` and `/m/$token` are what codes lead to: for anybody. */
export const membershipPages: readonly WorkerPage[] = [
  { path: '/join', load: () => import('./join-page.tsx') },
  { path: '/u/$code', load: () => import('./union-page.tsx'), public: true },
  { path: '/u/$code/say', load: () => import('./say-page.tsx') },
  { path: '/my-union', load: () => import('./my-union-page.tsx'), tab: 'me' },
  { path: '/my-union/card', load: () => import('./card-page.tsx') },
  { path: '/my-union/change', load: () => import('./change-page.tsx') },
  { path: '/my-union/consents', load: () => import('./consents-page.tsx') },
  { path: '/my-union/messages', load: () => import('./messages-page.tsx') },
  { path: '/my-union/applications/$applicationId', load: () => import('./application-page.tsx') },
  { path: '/m', load: () => import('./check-page.tsx'), public: true },
  { path: '/m/$token', load: () => import('./check-page.tsx'), public: true },
]
