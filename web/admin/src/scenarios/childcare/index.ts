import { Baby } from 'lucide-react'
import type { ConsolePage } from '../../app/page.ts'

/** Holiday childcare: classes, how full they are, and the keeper's list of the day. */
export const childcarePages: readonly ConsolePage[] = [
  { path: '/childcare', load: () => import('./classes-page.tsx'), permission: 'childcare.read', menu: { group: 'care', icon: Baby, label: { zh: '爱心托管', en: 'Holiday childcare' }, countKey: 'childcare' } },
  { path: '/childcare/new', load: () => import('./form-page.tsx'), permission: 'childcare.manage' },
  { path: '/childcare/$classId', load: () => import('./class-page.tsx'), permission: 'childcare.read' },
  { path: '/childcare/$classId/edit', load: () => import('./form-page.tsx'), permission: 'childcare.manage' },
  { path: '/childcare/$classId/day', load: () => import('./day-page.tsx'), permission: 'childcare.keep' },
]
