import type { WorkerPage } from '../../../app/page.ts'

export const marksPages: readonly WorkerPage[] = [
  { path: '/teaching/classes/$classId', load: () => import('./marks-page.tsx') },
]
