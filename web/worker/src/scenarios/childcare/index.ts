import type { WorkerPage } from '../../app/page.ts'

/** Holiday childcare: classes, enrolling a child with consent, the codes by which it is picked up. */
export const childcarePages: readonly WorkerPage[] = [
  { path: '/childcare', load: () => import('./classes-page.tsx') },
  { path: '/childcare/$classId', load: () => import('./class-page.tsx') },
  { path: '/childcare/$classId/enrol', load: () => import('./enrol-page.tsx') },
  { path: '/childcare/children/$childId', load: () => import('./child-page.tsx') },
]
