import { Receipt, TicketCheck, Tickets } from 'lucide-react'
import type { ConsolePage } from '../../app/page.ts'

/** Training vouchers: programmes, the classes that take them, and what training bodies are owed. */
export const voucherPages: readonly ConsolePage[] = [
  { path: '/vouchers/programmes', load: () => import('./programmes-page.tsx'), permission: 'vouchers.read', menu: { group: 'training', icon: Tickets, label: { zh: '培训券', en: 'Vouchers' } } },
  { path: '/vouchers/courses', load: () => import('./courses-page.tsx'), permission: 'vouchers.read', menu: { group: 'training', icon: TicketCheck, label: { zh: '收券的班', en: 'Voucher classes' } } },
  { path: '/vouchers/statements', load: () => import('./statements-page.tsx'), permission: 'vouchers.read', menu: { group: 'training', icon: Receipt, label: { zh: '券对账单', en: 'Voucher statements' }, countKey: 'vouchers.statement' } },
]
