import { Link } from '@tanstack/react-router'
import { ClipboardList } from 'lucide-react'
import { lectureOrderRoutes, lectureShapes, type AnswerOf, type ColumnOf } from '@guildhall/contract'
import { Button, buttonClass, EmptyState, useFormat, useText } from '@guildhall/ui'
import { Input, Select, type DataColumn } from '@guildhall/ui/console'
import { ListPage, oneIn, textIn, useList } from '../../app/list/index.ts'
import { useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import { useLectureWords } from './parts.tsx'
import { OrderChip } from './state-chip.tsx'
import styles from './lectures.module.css'

type Row = AnswerOf<typeof lectureOrderRoutes.list>['rows'][number]
const states = lectureShapes.orderState.options

/** Orders of the range, each with where it stands. */
export default function OrdersPage() {
  const shared = useText(messages)
  const text = shared.orders
  const { permissions } = useSession()
  const list = useList({
    list: 'lectures.orders', route: lectureOrderRoutes.list, hidden: ['place', 'number'], sort: 'newest', sorts: ['newest', 'due'],
    filterOf: (search) => { const state = oneIn(search, 'state', states); return { q: textIn(search, 'q'), state: state && [state] } },
  })
  const { search, change } = list
  const filtered = ['q', 'state'].some((name) => search[name] !== undefined)
  return (
    <ListPage
      list={list} title={text.title} detail={text.detail} label={text.title} columns={useColumns()} nameOf={(row) => row.number} actions={permissions.has('lectures.order') && <Link to={'/lecture-menu' as string} className={buttonClass({ kind: 'primary' })}>{text.add}</Link>}
      filters={(
        <>
          <Input.Search allowClear enterButton defaultValue={textIn(search, 'q')} aria-label={text.search} placeholder={text.search} style={{ width: 240, maxWidth: '100%' }} onSearch={(words) => change({ q: words.trim() || undefined })} />
          <Select aria-label={text.state} style={{ minWidth: 140 }} value={oneIn(search, 'state', states) ?? ''} options={[{ value: '', label: text.anyState }, ...states.map((state) => ({ value: state as string, label: shared.orderState[state] }))]} onChange={(state) => change({ state: state || undefined })} />
        </>
      )}
      empty={filtered ? <EmptyState title={text.nothing} action={<Button onClick={list.clear}>{shared.clear}</Button>} /> : <EmptyState icon={ClipboardList} title={text.empty}>{text.emptyNext}</EmptyState>}
    />
  )
}

function useColumns(): DataColumn<Row, ColumnOf<'lectures.orders'>>[] {
  const shared = useText(messages)
  const text = shared.orders
  const format = useFormat()
  const words = useLectureWords()
  return [
    { id: 'number', label: text.number, cell: (row) => <span className="num">{row.number}</span> },
    { id: 'lecture', label: text.lecture, width: 220, cell: (row) => <><Link to={`/lecture-orders/${row.id}` as string} className={styles.name}>{row.title ?? text.anyLecture(words.field(row.field))}</Link>{row.title && <span className={styles.small}>{words.field(row.field)}</span>}</> },
    { id: 'unit', label: text.unit, width: 180, cell: (row) => row.unitName },
    { id: 'state', label: text.state, cell: (row) => <OrderChip state={row.state} /> },
    { id: 'when', label: text.when, cell: (row) => (row.session ? <span className={`num ${styles.tight}`}>{format.day(row.session.day)} {row.session.from}</span> : <span className={`num ${styles.tight}`}>{format.day(row.preferences[0]!.day)} {row.preferences[0]!.from}<span className={styles.small}>{text.wishes(row.preferences.length)}</span></span>) },
    { id: 'lecturer', label: text.lecturer, cell: (row) => row.session?.lecturer ?? shared.none },
    { id: 'people', label: text.expected, numeric: true, cell: (row) => <>{format.count(row.people)}<span className={styles.small}>{words.audience(row.audience)}</span></> },
    { id: 'place', label: text.place, cell: (row) => row.place },
    { id: 'due', label: text.due, sorts: [{ by: 'due', direction: 'ascending' }], cell: (row) => <span className="num">{format.day(row.dueOn)}</span> },
    { id: 'ordered', label: text.ordered, sorts: [{ by: 'newest', direction: 'descending' }], cell: (row) => <span className="num">{format.day(row.orderedAt)}</span> },
  ]
}
