import type { WorkerPage } from '../../app/page.ts'

/** Verifying a certificate: for anybody, without logging in. `/v/…` is what the QR code says, so it is short. */
export const verifyPages: readonly WorkerPage[] = [
  { path: '/verify', load: () => import('./verify-page.tsx'), public: true, wide: true },
  { path: '/verify/how', load: () => import('./how-page.tsx'), public: true },
  { path: '/v/$number', load: () => import('./number-page.tsx'), public: true, wide: true },
]
