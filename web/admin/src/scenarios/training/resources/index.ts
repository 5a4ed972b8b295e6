import { GraduationCap, MapPin } from 'lucide-react'
import type { ConsolePage } from '../../../app/page.ts'

export const resourcesPages: readonly ConsolePage[] = [
  { path: '/trainers', load: () => import('./trainers-page.tsx'), permission: 'training.plan.read', menu: { group: 'training', icon: GraduationCap, label: { zh: '教师', en: 'Trainers' } } },
  { path: '/venues', load: () => import('./venues-page.tsx'), permission: 'training.plan.read', menu: { group: 'training', icon: MapPin, label: { zh: '场地', en: 'Venues' } } },
]
