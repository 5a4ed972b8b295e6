import { ListChecks } from 'lucide-react'
import type { ConsolePage } from '../../../app/page.ts'

export const formsPages: readonly ConsolePage[] = [
  { path: '/evaluation-form', load: () => import('./form-page.tsx'), permission: 'training.evaluation.read', menu: { group: 'training', icon: ListChecks, label: { zh: '评价表', en: 'Evaluation form' } } },
]
