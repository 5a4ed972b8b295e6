import { CalendarCog, ListTodo, ScrollText, Stethoscope, UserCog } from 'lucide-react'
import type { ConsolePage } from '../../app/page.ts'

/** The work of the three separated administrators: each sees only the own part of it. */
export const systemPages: readonly ConsolePage[] = [
  { path: '/accounts', load: () => import('./accounts-page.tsx'), permission: 'accounts.read', menu: { group: 'system', icon: UserCog, label: { zh: '账号与身份', en: 'Accounts and roles' } } },
  { path: '/accounts/$accountId', load: () => import('./account-record-page.tsx'), permission: 'accounts.read' },
  { path: '/audit', load: () => import('./audit-page.tsx'), permission: 'audit.read', menu: { group: 'system', icon: ScrollText, label: { zh: '审计日志', en: 'Audit log' } } },
  { path: '/jobs', load: () => import('./jobs-page.tsx'), permission: 'jobs.manage', menu: { group: 'system', icon: ListTodo, label: { zh: '后台任务', en: 'Jobs' }, countKey: 'platform.job' } },
  { path: '/calendar', load: () => import('./calendar-page.tsx'), permission: 'calendar.manage', menu: { group: 'system', icon: CalendarCog, label: { zh: '工作日历', en: 'Working days' } } },
  { path: '/setup', load: () => import('./setup/setup-page.tsx'), permission: 'installation.manage', realOnly: true, menu: { group: 'system', icon: Stethoscope, label: { zh: '安装与检查', en: 'Set-up and checks' } } },
]
