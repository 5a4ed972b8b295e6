import { Building2 } from 'lucide-react'
import type { ConsolePage } from '../../app/page.ts'

/** Who ought to have a union and has none. */
export const coveragePages: readonly ConsolePage[] = [
  { path: '/coverage', load: () => import('./coverage-page.tsx'), permission: 'coverage.read', menu: { group: 'members', icon: Building2, label: { zh: '建会覆盖', en: 'Union coverage' }, countKey: 'coverage' } },
  { path: '/coverage/$unitId', load: () => import('./employer-page.tsx'), permission: 'coverage.read' },
]
