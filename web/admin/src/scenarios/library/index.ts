import { LibraryBig } from 'lucide-react'
import type { ConsolePage } from '../../app/page.ts'

/** The e-library: books of the range, taken in, checked, lent and withdrawn. */
export const libraryPages: readonly ConsolePage[] = [
  { path: '/library', load: () => import('./books-page.tsx'), permission: 'library.read', menu: { group: 'places', icon: LibraryBig, label: { zh: '电子书屋', en: 'E-library' } } },
  { path: '/library/$bookId', load: () => import('./book-page.tsx'), permission: 'library.read' },
]
