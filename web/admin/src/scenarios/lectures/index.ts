import { ChartColumn, ClipboardList, Mic, NotebookText, Route, Utensils } from 'lucide-react'
import type { ConsolePage } from '../../app/page.ts'

/** The lecture menu: ordering from it, matching, the lectures and the lecturers behind it, figures. */
export const lecturePages: readonly ConsolePage[] = [
  { path: '/lecture-menu', load: () => import('./menu-page.tsx'), permission: 'lectures.read', menu: { group: 'lectures', icon: Utensils, label: { zh: '点单菜单', en: 'Menu' } } },
  { path: '/lecture-menu/$lectureId', load: () => import('./menu-lecture-page.tsx'), permission: 'lectures.read' },
  { path: '/lecture-orders', load: () => import('./orders-page.tsx'), permission: 'lectures.read', menu: { group: 'lectures', icon: ClipboardList, label: { zh: '点单', en: 'Orders' }, countKey: 'lecture-orders' } },
  { path: '/lecture-orders/new', load: () => import('./order-form-page.tsx'), permission: 'lectures.order' },
  { path: '/lecture-orders/$orderId', load: () => import('./order-page.tsx'), permission: 'lectures.read' },
  { path: '/lecture-plan', load: () => import('./plan-page.tsx'), permission: 'lectures.manage', menu: { group: 'lectures', icon: Route, label: { zh: '一起匹配', en: 'Match together' }, countKey: 'lecture-plan' } },
  { path: '/lectures', load: () => import('./lectures-page.tsx'), permission: 'lectures.manage', menu: { group: 'lectures', icon: NotebookText, label: { zh: '课程审核', en: 'Lectures' }, countKey: 'lectures' } },
  { path: '/lectures/$lectureId', load: () => import('./lecture-page.tsx'), permission: 'lectures.read' },
  { path: '/lecturers', load: () => import('./lecturers-page.tsx'), permission: 'lectures.manage', menu: { group: 'lectures', icon: Mic, label: { zh: '讲师', en: 'Lecturers' } } },
  { path: '/lecturers/$lecturerId', load: () => import('./lecturer-page.tsx'), permission: 'lectures.read' },
  { path: '/lecture-figures', load: () => import('./figures-page.tsx'), permission: 'lectures.read', menu: { group: 'lectures', icon: ChartColumn, label: { zh: '宣讲统计', en: 'Figures' } } },
]
