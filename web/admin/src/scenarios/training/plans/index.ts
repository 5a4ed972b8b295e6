import { CalendarDays, CalendarRange, MessagesSquare } from 'lucide-react'
import type { ConsolePage } from '../../../app/page.ts'

export const plansPages: readonly ConsolePage[] = [
  { path: '/plans', load: () => import('./plan-list-page.tsx'), permission: 'training.plan.read', menu: { group: 'training', icon: CalendarDays, label: { zh: '培训方案', en: 'Plans' }, countKey: 'training.plan' } },
  { path: '/plan-calendar', load: () => import('./calendar-page.tsx'), permission: 'training.plan.read', menu: { group: 'training', icon: CalendarRange, label: { zh: '排课表', en: 'Calendar' } } },
  { path: '/plans/new', load: () => import('./plan-editor-page.tsx'), permission: 'training.plan.manage' },
  { path: '/plans/$classId', load: () => import('./plan-page.tsx'), permission: 'training.plan.read' },
  { path: '/plans/$classId/edit', load: () => import('./plan-editor-page.tsx'), permission: 'training.plan.manage' },
  { path: '/unit-opinions', load: () => import('./unit-opinions-page.tsx'), permission: 'training.unit.speak', menu: { group: 'training', icon: MessagesSquare, label: { zh: '等本单位的意见', en: 'Opinions asked' } } },
]
