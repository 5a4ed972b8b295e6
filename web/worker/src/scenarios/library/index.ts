import type { WorkerPage } from '../../app/page.ts'

/** The e-library: the shelf, a book, the reader. */
export const libraryPages: readonly WorkerPage[] = [
  { path: '/library', load: () => import('./shelf-page.tsx') },
  { path: '/library/$bookId', load: () => import('./book-page.tsx') },
  { path: '/library/$bookId/read', load: () => import('./reader-page.tsx') },
]
