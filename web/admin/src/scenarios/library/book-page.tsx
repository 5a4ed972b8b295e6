import { useState } from 'react'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { fileAddress, useAnswer, useCommand } from '@guildhall/client'
import { libraryRoutes, libraryShapes } from '@guildhall/contract'
import { BookText, Button, Card, dotted, PagePicture, ProblemNotice, SkeletonRows, useFormat, useLanguage, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { AskDialog } from '../../app/ask-dialog.tsx'
import { useSession } from '../../app/session.ts'
import { BookForm } from './book-form.tsx'
import { messages } from './messages.ts'
import { StateChip, type Book } from './state-chip.tsx'
import styles from './library.module.css'

/** One book: a look into it on the left, what the shelf says on the right. */
export default function BookPage() {
  const shared = useText(messages)
  const text = shared.record
  const format = useFormat()
  const language = useLanguage()
  const { permissions } = useSession()
  const navigate = useNavigate()
  const { bookId = '' } = useParams({ strict: false }) as { bookId?: string }
  const [open, setOpen] = useState<'edit' | 'withdraw' | 'discard' | null>(null)
  const { data, error } = useAnswer(libraryRoutes.get, { bookId }, { refetchInterval: ({ state }) => { const book = state.data as Book | undefined; return book && book.drawn < book.chapters ? 2_000 : false } })
  const close = () => setOpen(null)
  const publish = useCommand(libraryRoutes.publish)
  const withdraw = useCommand(libraryRoutes.withdraw, { onDone: close })
  const discard = useCommand(libraryRoutes.discard, { onDone: () => void navigate({ to: '/library' as string }) })
  if (error && !data) return <ProblemNotice whole problem={error} />
  if (!data) return <SkeletonRows label={shared.loading} />
  const manages = permissions.has('library.manage')
  return (
    <>
      <PageTitle
        title={data.title || shared.none} crumbs={<Link to={'/library' as string} className="link">{shared.list.title}</Link>} chip={<StateChip state={data.state} />} detail={dotted(shared.dot, [data.author, data.unitName])}
        actions={manages && <>
          <Button onClick={() => setOpen('edit')}>{text.edit}</Button>
          {data.state === 'draft' && <Button onClick={() => setOpen('discard')}>{text.discard}</Button>}
          {data.state === 'published' ? <Button onClick={() => setOpen('withdraw')}>{text.withdraw}</Button> : <Button kind="primary" disabled={!data.ready || data.drawn < data.chapters} busy={publish.busy} onClick={() => publish.start({ bookId, updatedAt: data.updatedAt })}>{data.state === 'draft' ? text.publish : text.again}</Button>}
        </>}
      />
      <ProblemNotice problem={publish.problem} />
      {manages && data.missing.length > 0 && <p className={styles.why}>{text.notReady(data.missing.map((need) => libraryShapes.bookNeeds[need][language]))}</p>}
      {data.drawn < data.chapters && <p className={styles.why} role="status">{text.drawing(format.count(data.drawn), format.count(data.chapters))}</p>}
      <div className={styles.two}>
        <div className={styles.column}>{data.kind === 'pdf' ? <Pages of={data} /> : <Inside of={data} />}</div>
        <div className={styles.column}><Facts of={data} /><Counts of={data} /></div>
      </div>
      {open === 'edit' && <BookForm key={data.updatedAt} book={data} onClose={close} />}
      {open === 'withdraw' && <AskDialog title={text.withdraw} detail={text.withdrawDetail} ok={text.withdraw} busy={withdraw.busy} problem={withdraw.problem} onClose={close} onConfirm={(reason) => withdraw.start({ bookId, reason: reason.slice(0, 200) })} />}
      {open === 'discard' && <AskDialog title={text.discard} detail={text.discardDetail} ok={text.discard} busy={discard.busy} problem={discard.problem} askReason={false} onClose={close} onConfirm={() => discard.start({ bookId })} />}
    </>
  )
}

/** The chapters as a reader sees them: what is published is looked at first. */
function Inside({ of }: { of: Book }) {
  const shared = useText(messages)
  const text = shared.record
  const format = useFormat()
  const [chapter, setChapter] = useState(1)
  const { data, error } = useAnswer(libraryRoutes.chapter, { bookId: of.id, chapter })
  return (
    <Card>
      <div className={styles.head}>
        <h2 className={styles.title}>{text.look}</h2>
        <span className="muted">{text.place(format.count(chapter), format.count(of.chapters))}</span>
        <span><Button size="small" disabled={chapter <= 1} onClick={() => setChapter(chapter - 1)}>{text.previous}</Button> <Button size="small" disabled={chapter >= of.chapters} onClick={() => setChapter(chapter + 1)}>{text.next}</Button></span>
      </div>
      <ProblemNotice problem={data ? null : error} />
      {!data && !error && <SkeletonRows label={shared.loading} />}
      {data && <div className={styles.sheet}><BookText html={data.html} picture={(picture) => fileAddress(libraryRoutes.picture, { bookId: of.id, picture })} onChapter={setChapter} /></div>}
      <ContentsList of={of} at={chapter} onGo={setChapter} />
    </Card>
  )
}

/** The pages as a reader sees them, and the words that stand for them. */
function Pages({ of }: { of: Book }) {
  const shared = useText(messages)
  const text = shared.record
  const format = useFormat()
  const [page, setPage] = useState(1)
  const drawn = page <= of.drawn
  // Asked for once it is drawn: before that it has no words.
  const { data, error } = useAnswer(libraryRoutes.chapter, { bookId: of.id, chapter: page }, { enabled: drawn })
  return (
    <Card>
      <div className={styles.head}>
        <h2 className={styles.title}>{text.lookPage}</h2>
        <span className="muted">{text.page(format.count(page), format.count(of.chapters))}</span>
        <span><Button size="small" disabled={page <= 1} onClick={() => setPage(page - 1)}>{text.previousPage}</Button> <Button size="small" disabled={page >= of.chapters} onClick={() => setPage(page + 1)}>{text.nextPage}</Button></span>
      </div>
      <ProblemNotice problem={data ? null : error} />
      {drawn && !data && !error && <SkeletonRows label={shared.loading} />}
      {!drawn && <p className="muted">{text.notDrawn}</p>}
      {data && drawn && <PagePicture key={page} src={fileAddress(libraryRoutes.picture, { bookId: of.id, picture: page })} alt={text.picture(format.count(page))} missing={text.blank} className={styles.page} />}
      {data && drawn && <details className={styles.words}><summary>{text.words}</summary><p>{data.words ?? text.noWords}</p></details>}
      <ContentsList of={of} at={page} onGo={setPage} />
    </Card>
  )
}

function ContentsList({ of, at, onGo }: { of: Book; at: number; onGo: (chapter: number) => void }) {
  const text = useText(messages).record
  return (
    <>
      <div className={styles.head} style={{ marginBlockStart: 20 }}><h2 className={styles.title}>{text.contents}</h2></div>
      {of.contents.length === 0 && <p className="muted">{text.noContents}</p>}
      <ul className={styles.contents}>{of.contents.map((one, index) => <li key={index} data-depth={one.depth}><button type="button" aria-current={one.chapter === at ? 'true' : undefined} onClick={() => onGo(one.chapter)}>{one.title}</button></li>)}</ul>
    </>
  )
}

function Facts({ of }: { of: Book }) {
  const shared = useText(messages)
  const text = shared.record
  const language = useLanguage()
  const format = useFormat()
  const missing = <span className="muted">{text.missing}</span>
  return (
    <Card>
      <div className={styles.head}><h2 className={styles.title}>{text.facts}</h2></div>
      {of.cover !== null && <img className={styles.cover} src={fileAddress(libraryRoutes.picture, { bookId: of.id, picture: of.cover })} alt="" />}
      <dl className={styles.facts}>
        <dt>{text.author}</dt><dd>{of.author || missing}</dd>
        <dt>{text.category}</dt><dd>{libraryShapes.bookCategories[of.category][language]}</dd>
        <dt>{text.readers}</dt><dd>{shared.readers[of.readers]}</dd>
        <dt>{text.licence}</dt><dd>{of.licence || missing}</dd>
        <dt>{text.file}</dt><dd>{of.fileName}<span className={styles.small}>{dotted(shared.dot, [of.kind === 'pdf' ? 'PDF' : 'EPUB', `${format.count(Math.max(1, Math.round(of.size / 1024)))} KB`, (of.kind === 'pdf' ? text.pages : text.chapters)(format.count(of.chapters))])}</span></dd>
        {of.why && <><dt>{text.why}</dt><dd>{of.why}</dd></>}
        <dt>{text.summary}</dt><dd>{of.summary || missing}</dd>
      </dl>
    </Card>
  )
}

function Counts({ of }: { of: Book }) {
  const shared = useText(messages)
  const text = shared.record
  const format = useFormat()
  const said = (n: number | null) => (n === null ? shared.few : shared.people(format.count(n)))
  return (
    <Card>
      <div className={styles.head}><h2 className={styles.title}>{text.counts}</h2></div>
      <dl className={styles.facts}><dt>{text.read}</dt><dd>{said(of.read)}</dd><dt>{text.finished}</dt><dd>{said(of.finished)}</dd></dl>
      <p className="muted" style={{ marginBlockStart: 12 }}>{text.countsHint}</p>
    </Card>
  )
}
