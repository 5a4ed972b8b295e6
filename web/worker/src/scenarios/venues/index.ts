import type { WorkerPage } from '../../app/page.ts'

/** Service positions: find one, see whether it is open, book a place, come. */
export const venuePages: readonly WorkerPage[] = [
  { path: '/positions', load: () => import('./find-page.tsx'), public: true },
  { path: '/positions/$positionId', load: () => import('./position-page.tsx'), public: true },
  { path: '/rooms/$roomId', load: () => import('./room-page.tsx'), public: true },
  { path: '/my-bookings', load: () => import('./my-bookings-page.tsx') },
  { path: '/d/$token', load: () => import('./come-page.tsx'), public: true },
]
