import { BellRing, CalendarClock, ClipboardList, FilePlus2, Landmark, ListChecks, Trophy } from 'lucide-react'
import type { ConsolePage } from '../../app/page.ts'

/** The service window: applying, looking, deciding, handing out; the hall; and how the windows stand. */
export const windowPages: readonly ConsolePage[] = [
  { path: '/window/cases', load: () => import('./cases-page.tsx'), permission: 'window.read', menu: { group: 'window', icon: ClipboardList, label: { zh: '窗口办件', en: 'Cases' }, countKey: 'window.case' } },
  { path: '/window/cases/$caseId', load: () => import('./case-page.tsx'), permission: 'window.read' },
  { path: '/window/apply', load: () => import('./apply-page.tsx'), permission: 'window.apply', menu: { group: 'window', icon: FilePlus2, label: { zh: '申请办事', en: 'Apply' } } },
  { path: '/window/counter', load: () => import('./counter-page.tsx'), permission: 'window.serve', menu: { group: 'window', icon: BellRing, label: { zh: '叫号', en: 'Call numbers' } } },
  { path: '/window/appointments', load: () => import('./appointments-page.tsx'), permission: 'window.serve', menu: { group: 'window', icon: CalendarClock, label: { zh: '预约', en: 'Appointments' } } },
  { path: '/window/ranking', load: () => import('./ranking-page.tsx'), permission: 'window.read', menu: { group: 'window', icon: Trophy, label: { zh: '窗口排名', en: 'Ranking' } } },
  { path: '/window/items', load: () => import('./items-page.tsx'), permission: 'window.manage', menu: { group: 'window', icon: ListChecks, label: { zh: '事项', en: 'Items' } } },
  { path: '/window/counters', load: () => import('./counters-page.tsx'), permission: 'window.manage', menu: { group: 'window', icon: Landmark, label: { zh: '窗口设置', en: 'Windows' } } },
]
