import { ClipboardCheck } from 'lucide-react'
import type { ConsolePage } from '../../../app/page.ts'

export const qualityPages: readonly ConsolePage[] = [
  { path: '/rectifications', load: () => import('./rectifications-page.tsx'), permission: 'training.evaluation.read', menu: { group: 'training', icon: ClipboardCheck, label: { zh: '教学整改', en: 'Put right' }, countKey: 'training.rectification' } },
  { path: '/rectifications/$rectificationId', load: () => import('./rectification-page.tsx'), permission: 'training.evaluation.read' },
]
