import { Layers } from 'lucide-react'
import type { ConsolePage } from '../../../app/page.ts'

export const templatesPages: readonly ConsolePage[] = [
  { path: '/class-templates', load: () => import('./templates-page.tsx'), permission: 'training.plan.read', menu: { group: 'training', icon: Layers, label: { zh: '班型', en: 'Class templates' } } },
]
