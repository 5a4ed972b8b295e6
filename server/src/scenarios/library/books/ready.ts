/** What the shelf has to say of a book before anybody may be lent it (B1). */
export const isReady = (book: { title: string; author: string; licence: string }): boolean => book.title !== '' && book.author !== '' && book.licence.length >= 4

/** Every page of it can be shown (B6). */
export const isDrawn = (book: { kind: string; drawn: number; chapters: number }): boolean => book.kind !== 'pdf' || book.drawn === book.chapters
