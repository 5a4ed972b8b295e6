import type { WorkerPage } from '../../../app/page.ts'

/** `$number` is the certificate's number, or its id where a notice leads here. */
export const resultsPages: readonly WorkerPage[] = [
  { path: '/certificates', load: () => import('./certificates-page.tsx'), tab: 'me' },
  { path: '/certificates/$number', load: () => import('./certificate-page.tsx'), ground: 'certificate' },
]
