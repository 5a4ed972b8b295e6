import { Gauge } from 'lucide-react'
import type { ConsolePage } from '../../../app/page.ts'

export const cockpitPages: readonly ConsolePage[] = [
  { path: '/cockpit', load: () => import('./cockpit-page.tsx'), permission: 'cockpit.read', bare: true, menu: { group: 'training', icon: Gauge, label: { zh: '驾驶舱', en: 'Cockpit' } } },
]
