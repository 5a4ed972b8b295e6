import type { ConsolePage } from '../../../app/page.ts'

export const sheetsPages: readonly ConsolePage[] = [
  { path: '/classes/$classId/sheets', load: () => import('./sheets-page.tsx'), permission: 'training.evaluation.enter' },
]
