import type { WorkerPage } from '../../app/page.ts'

/** My training vouchers, and those that I may ask. */
export const voucherPages: readonly WorkerPage[] = [{ path: '/vouchers', load: () => import('./vouchers-page.tsx') }]
