import { Link } from '@tanstack/react-router'
import { Baby } from 'lucide-react'
import { childcareRoutes, childcareShapes, type AnswerOf, type ColumnOf } from '@guildhall/contract'
import { buttonClass, Button, EmptyState, useFormat, useText } from '@guildhall/ui'
import { Input, Select, type DataColumn } from '@guildhall/ui/console'
import { ListPage, oneIn, textIn, useList } from '../../app/list/index.ts'
import { useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import { StateChip } from './state-chip.tsx'
import styles from './childcare.module.css'

type Row = AnswerOf<typeof childcareRoutes.list>['rows'][number]
const states = childcareShapes.classState.options

/** Holiday classes of the range. */
export default function ClassesPage() {
  const shared = useText(messages)
  const text = shared.list
  const { permissions } = useSession()
  const list = useList({
    list: 'childcare.classes', route: childcareRoutes.list, hidden: [], sort: 'days', sorts: ['days'],
    filterOf: (search) => { const state = oneIn(search, 'state', states); return { q: textIn(search, 'q'), state: state && [state] } },
  })
  const { search, change } = list
  const filtered = ['q', 'state'].some((name) => search[name] !== undefined)
  return (
    <ListPage
      list={list} title={text.title} detail={text.detail} label={text.title} columns={useColumns()} nameOf={(row) => row.title} actions={permissions.has('childcare.manage') && <Link to={'/childcare/new' as string} className={buttonClass({ kind: 'primary' })}>{text.add}</Link>}
      filters={(
        <>
          <Input.Search allowClear enterButton defaultValue={textIn(search, 'q')} aria-label={text.search} placeholder={text.search} style={{ width: 240, maxWidth: '100%' }} onSearch={(words) => change({ q: words.trim() || undefined })} />
          <Select aria-label={text.state} style={{ minWidth: 150 }} value={oneIn(search, 'state', states) ?? ''} options={[{ value: '', label: text.anyState }, ...states.map((state) => ({ value: state as string, label: shared.classState[state] }))]} onChange={(state) => change({ state: state || undefined })} />
        </>
      )}
      empty={filtered ? <EmptyState title={text.nothing} action={<Button onClick={list.clear}>{shared.clear}</Button>} /> : <EmptyState icon={Baby} title={text.empty}>{text.emptyNext}</EmptyState>}
    />
  )
}

function useColumns(): DataColumn<Row, ColumnOf<'childcare.classes'>>[] {
  const shared = useText(messages)
  const text = shared.list
  const format = useFormat()
  return [
    { id: 'title', label: text.name, width: 200, cell: (row) => <><Link to={`/childcare/${row.id}` as string} className={styles.name}>{row.title}</Link><span className={styles.small}>{row.address}</span></> },
    { id: 'unit', label: text.unit, width: 180, cell: (row) => row.unitName },
    { id: 'days', label: text.days, width: 220, cell: (row) => <>{format.date(row.first)} – {format.date(row.last)}<span className={styles.small}>{row.from}–{row.to}</span></> },
    { id: 'ages', label: text.ages, width: 100, cell: (row) => shared.ages(format.count(row.ageFrom), format.count(row.ageTo)) },
    { id: 'places', label: text.places, width: 100, cell: (row) => <span className="num">{text.taken(format.count(row.seated), format.count(row.places))}{row.waiting > 0 && <span className={styles.small}>{text.line(format.count(row.waiting))}</span>}</span> },
    { id: 'cost', label: text.cost, width: 90, cell: (row) => (row.cost === '0' ? shared.free : shared.yuan(format.yuan(row.cost))) },
    { id: 'state', label: text.state, width: 130, cell: (row) => <StateChip state={row.state} /> },
  ]
}
