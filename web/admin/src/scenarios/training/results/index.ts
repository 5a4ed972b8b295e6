import { Award } from 'lucide-react'
import type { ConsolePage } from '../../../app/page.ts'

export const resultsPages: readonly ConsolePage[] = [
  { path: '/certificates', load: () => import('./certificates-page.tsx'), permission: 'training.class.read', menu: { group: 'training', icon: Award, label: { zh: '证书', en: 'Certificates' } } },
]
