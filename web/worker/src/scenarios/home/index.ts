import type { WorkerPage } from '../../app/page.ts'

/** The four tabs' first pages that belong to no scenario, and the notices. */
export const homePages: readonly WorkerPage[] = [
  { path: '/', load: () => import('./home-page.tsx'), tab: 'home' },
  { path: '/learn', load: () => import('./learn-page.tsx'), tab: 'learn' },
  { path: '/services', load: () => import('./services-page.tsx'), tab: 'services' },
  { path: '/notices', load: () => import('./notices-page.tsx'), tab: 'home' },
]
