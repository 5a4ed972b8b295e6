import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { Presentation } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { lectureMenuRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, buttonClass, Card, dotted, EmptyState, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { FilterBar, Input, PageTitle, Select } from '@guildhall/ui/console'
import { useAddress } from '../../app/address.ts'
import { useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import { Rating, useLectureWords, type Audience, type Field } from './parts.tsx'
import { Wishes } from './wishes.tsx'
import styles from './lectures.module.css'

type Row = AnswerOf<typeof lectureMenuRoutes.find>['rows'][number]
const page = 24
const lengths = [45, 60, 90, 120]

/** The menu: find a lecture and order it, or order by field. What is asked for stands in the address. */
export default function MenuPage() {
  const shared = useText(messages)
  const text = shared.menu
  const format = useFormat()
  const words = useLectureWords()
  const { permissions } = useSession()
  const [address, setAddress] = useAddress()
  const [pages, setPages] = useState(1)
  const { q, field, audience, minutes } = address
  const known = { field: words.fieldOptions.find((one) => one.value === field)?.value, audience: words.audienceOptions.find((one) => one.value === audience)?.value, minutes: lengths.find((one) => String(one) === minutes) }
  const { data, error } = useAnswer(lectureMenuRoutes.find, { q: q || undefined, ...known, limit: Math.min(60, pages * page) })
  const change = (next: { q?: string; field?: Field | ''; audience?: Audience | ''; minutes?: string }) => { setPages(1); setAddress(next) }
  const counts = new Map(data?.fields.map((one) => [one.field, one.count]))
  const orders = permissions.has('lectures.order')
  return (
    <div className={styles.stack}>
      <PageTitle title={text.title} detail={text.detail} actions={orders && <Link to={'/lecture-orders/new' as string} className={buttonClass()}>{text.byField}</Link>} />
      <Wishes orders={orders} />
      <FilterBar label={text.title} aside={data && <span className="muted" role="status">{text.found(format.count(data.total))}</span>}>
        <Input.Search allowClear enterButton defaultValue={q} aria-label={text.search} placeholder={text.search} style={{ width: 240, maxWidth: '100%' }} onSearch={(typed) => change({ q: typed.trim() })} />
        <Select aria-label={text.field} style={{ minWidth: 170 }} showSearch={{ optionFilterProp: 'label' }} value={known.field ?? ''} options={[{ value: '' as const, label: text.anyField }, ...words.fieldOptions.map((one) => ({ ...one, label: counts.has(one.value) ? `${one.label} ${counts.get(one.value)}` : one.label }))]} onChange={(value: Field | '') => change({ field: value })} />
        <Select aria-label={text.audience} style={{ minWidth: 150 }} value={known.audience ?? ''} options={[{ value: '' as const, label: text.anyAudience }, ...words.audienceOptions]} onChange={(value: Audience | '') => change({ audience: value })} />
        <Select aria-label={text.lengthFilter} style={{ minWidth: 130 }} value={known.minutes ? String(known.minutes) : ''} options={[{ value: '', label: text.anyLength }, ...lengths.map((one) => ({ value: String(one), label: text.upTo(one) }))]} onChange={(value: string) => change({ minutes: value })} />
      </FilterBar>
      <ProblemNotice problem={data ? null : error} />
      {!data && !error && <SkeletonRows label={shared.loading} />}
      {data?.rows.length === 0 && <EmptyState icon={Presentation} title={text.empty} action={<Button onClick={() => change({ q: '', field: '', audience: '', minutes: '' })}>{shared.clear}</Button>}>{text.emptyNext}</EmptyState>}
      {data && data.rows.length > 0 && <div className={styles.cards}>{data.rows.map((row) => <Offered key={row.id} row={row} orders={orders} />)}</div>}
      {data && data.rows.length < data.total && data.rows.length < 60 && <span><Button onClick={() => setPages(pages + 1)}>{shared.more}</Button></span>}
    </div>
  )
}

function Offered({ row, orders }: { row: Row; orders: boolean }) {
  const shared = useText(messages)
  const text = shared.menu
  const format = useFormat()
  const words = useLectureWords()
  return (
    <Card>
      <div className={styles.card}>
        <div>
          <h2 className={styles.title}><Link to={`/lecture-menu/${row.id}` as string} className={styles.name}>{row.title}</Link></h2>
          <p className="muted" style={{ margin: '4px 0 8px' }}>{dotted(shared.dot, [row.lecturer, row.team])}</p>
          <p style={{ margin: 0 }}>{dotted(shared.dot, [words.field(row.field), shared.minutes(format.count(row.minutes)), shared.peopleOf(format.count(row.peopleMin), format.count(row.peopleMax))])}<span className={styles.small}>{words.audiences(row.audiences)}</span></p>
        </div>
        <div className={styles.head} style={{ margin: 0 }}><span><Rating of={row.rating} />{row.held > 0 && <span className={styles.small}>{shared.held(format.count(row.held))}</span>}</span>{orders && <Link to={'/lecture-orders/new' as string} search={{ lecture: row.id } as never} className={buttonClass({ size: 'small' })} aria-label={text.orderOf(row.title)}>{text.order}</Link>}</div>
      </div>
    </Card>
  )
}
