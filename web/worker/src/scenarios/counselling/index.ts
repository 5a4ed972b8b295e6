import type { WorkerPage } from '../../app/page.ts'

/** Counselling: booking a time, one's own sessions, and the counsellor's desk. */
export const counsellingPages: readonly WorkerPage[] = [
  { path: '/counselling', load: () => import('./book-page.tsx') },
  { path: '/counselling/desk', load: () => import('./desk-page.tsx') },
]
