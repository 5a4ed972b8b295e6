/** What the shelf has to say of a book before anybody may be lent it (B1). */
export const isReady = (book: { title: string; author: string; licence: string }): boolean => book.title !== '' && book.author !== '' && book.licence.length >= 4
