import { Coins, Gift, ScanLine, Wallet } from 'lucide-react'
import type { ConsolePage } from '../../app/page.ts'

/** Benefits: preparing and releasing them, seeing who claims, handing them over. */
export const benefitPages: readonly ConsolePage[] = [
  { path: '/benefits', load: () => import('./releases-page.tsx'), permission: 'benefits.read', menu: { group: 'care', icon: Gift, label: { zh: '福利', en: 'Benefits' } } },
  { path: '/benefits/$releaseId', load: () => import('./release-page.tsx'), permission: 'benefits.read' },
  { path: '/benefit-budgets', load: () => import('./budgets-page.tsx'), permission: 'benefits.read', menu: { group: 'care', icon: Wallet, label: { zh: '福利预算', en: 'Benefit budgets' } } },
  { path: '/benefit-budgets/$budgetId', load: () => import('./budget-page.tsx'), permission: 'benefits.read' },
  { path: '/points', load: () => import('./points-page.tsx'), permission: 'benefits.read', menu: { group: 'care', icon: Coins, label: { zh: '福利积分', en: 'Points' } } },
  { path: '/benefit-codes', load: () => import('./hand-over-page.tsx'), permission: 'benefits.hand-out', menu: { group: 'care', icon: ScanLine, label: { zh: '核销领取码', en: 'Hand over' } } },
]
