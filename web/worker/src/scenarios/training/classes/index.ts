import type { WorkerPage } from '../../../app/page.ts'

export const classesPages: readonly WorkerPage[] = [
  { path: '/my-classes', load: () => import('./my-classes-page.tsx'), tab: 'learn' },
  { path: '/my-classes/$classId', load: () => import('./my-class-page.tsx') },
  { path: '/scan', load: () => import('./scan-page.tsx') },
  // What the code on the wall leads to: whoever scans it may not be logged in yet.
  { path: '/c/$token', load: () => import('./check-in-page.tsx'), public: true },
  { path: '/calendar', load: () => import('./calendar-page.tsx') },
  { path: '/teaching', load: () => import('./teaching-page.tsx'), tab: 'learn' },
  { path: '/teaching/$sessionId', load: () => import('./lesson-page.tsx') },
  { path: '/teaching/$sessionId/code', load: () => import('./code-page.tsx') },
]
