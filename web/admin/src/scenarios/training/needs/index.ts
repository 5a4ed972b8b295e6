import { BookA, Building2, FileUp, Flame, ListChecks } from 'lucide-react'
import type { ConsolePage } from '../../../app/page.ts'

export const needsPages: readonly ConsolePage[] = [
  { path: '/demand', load: () => import('./demand-page.tsx'), permission: 'training.need.read', menu: { group: 'training', icon: Flame, label: { zh: '需求清单', en: 'Demand list' }, countKey: 'training.need' } },
  { path: '/needs', load: () => import('./needs-page.tsx'), permission: 'training.need.read', menu: { group: 'training', icon: ListChecks, label: { zh: '逐条需求', en: 'Needs' } } },
  { path: '/needs/$needId', load: () => import('./need-page.tsx'), permission: 'training.need.read' },
  { path: '/unit-needs', load: () => import('./unit-needs-page.tsx'), permission: 'training.unit.speak', menu: { group: 'training', icon: Building2, label: { zh: '本单位的需求', en: 'My unit’s needs' } } },
  { path: '/imports', load: () => import('./imports-page.tsx'), permission: 'imports.manage', menu: { group: 'training', icon: FileUp, label: { zh: '导入表格', en: 'Imports' } } },
  { path: '/occupations', load: () => import('./occupations-page.tsx'), permission: 'occupations.manage', menu: { group: 'training', icon: BookA, label: { zh: '工种与说法', en: 'Occupations' } } },
]
