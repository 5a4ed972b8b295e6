import type { libraryShapes } from '@guildhall/contract'
import type { z } from 'zod'

export type BookNeed = z.infer<typeof libraryShapes.bookNeed>

/** What the shelf would have to say of a book before anybody may be lent it, and does not (B1): all of it, in the order of the form. */
export const missingOf = (book: { title: string; author: string; licence: string }): BookNeed[] =>
  (['title', 'author', 'licence'] as const).filter((need) => book[need].trim().length < (need === 'licence' ? 4 : 1))

/** Every page of it can be shown (B6). */
export const isDrawn = (book: { kind: string; drawn: number; chapters: number }): boolean => book.kind !== 'pdf' || book.drawn === book.chapters
