import { CheckCheck, FileDown, HandHelping, Inbox, Smartphone } from 'lucide-react'
import type { ConsolePage } from '../../app/page.ts'

/** What every member of staff has, whatever the role; and the service window. */
export const deskPages: readonly ConsolePage[] = [
  { path: '/', load: () => import('./queue-page.tsx'), menu: { group: 'work', icon: Inbox, label: { zh: '我的待办', en: 'My queue' }, countKey: 'queue' } },
  { path: '/done', load: () => import('./done-page.tsx'), menu: { group: 'work', icon: CheckCheck, label: { zh: '办过的', en: 'What I did' } } },
  { path: '/exports', load: () => import('./exports-page.tsx'), menu: { group: 'work', icon: FileDown, label: { zh: '我的导出', en: 'My exports' } } },
  { path: '/desk', load: () => import('./assist-page.tsx'), permission: 'desk.assist', menu: { group: 'work', icon: HandHelping, label: { zh: '窗口代办', en: 'Service window' } } },
  { path: '/phone-changes', load: () => import('./phone-changes-page.tsx'), permission: 'desk.assist', menu: { group: 'work', icon: Smartphone, label: { zh: '换号申请', en: 'Changed numbers' }, countKey: 'desk.phone-change' } },
  { path: '/inbox', load: () => import('./inbox-page.tsx') },
  { path: '/search', load: () => import('./search-page.tsx') },
  { path: '/account', load: () => import('./account-page.tsx') },
]
