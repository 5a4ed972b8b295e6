import type { WorkerPage } from '../app/page.ts'

/** The phone's components as whole pages with sample words, for looking at while developing; not part of a build. */
export const galleryPages: readonly WorkerPage[] = [
  { path: '/gallery/home', load: () => import('./home-page.tsx'), public: true, tab: 'home' },
  { path: '/gallery/elder', load: () => import('./elder-page.tsx'), public: true, tab: 'home' },
  { path: '/gallery/class', load: () => import('./class-page.tsx'), public: true },
  { path: '/gallery/certificate', load: () => import('./certificate-page.tsx'), public: true, ground: 'certificate' },
  { path: '/gallery/verify', load: () => import('./verify-page.tsx'), public: true, wide: true },
  { path: '/gallery/verify-revoked', load: () => import('./verify-revoked-page.tsx'), public: true, wide: true },
  { path: '/gallery/widgets', load: () => import('./widgets-page.tsx'), public: true, tab: 'services' },
  { path: '/gallery/login', load: () => import('./login-page.tsx'), public: true, wide: true },
]
