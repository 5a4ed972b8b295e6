import { Route } from 'lucide-react'
import type { ConsolePage } from '../../../app/page.ts'

export const plannerPages: readonly ConsolePage[] = [
  { path: '/planner', load: () => import('./runs-page.tsx'), permission: 'training.plan.read', menu: { group: 'training', icon: Route, label: { zh: '自动排班', en: 'Planner' } } },
  { path: '/planner/$runId', load: () => import('./run-page.tsx'), permission: 'training.plan.read' },
]
