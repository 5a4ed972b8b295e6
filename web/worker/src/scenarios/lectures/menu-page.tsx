import { useState } from 'react'
import { Link, useRouter } from '@tanstack/react-router'
import { Presentation } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { lectureMenuRoutes, lectureShapes, type AnswerOf } from '@guildhall/contract'
import { Button, buttonClass, Card, Chip, dotted, EmptyState, RefusalNotice, SkeletonCards, useFormat, useLanguage, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import { MyWishes } from './wish.tsx'
import styles from './lectures.module.css'

type Row = AnswerOf<typeof lectureMenuRoutes.find>['rows'][number]
const page = 20
const lengths = [45, 60, 90, 120]

/** What volunteers lecture about: by words, field, audience and length. */
export default function MenuPage() {
  const shared = useText(messages)
  const text = shared.find
  const format = useFormat()
  const language = useLanguage()
  const router = useRouter()
  const [field, setField] = useState<Row['field'] | null>(null)
  const [audience, setAudience] = useState<Row['audiences'][number] | ''>('')
  const [minutes, setMinutes] = useState(0)
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  const [pages, setPages] = useState(1)
  const { data, error, refetch } = useAnswer(lectureMenuRoutes.find, { q: q || undefined, field: field ?? undefined, audience: audience || undefined, minutes: minutes || undefined, limit: Math.min(60, pages * page) })
  const choose = (change: () => void) => { change(); setPages(1) }
  const clear = () => choose(() => { setField(null); setAudience(''); setMinutes(0); setTyped(''); setQ('') })
  const fields = data?.fields.map((one) => one.field) ?? []
  return (
    <>
      <PhoneBar title={text.title} backLabel={shared.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/services' as string }))} />
      <PhoneBody>
        <p className="muted">{text.detail}</p>
        <form role="search" onSubmit={(event) => { event.preventDefault(); choose(() => setQ(typed.trim())) }}>
          <input className={styles.input} type="search" enterKeyHint="search" maxLength={40} aria-label={text.search} placeholder={text.search} value={typed} onChange={(event) => { setTyped(event.target.value); if (event.target.value === '') choose(() => setQ('')) }} />
        </form>
        <div className={styles.scroll} role="group" aria-label={text.fields}>
          {[null, ...(field && !fields.includes(field) ? [field, ...fields] : fields)].map((one) => <button key={one ?? ''} type="button" className={styles.chip} aria-pressed={field === one} onClick={() => choose(() => setField(one))}>{one ? lectureShapes.lectureFields[one][language] : text.any}</button>)}
        </div>
        <div className={styles.row}>
          <select className={styles.select} aria-label={text.audience} value={audience} onChange={(event) => choose(() => setAudience(event.target.value as typeof audience))}><option value="">{text.anyAudience}</option>{lectureShapes.lectureAudience.options.map((one) => <option key={one} value={one}>{lectureShapes.lectureAudiences[one][language]}</option>)}</select>
          <select className={styles.select} aria-label={text.length} value={minutes} onChange={(event) => choose(() => setMinutes(Number(event.target.value)))}><option value={0}>{text.anyLength}</option>{lengths.map((one) => <option key={one} value={one}>{text.upTo(one)}</option>)}</select>
        </div>
        {error && !data && <RefusalNotice what={shared.failed} why={error.message} action={<Button size="small" onClick={() => void refetch()}>{shared.again}</Button>} />}
        {!data && !error && <SkeletonCards label={shared.loading} />}
        {data && <div className={styles.head}><span className="muted" role="status">{text.found(format.count(data.total))}</span><Link to={'/lecturing' as string} className={buttonClass({ size: 'small' })}>{text.mine}</Link></div>}
        {data?.rows.length === 0 && <EmptyState icon={Presentation} title={text.none} action={<Button onClick={clear}>{text.clear}</Button>}>{text.noneNext}</EmptyState>}
        {data?.rows.map((row) => <Found key={row.id} row={row} />)}
        {data && data.rows.length < data.total && data.rows.length < 60 && <Button block onClick={() => setPages(pages + 1)}>{text.more}</Button>}
        <MyWishes />
      </PhoneBody>
    </>
  )
}

function Found({ row }: { row: Row }) {
  const shared = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  return (
    <Link to={`/lectures/${row.id}` as string} className={styles.card}>
      <Card>
        <h2 className={styles.title}>{row.title}</h2>
        <p className={styles.facts}>{dotted(shared.dot, [row.lecturer, row.team])}<br />{dotted(shared.dot, [lectureShapes.lectureFields[row.field][language], shared.minutes(format.count(row.minutes)), row.audiences.map((one) => lectureShapes.lectureAudiences[one][language]).join(language === 'zh' ? '、' : ', ')])}</p>
        <div className={styles.marks}>{row.rating ? <Chip tone="jade">{shared.rating(row.rating.mean.toFixed(1), format.count(row.rating.judgements))}</Chip> : <span className="muted">{shared.unrated}</span>}{row.held > 0 && <span className="muted">{shared.held(format.count(row.held))}</span>}</div>
      </Card>
    </Link>
  )
}
