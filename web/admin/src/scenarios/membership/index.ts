import { MessageSquareText, QrCode, UserPlus } from 'lucide-react'
import type { ConsolePage } from '../../app/page.ts'

/** Who wants to join, by which rule a union takes people in, and what people say to it. */
export const membershipPages: readonly ConsolePage[] = [
  { path: '/applications', load: () => import('./applications-page.tsx'), permission: 'membership.read', menu: { group: 'members', icon: UserPlus, label: { zh: '入会申请', en: 'Applications' }, countKey: 'membership.application' } },
  { path: '/applications/$applicationId', load: () => import('./application-page.tsx'), permission: 'membership.read' },
  { path: '/union-messages', load: () => import('./messages-page.tsx'), permission: 'membership.answer', menu: { group: 'members', icon: MessageSquareText, label: { zh: '工会来信', en: 'Union messages' }, countKey: 'membership.message' } },
  { path: '/union-codes', load: () => import('./unions-page.tsx'), permission: 'membership.read', menu: { group: 'members', icon: QrCode, label: { zh: '工会码和入会规则', en: 'Codes and rules' } } },
  { path: '/union-codes/$unitId', load: () => import('./rule-page.tsx'), permission: 'membership.read' },
  { path: '/union-codes/$unitId/poster', load: () => import('./poster-page.tsx'), permission: 'membership.read', bare: true },
]
