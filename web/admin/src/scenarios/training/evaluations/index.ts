import { MessageCircleHeart, Star } from 'lucide-react'
import type { ConsolePage } from '../../../app/page.ts'

export const evaluationsPages: readonly ConsolePage[] = [
  { path: '/evaluations', load: () => import('./evaluations-page.tsx'), permission: 'training.evaluation.read', menu: { group: 'training', icon: Star, label: { zh: '评价', en: 'Evaluations' } } },
  { path: '/evaluations/paper', load: () => import('./paper-entry-page.tsx'), permission: 'training.evaluation.enter' },
  { path: '/classes/$classId/paper-form', load: () => import('./paper-form-page.tsx'), permission: 'training.class.read', bare: true },
  { path: '/trainers/$trainerId/evaluations', load: () => import('./trainer-page.tsx'), permission: 'training.evaluation.read' },
  { path: '/unit-evaluations', load: () => import('./unit-evaluations-page.tsx'), permission: 'training.evaluation.submit', menu: { group: 'training', icon: MessageCircleHeart, label: { zh: '等本单位评价', en: 'Classes to judge' } } },
]
