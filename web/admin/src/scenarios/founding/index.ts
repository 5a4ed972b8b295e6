import { CalendarClock, FlagTriangleRight, UserSearch } from 'lucide-react'
import type { ConsolePage } from '../../app/page.ts'

/** Founding unions, finding their people, and their terms of office. */
export const foundingPages: readonly ConsolePage[] = [
  { path: '/foundings', load: () => import('./list-page.tsx'), permission: 'founding.read', menu: { group: 'members', icon: FlagTriangleRight, label: { zh: '建会入会', en: 'Founding unions' }, countKey: 'founding' } },
  { path: '/foundings/new', load: () => import('./form-page.tsx'), permission: 'founding.apply' },
  { path: '/foundings/$foundingId', load: () => import('./founding-page.tsx'), permission: 'founding.read' },
  { path: '/foundings/$foundingId/edit', load: () => import('./form-page.tsx'), permission: 'founding.apply' },
  { path: '/foundings/$foundingId/minutes', load: () => import('./minutes-page.tsx'), permission: 'founding.read' },
  { path: '/talents', load: () => import('./talents-page.tsx'), permission: 'people.read', menu: { group: 'members', icon: UserSearch, label: { zh: '人才名录', en: 'Talent registry' } } },
  { path: '/terms', load: () => import('./terms-page.tsx'), permission: 'terms.read', menu: { group: 'members', icon: CalendarClock, label: { zh: '任期与换届', en: 'Terms and elections' } } },
  { path: '/unions/$unitId/chair', load: () => import('./chair-page.tsx'), permission: 'terms.read' },
]
