import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { FileImage, FileText, LibraryBig, List, Type } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { libraryRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, buttonClass, EmptyState, ProblemNotice, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { IconButton, PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { Chapter } from './chapter.tsx'
import { papers, sizes, useLook, type Look } from './look.ts'
import { messages } from './messages.ts'
import { useBeginning, useKeeping, type Place } from './standing.ts'
import styles from './library.module.css'

type Book = AnswerOf<typeof libraryRoutes.show>

/** The reader: it opens where somebody was, on whichever device. */
export default function ReaderPage() {
  const shared = useText(messages)
  const router = useRouter()
  const { bookId = '' } = useParams({ strict: false }) as { bookId?: string }
  const client = useQueryClient()
  // What was known when the page before was opened may be old: another device may have read on.
  useState(() => client.removeQueries({ queryKey: [libraryRoutes.show.name] }))
  const { data, error } = useAnswer(libraryRoutes.show, { bookId }, { staleTime: Infinity })
  const { chapter } = useSearch({ strict: false }) as { chapter?: number }
  const beginning = useBeginning(bookId, data && data.standing)
  const back = () => (history.length > 1 ? router.history.back() : void router.navigate({ to: `/library/${bookId}` as string }))
  if (data && beginning !== undefined) return <Reader book={data} beginning={Number.isInteger(chapter) ? { chapter: chapter!, offset: 0 } : beginning ?? { chapter: 1, offset: 0 }} onBack={back} />
  return (
    <>
      <PhoneBar title={shared.shelf.title} backLabel={shared.back} onBack={back} />
      <PhoneBody>
        {error && !data ? error.status === 404 ? <EmptyState icon={LibraryBig} title={shared.book.missing} action={<Link to={'/library' as string} className={buttonClass({ kind: 'primary' })}>{shared.book.all}</Link>}>{shared.book.missingNext}</EmptyState> : <ProblemNotice problem={error} /> : <SkeletonCards label={shared.loading} count={1} />}
      </PhoneBody>
    </>
  )
}

function Reader({ book, beginning, onBack }: { book: Book; beginning: Place; onBack: () => void }) {
  const text = useText(messages).reader
  const shared = useText(messages)
  const [look, setLook] = useLook()
  const [open, setOpen] = useState<'contents' | 'look' | null>(null)
  const [words, setWords] = useState(false)
  const paged = book.kind === 'pdf'
  const [place, setPlace] = useState<Place & { anchor: string | null }>({ ...beginning, anchor: decodeURIComponent(location.hash.slice(1)) || null })
  const { keep, waits } = useKeeping(book.id)
  const go = (chapter: number, anchor: string | null = null) => { setOpen(null); setPlace({ chapter, offset: 0, anchor }) }
  const toggle = (which: 'contents' | 'look') => setOpen(open === which ? null : which)
  return (
    <div className={styles.reader} data-paper={look.paper}>
      <PhoneBar title={book.title} backLabel={shared.back} onBack={onBack} actions={<>{paged && <IconButton icon={words ? FileImage : FileText} label={words ? text.asPages : text.asWords} onClick={() => setWords(!words)} />}<IconButton icon={List} label={text.contents} onClick={() => toggle('contents')} /><IconButton icon={Type} label={text.look} onClick={() => toggle('look')} /></>} />
      {open === 'contents' && <nav className={styles.panel} aria-label={text.contents}><ul className={styles.contents}>{book.contents.map((one, index) => <li key={index} data-depth={one.depth}><button type="button" aria-current={one.chapter === place.chapter ? 'true' : undefined} onClick={() => go(one.chapter, one.anchor)}>{one.title}</button></li>)}</ul></nav>}
      {open === 'look' && <LookPanel look={look} onChange={setLook} />}
      {waits && <p className={styles.waits} role="status">{text.offline}</p>}
      <Chapter key={`${place.chapter}#${place.anchor ?? ''}`} book={book} words={words} place={place} size={sizes[look.size]!} onPlace={keep} onGo={go} />
    </div>
  )
}

function LookPanel({ look, onChange }: { look: Look; onChange: (change: Partial<Look>) => void }) {
  const text = useText(messages).reader
  const format = useFormat()
  return (
    <div className={styles.panel} role="group" aria-label={text.look}>
      <div className={styles.row}>
        <Button size="small" disabled={look.size === 0} onClick={() => onChange({ size: look.size - 1 })}>{text.smaller}</Button>
        <span role="status">{text.size(format.count(look.size + 1))}</span>
        <Button size="small" disabled={look.size === sizes.length - 1} onClick={() => onChange({ size: look.size + 1 })}>{text.larger}</Button>
      </div>
      <div className={styles.row} role="group" aria-label={text.paper}>
        {papers.map((paper) => <button key={paper} type="button" className={styles.paper} data-paper={paper} aria-pressed={look.paper === paper} onClick={() => onChange({ paper })}>{text.papers[paper]}</button>)}
      </div>
    </div>
  )
}
