import { ChartNoAxesCombined, IdCard, Network, Users } from 'lucide-react'
import type { ConsolePage } from '../../app/page.ts'

/** The facts: which units there are and who belongs where. */
export const registryPages: readonly ConsolePage[] = [
  { path: '/units', load: () => import('./units-page.tsx'), permission: 'units.read', menu: { group: 'members', icon: Network, label: { zh: '组织', en: 'Units' } } },
  { path: '/units/$unitId', load: () => import('./unit-record-page.tsx'), permission: 'units.read' },
  { path: '/units/$unitId/change', load: () => import('./unit-change-page.tsx'), permission: 'units.manage' },
  { path: '/units-compare', load: () => import('./units-compare-page.tsx'), permission: 'units.read' },
  { path: '/unit-changes/$changeId', load: () => import('./unit-change-record-page.tsx'), permission: 'units.read' },
  { path: '/members', load: () => import('./members-page.tsx'), permission: 'people.read', menu: { group: 'members', icon: IdCard, label: { zh: '会员', en: 'Members' } } },
  { path: '/cockpit/members', load: () => import('./members-cockpit/members-cockpit-page.tsx'), permission: 'cockpit.read', bare: true, menu: { group: 'members', icon: ChartNoAxesCombined, label: { zh: '会员驾驶舱', en: 'Cockpit of members' } } },
  { path: '/roster-differences', load: () => import('./roster-differences-page.tsx'), permission: 'people.manage' },
  { path: '/people', load: () => import('./people-page.tsx'), permission: 'people.read', menu: { group: 'members', icon: Users, label: { zh: '人员', en: 'People' } } },
  { path: '/people-pairs', load: () => import('./person-pairs-page.tsx'), permission: 'people.merge' },
  { path: '/people/$personId/merge', load: () => import('./person-merge-page.tsx'), permission: 'people.merge' },
  { path: '/people/$personId/merge/$otherId', load: () => import('./person-merge-page.tsx'), permission: 'people.merge' },
  { path: '/people/$personId', load: () => import('./person-record-page.tsx'), permission: 'people.read' },
]
