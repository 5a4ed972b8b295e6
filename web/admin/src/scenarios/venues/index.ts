import { CalendarRange, ChartColumn, MapPin } from 'lucide-react'
import type { ConsolePage } from '../../app/page.ts'

/** Service positions: keeping them, the day at the door, series of units, figures. */
export const venuePages: readonly ConsolePage[] = [
  { path: '/positions', load: () => import('./positions-page.tsx'), permission: 'venues.read', menu: { group: 'places', icon: MapPin, label: { zh: '服务阵地', en: 'Positions' } } },
  { path: '/positions/$positionId', load: () => import('./position-page.tsx'), permission: 'venues.read' },
  { path: '/positions/$positionId/day', load: () => import('./day-page.tsx'), permission: 'venues.serve' },
  { path: '/positions/$positionId/code', load: () => import('./code-page.tsx'), permission: 'venues.serve', bare: true },
  { path: '/room-series', load: () => import('./series-list-page.tsx'), permission: 'venues.book', menu: { group: 'places', icon: CalendarRange, label: { zh: '单位订房间', en: 'Rooms for units' } } },
  { path: '/room-series/new', load: () => import('./series-form-page.tsx'), permission: 'venues.book' },
  { path: '/room-series/$seriesId', load: () => import('./series-page.tsx'), permission: 'venues.book' },
  { path: '/position-figures', load: () => import('./figures-page.tsx'), permission: 'venues.read', menu: { group: 'places', icon: ChartColumn, label: { zh: '使用统计', en: 'Use' } } },
]
