import { fileAddress } from '@guildhall/client'
import { libraryRoutes, libraryShapes, type AnswerOf } from '@guildhall/contract'
import { useFormat, useLanguage, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import styles from './library.module.css'

export type BookCard = AnswerOf<typeof libraryRoutes.shelf>['rows'][number]

/** The cover of the book, or one made of its words. */
export function Cover({ of }: { of: Pick<BookCard, 'id' | 'title' | 'author' | 'cover' | 'category'> }) {
  if (of.cover !== null) return <img className={styles.cover} src={fileAddress(libraryRoutes.picture, { bookId: of.id, picture: of.cover })} alt="" loading="lazy" />
  return <span className={styles.cover} data-tone={libraryShapes.bookCategory.options.indexOf(of.category) % 4} aria-hidden><b>{of.title}</b><small>{of.author}</small></span>
}

/** How much of it is read, as a bar and in words. */
export function Share({ of }: { of: NonNullable<BookCard['standing']> }) {
  const text = useText(messages)
  const percent = usePercent()
  const done = of.share >= 0.98
  return <span className={styles.share}><span className={styles.bar} aria-hidden><span style={{ inlineSize: `${done ? 100 : Math.max(2, of.share * 100)}%` }} /></span><span>{done ? text.done : text.read(percent(of.share))}</span></span>
}

export function usePercent(): (share: number) => string {
  const format = useFormat()
  return (share) => `${format.count(Math.round(share * 100))}%`
}

export function useCategory(): (category: BookCard['category']) => string {
  const language = useLanguage()
  return (category) => libraryShapes.bookCategories[category][language]
}
