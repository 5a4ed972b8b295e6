import { useState } from 'react'
import { MapPin } from 'lucide-react'
import { resourcesRoutes, type AnswerOf, type ColumnOf } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, Chip, EmptyState, Skeleton, useText } from '@guildhall/ui'
import { DrawerPanel, type DataColumn } from '@guildhall/ui/console'
import { idIn, ListPage, useList } from '../../../app/list/index.ts'
import { filterOf, Filters, isFiltered } from './filters.tsx'
import { messages } from './messages.ts'
import { Problem } from './problem.tsx'
import { VenueForm } from './venue-form.tsx'
import { WeekView } from './week-view.tsx'
import styles from './resources.module.css'

type Row = AnswerOf<typeof resourcesRoutes.listVenues>['rows'][number]
type Venue = AnswerOf<typeof resourcesRoutes.getVenue>

const sorts = ['entered', 'newest', 'name', 'capacity'] as const

/** The register of venues; a row opens its drawer, which has an address of its own. */
export default function VenuesPage() {
  const text = useText(messages)
  const [editing, setEditing] = useState<Venue | 'new' | null>(null)
  const list = useList({ list: 'training.venues', route: resourcesRoutes.listVenues, hidden: ['place', 'contact'], sort: 'entered', sorts, filterOf })
  const open = idIn(list.search, 'open')
  const columns = useVenueColumns((id) => list.change({ open: id }))
  const add = <Button kind="primary" onClick={() => setEditing('new')}>{text.venues.add}</Button>
  return (
    <>
      <ListPage
        list={list} title={text.venues.title} detail={text.venues.detail} actions={add} label={text.venues.search} columns={columns} nameOf={(row) => row.name} onOpen={(row) => list.change({ open: row.id })}
        filters={<Filters label={text.venues.search} search={list.search} sort={list.sort} sorts={sorts} onChange={list.change} onSort={list.setSort} />}
        empty={isFiltered(list.search) ? <EmptyState title={text.venues.noneTitle} action={<Button onClick={list.clear}>{text.clear}</Button>} /> : <EmptyState icon={MapPin} title={text.venues.emptyTitle} action={add}>{text.venues.emptyText}</EmptyState>}
      />
      {open && <VenueDrawer key={open} id={open} onClose={() => list.change({ open: undefined })} onEdit={setEditing} />}
      {editing && <VenueForm venue={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </>
  )
}

function VenueDrawer({ id, onClose, onEdit }: { id: string; onClose: () => void; onEdit: (venue: Venue) => void }) {
  const text = useText(messages)
  const { data, error } = useAnswer(resourcesRoutes.getVenue, { venueId: id })
  const active = useCommand(resourcesRoutes.setVenueActive)
  return (
    <DrawerPanel
      title={data?.name ?? text.loading} closeLabel={text.close} onClose={onClose}
      footer={data && !data.shared && <span className={styles.buttons}><Button onClick={() => onEdit(data)}>{text.edit}</Button><Button kind="quiet" busy={active.busy} onClick={() => active.start({ venueId: id, active: !data.active })}>{data.active ? text.retire : text.revive}</Button></span>}
    >
      <Problem problem={error ?? active.problem} />
      {!data && !error && <Skeleton lines={6} />}
      {data && (
        <>
          {(data.shared || !data.active) && <Chip shape="ring">{data.active ? text.shared : text.retired}</Chip>}
          <dl className={styles.facts}>
            <dt>{text.capacity}</dt><dd>{text.capacityOf(data.capacity)}</dd>
            <dt>{text.address}</dt><dd>{data.address ?? text.none}</dd>
            <dt>{text.unit}</dt><dd>{data.unitName ?? text.none}</dd>
            <dt>{text.fits}</dt><dd>{data.occupations.map((one) => one.name).join('、') || text.none}</dd>
            <dt>{text.equipment}</dt><dd>{data.equipment.map((one) => `${one.name}×${one.count}`).join('、') || text.none}</dd>
            <dt>{text.contact}</dt><dd>{[data.contact, data.phone].filter(Boolean).join(' ') || text.none}</dd>
          </dl>
          <WeekView kind="venue" id={id} />
        </>
      )}
    </DrawerPanel>
  )
}

function useVenueColumns(onOpen: (id: string) => void): DataColumn<Row, ColumnOf<'training.venues'>>[] {
  const text = useText(messages)
  return [
    { id: 'name', label: text.venueName, width: 200, sorts: [{ by: 'name', direction: 'ascending' }], cell: (row) => <><button type="button" onClick={() => onOpen(row.id)}><b>{row.name}</b></button>{row.shared && <span className={styles.muted}> {text.shared}</span>}{!row.active && <span className={styles.muted}> {text.retired}</span>}<br /><span className={styles.muted}>{row.address}</span></> },
    { id: 'capacity', label: text.capacity, numeric: true, sorts: [{ by: 'capacity', direction: 'descending' }], cell: (row) => row.capacity },
    { id: 'fits', label: text.fits, width: 160, cell: (row) => row.occupations.map((one) => one.name).join('、') || text.none },
    { id: 'equipment', label: text.equipment, width: 180, cell: (row) => row.equipment.slice(0, 3).map((one) => `${one.name}×${one.count}`).join('、') || text.none },
    { id: 'ahead', label: text.ahead, width: 80, cell: (row) => text.aheadOf(row.upcoming) },
    { id: 'place', label: text.place, cell: (row) => row.town ?? text.none },
    { id: 'contact', label: text.contactLabel, cell: (row) => [row.contact, row.phone].filter(Boolean).join(' ') || text.none },
  ]
}
