import type { ConsolePage } from '../../../app/page.ts'

export const inspectionsPages: readonly ConsolePage[] = [
  { path: '/sessions/$sessionId/inspection', load: () => import('./inspection-page.tsx'), permission: 'training.evaluation.read' },
  { path: '/checklist', load: () => import('./checklist-page.tsx'), permission: 'training.evaluation.read' },
]
