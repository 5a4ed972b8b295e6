import type { WorkerPage } from '../../app/page.ts'

export const mePages: readonly WorkerPage[] = [
  { path: '/me', load: () => import('./me-page.tsx'), tab: 'me' },
  { path: '/me/data', load: () => import('./data-page.tsx') },
  { path: '/me/erase', load: () => import('./erase-page.tsx') },
  { path: '/me/devices', load: () => import('./devices-page.tsx') },
  { path: '/demo/inbox', load: () => import('./demo-inbox-page.tsx'), public: true },
]
