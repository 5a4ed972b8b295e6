import { useState } from 'react'
import { Link, useRouter } from '@tanstack/react-router'
import { LibraryBig } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { libraryRoutes } from '@guildhall/contract'
import { Button, Card, dotted, EmptyState, RefusalNotice, SectionTitle, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import { Cover, Share, useCategory, type BookCard } from './parts.tsx'
import styles from './library.module.css'

const page = 20

/** What a person may read: what they have begun first, then the shelf by words and category. */
export default function ShelfPage() {
  const shared = useText(messages)
  const text = shared.shelf
  const format = useFormat()
  const router = useRouter()
  const nameOf = useCategory()
  const [category, setCategory] = useState<BookCard['category'] | null>(null)
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  const [pages, setPages] = useState(1)
  const { data, error, refetch } = useAnswer(libraryRoutes.shelf, { q: q || undefined, category: category ?? undefined, limit: Math.min(60, pages * page) })
  const filtered = q !== '' || category !== null
  const clear = () => { setTyped(''); setQ(''); setCategory(null); setPages(1) }
  return (
    <>
      <PhoneBar title={text.title} backLabel={shared.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/services' as string }))} />
      <PhoneBody>
        <p className="muted">{text.detail}</p>
        <form role="search" onSubmit={(event) => { event.preventDefault(); setQ(typed.trim()); setPages(1) }}>
          <input className={styles.input} type="search" enterKeyHint="search" maxLength={40} aria-label={text.search} placeholder={text.search} value={typed} onChange={(event) => { setTyped(event.target.value); if (event.target.value === '') setQ('') }} />
        </form>
        {error && !data && <RefusalNotice what={shared.failed} why={error.message} action={<Button size="small" onClick={() => void refetch()}>{shared.again}</Button>} />}
        {!data && !error && <SkeletonCards label={shared.loading} />}
        {data && data.begun.length > 0 && !filtered && (
          <>
            <SectionTitle>{text.goOn}</SectionTitle>
            {data.begun.map((row) => <Row key={row.id} of={row} to={`/library/${row.id}/read`} />)}
          </>
        )}
        {data && (data.categories.length > 1 || category !== null) && (
          <div className={styles.scroll} role="group" aria-label={text.categories}>
            {[null, ...data.categories.map((one) => one.category)].map((one) => <button key={one ?? ''} type="button" className={styles.chip} aria-pressed={category === one} onClick={() => { setCategory(one); setPages(1) }}>{one ? nameOf(one) : text.any}</button>)}
          </div>
        )}
        {data && data.rows.length > 0 && <SectionTitle>{text.all} <span className="muted" role="status">{text.found(format.count(data.total))}</span></SectionTitle>}
        {data?.rows.length === 0 && (filtered ? <EmptyState icon={LibraryBig} title={text.none} action={<Button onClick={clear}>{text.clear}</Button>}>{text.noneNext}</EmptyState> : <EmptyState icon={LibraryBig} title={text.empty}>{text.emptyNext}</EmptyState>)}
        {data?.rows.map((row) => <Row key={row.id} of={row} to={`/library/${row.id}`} />)}
        {data && data.rows.length < data.total && data.rows.length < 60 && <Button block onClick={() => setPages(pages + 1)}>{text.more}</Button>}
      </PhoneBody>
    </>
  )
}

function Row({ of, to }: { of: BookCard; to: string }) {
  const shared = useText(messages)
  const nameOf = useCategory()
  return (
    <Link to={to as string} className={styles.card}>
      <Card>
        <div className={styles.book}>
          <Cover of={of} />
          <div className={styles.words}>
            <h2 className={styles.title}>{of.title}</h2>
            <p className={styles.facts}>{of.author}<br />{dotted(shared.dot, [nameOf(of.category), of.unitName])}</p>
            {of.standing && <Share of={of.standing} />}
          </div>
        </div>
      </Card>
    </Link>
  )
}
