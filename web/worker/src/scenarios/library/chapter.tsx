import { useEffect, useLayoutEffect, useRef } from 'react'
import { fileAddress, useAnswer } from '@guildhall/client'
import { libraryRoutes } from '@guildhall/contract'
import { BookText, Button, PagePicture, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import type { Place } from './standing.ts'
import styles from './library.module.css'

interface ChapterProps {
  book: { id: string; kind: 'epub' | 'pdf'; chapters: number }
  /** Of a page: its words in letters of the reader's size, not its picture. */
  words: boolean
  place: Place & { anchor: string | null }
  /** Of the letters, against the page's. */
  size: number
  onPlace: (place: Place) => void
  onGo: (chapter: number, anchor?: string | null) => void
}

/** How far the page can be scrolled; less than this is a page that stands whole on the screen. */
const room = () => document.documentElement.scrollHeight - innerHeight
const offsetNow = () => (room() < 24 ? 1 : Math.min(1, Math.max(0, scrollY / room())))

/** One chapter: opens where somebody was, tells where they are, arrows turn to the next. */
export function Chapter({ book, words, place, size, onPlace, onGo }: ChapterProps) {
  const shared = useText(messages)
  const text = shared.reader
  const format = useFormat()
  const { chapter } = place
  const { data, error } = useAnswer(libraryRoutes.chapter, { bookId: book.id, chapter }, { staleTime: Infinity })
  // A picture has no height until it is there: where somebody was on a page is its beginning.
  const ready = data !== undefined
  const paged = book.kind === 'pdf'
  const [placeText, previous, next] = paged ? [text.page, text.previousPage, text.nextPage] : [text.place, text.previous, text.next]
  const shown = useRef(false)

  useLayoutEffect(() => {
    if (!ready) return
    const target = place.anchor && document.getElementById(place.anchor)
    if (target) target.scrollIntoView()
    else scrollTo(0, place.offset * Math.max(0, room()))
    shown.current = true
    onPlace({ chapter, offset: target ? offsetNow() : Math.max(place.offset, room() < 24 ? 1 : 0) })
    // Only when the chapter comes: afterwards the reader scrolls.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [ready])

  useEffect(() => {
    if (!ready) return
    const scrolled = () => { if (shown.current) onPlace({ chapter, offset: offsetNow() }) }
    const pressed = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || (event.target as HTMLElement).closest?.('input, select, textarea')) return
      if (event.key === 'ArrowRight' && chapter < book.chapters) onGo(chapter + 1)
      if (event.key === 'ArrowLeft' && chapter > 1) onGo(chapter - 1)
    }
    addEventListener('scroll', scrolled, { passive: true })
    addEventListener('keydown', pressed)
    return () => {
      removeEventListener('scroll', scrolled)
      removeEventListener('keydown', pressed)
    }
  }, [ready, chapter, book.chapters, onPlace, onGo])

  return (
    <>
      <main id="main" className={styles.sheet}>
        <ProblemNotice problem={data ? null : error} />
        {!data && !error && <SkeletonRows label={shared.loading} />}
        {data && paged && (words
          ? <article style={{ fontSize: `${size}em` }} className={styles.pre}>{data.words ?? text.noWords}</article>
          : <div className={styles.zoom} tabIndex={size > 1 ? 0 : undefined} role={size > 1 ? 'group' : undefined} aria-label={size > 1 ? text.picture(format.count(chapter)) : undefined}><div style={{ inlineSize: `${Math.max(100, size * 100)}%` }}><PagePicture className={styles.page} src={fileAddress(libraryRoutes.picture, { bookId: book.id, picture: chapter })} alt={data.words ?? text.picture(format.count(chapter))} missing={text.blank} /></div></div>)}
        {data && !paged && <article style={{ fontSize: `${size}em` }} aria-label={data.title || undefined}><BookText html={data.html} picture={(picture) => fileAddress(libraryRoutes.picture, { bookId: book.id, picture })} onChapter={onGo} /></article>}
      </main>
      <nav className={styles.turn} aria-label={placeText(format.count(chapter), format.count(book.chapters))}>
        <Button size="small" disabled={chapter <= 1} onClick={() => onGo(chapter - 1)}>{previous}</Button>
        <span>{placeText(format.count(chapter), format.count(book.chapters))}</span>
        <Button size="small" disabled={chapter >= book.chapters} onClick={() => onGo(chapter + 1)}>{next}</Button>
      </nav>
    </>
  )
}
