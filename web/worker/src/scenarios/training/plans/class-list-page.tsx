import { useState } from 'react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { GraduationCap } from 'lucide-react'
import { plansRoutes } from '@guildhall/contract'
import { call, useAnswer } from '@guildhall/client'
import { Button, buttonClass, Card, Chip, EmptyState, OccupationDrawing, SkeletonCards, useText } from '@guildhall/ui'
import { PhoneBody, PhoneTitle } from '@guildhall/ui/phone'
import { useClassWords, type ClassCard } from './class-words.ts'
import { messages } from './messages.ts'
import styles from './plans.module.css'
import { Problem } from './problem.tsx'

/** Announced classes, open to everybody; filters live in the address. */
export default function ClassListPage() {
  const text = useText(messages)
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { q?: string | number; all?: unknown }
  const all = search.all !== undefined
  const q = search.q === undefined ? '' : String(search.q)
  const query = { q: q === '' ? undefined : q.slice(0, 40), open: all ? undefined : 'true' as const, limit: 20 }
  const { data, error, refetch } = useAnswer(plansRoutes.listPublishedClasses, query)
  const [more, setMore] = useState<{ of: unknown; rows: ClassCard[]; next: string | null } | null>(null)
  const further = more?.of === data ? more : null
  const rows = [...data?.rows ?? [], ...further?.rows ?? []]
  const next = further ? further.next : data?.next ?? null
  const change = (changed: { q?: string; all?: string | undefined }) => void navigate({ to: '.', search: ((before: object) => ({ ...before, ...changed })) as never, replace: true })

  async function showMore() {
    if (!next) return
    const page = await call(plansRoutes.listPublishedClasses, { ...query, cursor: next })
    setMore({ of: data, rows: [...further?.rows ?? [], ...page.rows], next: page.next })
  }

  return (
    <>
      <PhoneTitle title={text.listTitle} detail={text.listDetail} />
      <PhoneBody>
        <div className={styles.filters} role="search">
          <input className={styles.search} type="search" aria-label={text.search} placeholder={text.search} maxLength={40} value={q} onChange={(event) => change({ q: event.target.value })} />
          <button type="button" className={styles.toggle} aria-pressed={!all} onClick={() => change({ all: all ? undefined : '1' })}>{text.onlyOpen}</button>
        </div>
        <Problem problem={error} onAgain={() => void refetch()} />
        {!data && !error && <SkeletonCards label={text.loading} />}
        {rows.map((one) => <ClassRow key={one.id} of={one} />)}
        {next && <Button block onClick={() => void showMore()}>{text.more}</Button>}
        {data && rows.length === 0 && (q !== '' || all
          ? <EmptyState icon={GraduationCap} title={text.noneFound} action={<Button onClick={() => change({ q: '', all: '1' })}>{text.all}</Button>}>{text.noneFoundText}</EmptyState>
          : <EmptyState icon={GraduationCap} title={text.emptyTitle} action={<Link to={'/needs/new' as string} className={buttonClass({ kind: 'primary' })}>{text.emptyAction}</Link>}>{text.emptyText}</EmptyState>)}
      </PhoneBody>
    </>
  )
}

function ClassRow({ of: one }: { of: ClassCard }) {
  const text = useText(messages)
  const words = useClassWords()
  const seats = words.seats(one)
  return (
    <Card padding="flush" as="article">
      <Link to={`/classes/${one.id}` as string} className={styles.classCard}>
        <div className={styles.classTop}>
          <span className={styles.tile}><OccupationDrawing occupation={one.occupation.name} size="tile" /></span>
          <div className={styles.classWords}>
            <h2>{one.title}</h2>
            <p>{words.facts(one)}</p>
            <p>{one.trainer?.name}</p>
          </div>
        </div>
        <div className={styles.classFoot}>
          <span className={seats.free > 0 ? styles.jade : undefined}>{seats.words}</span>
          <Chip shape="none">{text.kind[one.kind]}</Chip>
        </div>
      </Link>
    </Card>
  )
}
