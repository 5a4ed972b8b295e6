import { ListTree } from 'lucide-react'
import type { ConsolePage } from '../../../app/page.ts'

export const listsPages: readonly ConsolePage[] = [
  { path: '/training-lists', load: () => import('./lists-page.tsx'), permission: 'training.need.read', menu: { group: 'training', icon: ListTree, label: { zh: '场景与改革清单', en: 'Scenes and reforms' } } },
]
