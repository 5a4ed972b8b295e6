import { BookOpenCheck } from 'lucide-react'
import type { ConsolePage } from '../../../app/page.ts'

export const coursesPages: readonly ConsolePage[] = [
  { path: '/courses', load: () => import('./courses-page.tsx'), permission: 'training.evaluation.read', menu: { group: 'training', icon: BookOpenCheck, label: { zh: '课程评价', en: 'Courses' } } },
  { path: '/courses/$occupationId/$level', load: () => import('./course-page.tsx'), permission: 'training.evaluation.read' },
]
