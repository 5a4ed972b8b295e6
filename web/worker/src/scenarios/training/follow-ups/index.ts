import type { WorkerPage } from '../../../app/page.ts'

export const followUpPages: readonly WorkerPage[] = [{ path: '/follow-ups/$followUpId', load: () => import('./follow-up-page.tsx') }]
