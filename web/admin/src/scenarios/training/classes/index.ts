import { Building2, Presentation, Radio } from 'lucide-react'
import type { ConsolePage } from '../../../app/page.ts'

export const classesPages: readonly ConsolePage[] = [
  { path: '/classes', load: () => import('./classes-page.tsx'), permission: 'training.class.read', menu: { group: 'training', icon: Presentation, label: { zh: '班级', en: 'Classes' }, countKey: 'training.class' } },
  { path: '/live', load: () => import('./live-page.tsx'), permission: 'training.class.read', menu: { group: 'training', icon: Radio, label: { zh: '今天的课', en: 'Lessons today' } } },
  { path: '/classes/$classId', load: () => import('./class-page.tsx'), permission: 'training.class.read' },
  { path: '/sessions/$sessionId/sheet', load: () => import('./sheet-page.tsx'), permission: 'training.class.read' },
  { path: '/sessions/$sessionId/code', load: () => import('./code-page.tsx'), permission: 'training.class.manage', bare: true },
  { path: '/unit-classes', load: () => import('./unit-classes-page.tsx'), permission: 'training.unit.speak', menu: { group: 'training', icon: Building2, label: { zh: '为本单位办的班', en: 'Classes for my unit' } } },
]
