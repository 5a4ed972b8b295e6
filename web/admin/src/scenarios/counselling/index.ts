import { HeartHandshake } from 'lucide-react'
import type { ConsolePage } from '../../app/page.ts'

/** Counselling as staff see it: counsellors and totals, never a session. */
export const counsellingPages: readonly ConsolePage[] = [
  { path: '/counselling', load: () => import('./counselling-page.tsx'), permission: 'counselling.read', menu: { group: 'care', icon: HeartHandshake, label: { zh: '心理关爱', en: 'Counselling' } } },
]
