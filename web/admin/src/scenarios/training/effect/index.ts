import { TrendingUp } from 'lucide-react'
import type { ConsolePage } from '../../../app/page.ts'

export const effectPages: readonly ConsolePage[] = [
  { path: '/effect', load: () => import('./effect-page.tsx'), permission: 'training.evaluation.read', menu: { group: 'training', icon: TrendingUp, label: { zh: '培训成效', en: 'Effect' } } },
]
