import { useState } from 'react'
import { Link, useNavigate } from '@tanstack/react-router'
import { MapPin } from 'lucide-react'
import { positionRoutes, venueShapes, type AnswerOf, type ColumnOf } from '@guildhall/contract'
import { Button, EmptyState, useFormat, useText } from '@guildhall/ui'
import { Input, Select, type DataColumn } from '@guildhall/ui/console'
import { ListPage, oneIn, textIn, useList } from '../../app/list/index.ts'
import { useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import { OpenChip } from './open-chip.tsx'
import { PositionForm } from './position-form.tsx'
import styles from './venues.module.css'

type Row = AnswerOf<typeof positionRoutes.list>['rows'][number]
const kinds = venueShapes.positionKind.options

/** Positions of the range, with how much each is used. */
export default function PositionsPage() {
  const shared = useText(messages)
  const text = shared.list
  const navigate = useNavigate()
  const { permissions } = useSession()
  const [adding, setAdding] = useState(false)
  const list = useList({
    list: 'venues.positions', route: positionRoutes.list, hidden: ['line'], sort: 'name', sorts: ['name', 'newest', 'visits'],
    filterOf: (search) => { const kind = oneIn(search, 'kind', kinds); return { q: textIn(search, 'q'), kind: kind && [kind], active: oneIn(search, 'active', ['true', 'false']), town: textIn(search, 'town') } },
  })
  const { search, change } = list
  const filtered = ['q', 'kind', 'active', 'town'].some((name) => search[name] !== undefined)
  const add = permissions.has('venues.manage') && <Button kind="primary" onClick={() => setAdding(true)}>{text.add}</Button>
  return (
    <>
      <ListPage
        list={list} title={text.title} detail={text.detail} label={text.title} columns={useColumns()} nameOf={(row) => row.name} actions={add}
        filters={(
          <>
            <Input.Search allowClear enterButton defaultValue={textIn(search, 'q')} aria-label={text.search} placeholder={text.search} style={{ width: 240, maxWidth: '100%' }} onSearch={(words) => change({ q: words.trim() || undefined })} />
            <Select aria-label={text.kind} style={{ minWidth: 150 }} value={oneIn(search, 'kind', kinds) ?? ''} options={[{ value: '', label: text.anyKind }, ...kinds.map((kind) => ({ value: kind as string, label: shared.kind[kind] }))]} onChange={(kind) => change({ kind: kind || undefined })} />
            <Select aria-label={text.state} style={{ minWidth: 120 }} value={oneIn(search, 'active', ['true', 'false']) ?? ''} options={[{ value: '', label: text.anyState }, { value: 'true', label: text.active }, { value: 'false', label: text.retired }]} onChange={(active) => change({ active: active || undefined })} />
          </>
        )}
        empty={filtered ? <EmptyState title={text.nothing} action={<Button onClick={list.clear}>{text.clear}</Button>} /> : <EmptyState icon={MapPin} title={text.empty}>{text.emptyNext}</EmptyState>}
      />
      {adding && <PositionForm position={null} onClose={() => setAdding(false)} onDone={(id) => void navigate({ to: `/positions/${id}` as string })} />}
    </>
  )
}

function useColumns(): DataColumn<Row, ColumnOf<'venues.positions'>>[] {
  const shared = useText(messages)
  const text = shared.list
  const format = useFormat()
  return [
    { id: 'name', label: text.name, width: 200, sorts: [{ by: 'name', direction: 'ascending' }], cell: (row) => <><Link to={`/positions/${row.id}` as string} className={styles.name}>{row.name}</Link><span className={styles.small}>{row.unitName}</span></> },
    { id: 'kind', label: text.kind, width: 110, cell: (row) => shared.kind[row.kind] },
    { id: 'place', label: text.place, width: 180, cell: (row) => <>{row.town ?? row.divisionName ?? shared.none}<span className={styles.small}>{row.address}</span></> },
    { id: 'open', label: text.open, cell: (row) => <OpenChip open={row.open} /> },
    { id: 'rooms', label: text.rooms, cell: (row) => (row.rooms === 0 ? shared.none : <span className="num">{text.roomsOf(format.count(row.rooms), format.count(row.seats))}</span>) },
    { id: 'bookings', label: text.bookings, numeric: true, cell: (row) => format.count(row.bookings) },
    { id: 'visits', label: text.visits, numeric: true, sorts: [{ by: 'visits', direction: 'descending' }], cell: (row) => format.count(row.visits) },
    { id: 'line', label: text.line, cell: (row) => <span className="num">{row.line ?? shared.none}</span> },
    { id: 'state', label: text.state, cell: (row) => (row.active ? text.active : <span className="muted">{text.retired}</span>) },
  ]
}
