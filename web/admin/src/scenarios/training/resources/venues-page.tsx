import { useState } from 'react'
import { MapPin } from 'lucide-react'
import { resourcesRoutes, type AnswerOf } from '@guildhall/contract'
import { call, useAnswer, useCommand } from '@guildhall/client'
import { Button, Card, Chip, EmptyState, Skeleton, SkeletonRows, StatTable, type StatColumn, useText } from '@guildhall/ui'
import { DrawerPanel, PageTitle } from '@guildhall/ui/console'
import { Filters, useFilters } from './filters.tsx'
import { messages } from './messages.ts'
import { Problem } from './problem.tsx'
import { VenueForm } from './venue-form.tsx'
import { WeekView } from './week-view.tsx'
import styles from './resources.module.css'

type Row = AnswerOf<typeof resourcesRoutes.listVenues>['rows'][number]
type Venue = AnswerOf<typeof resourcesRoutes.getVenue>

/** The register of venues; a row opens its drawer, which has an address of its own. */
export default function VenuesPage() {
  const text = useText(messages)
  const filters = useFilters()
  const query = { ...filters.query, limit: 50 }
  const { data, error, refetch } = useAnswer(resourcesRoutes.listVenues, query)
  const [more, setMore] = useState<{ of: unknown; rows: Row[]; next: string | null } | null>(null)
  const [editing, setEditing] = useState<Venue | 'new' | null>(null)
  const further = more?.of === data ? more : null
  const rows = [...data?.rows ?? [], ...further?.rows ?? []]
  const next = further ? further.next : data?.next ?? null
  const showMore = async () => {
    if (!next) return
    const page = await call(resourcesRoutes.listVenues, { ...query, cursor: next })
    setMore({ of: data, rows: [...further?.rows ?? [], ...page.rows], next: page.next })
  }
  return (
    <>
      <PageTitle title={text.venues.title} detail={text.venues.detail} actions={<Button kind="primary" onClick={() => setEditing('new')}>{text.venues.add}</Button>} />
      <Filters label={text.venues.search} filters={filters} />
      <Problem problem={error} onAgain={() => void refetch()} />
      {!data && !error && <SkeletonRows label={text.loading} />}
      {rows.length > 0 && (
        <Card padding="flush">
          <StatTable
            caption={text.venues.title} rows={rows} onOpen={(row) => filters.change({ open: row.id })}
            columns={columnsOf(text)}
          />
        </Card>
      )}
      {next && <Button block onClick={() => void showMore()}>{text.more}</Button>}
      {data && rows.length === 0 && (filters.q || filters.occupation ? <EmptyState title={text.venues.noneTitle} action={<Button onClick={() => filters.change({ q: undefined, occupation: undefined })}>{text.clear}</Button>} />
        : <EmptyState icon={MapPin} title={text.venues.emptyTitle} action={<Button kind="primary" onClick={() => setEditing('new')}>{text.venues.add}</Button>}>{text.venues.emptyText}</EmptyState>)}
      {filters.open && <VenueDrawer key={filters.open} id={filters.open} onClose={() => filters.change({ open: undefined })} onEdit={setEditing} />}
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

function columnsOf(text: typeof messages.zh): StatColumn<Row>[] {
  return [
    // The button is for the keyboard; its click reaches the row, which opens.
    { id: 'name', label: text.venueName, cell: (row) => <><button type="button"><b>{row.name}</b></button>{row.shared && <span className={styles.muted}> {text.shared}</span>}{!row.active && <span className={styles.muted}> {text.retired}</span>}<br /><span className={styles.muted}>{row.address}</span></> },
    { id: 'capacity', label: text.capacity, numeric: true, cell: (row) => row.capacity },
    { id: 'fits', label: text.fits, cell: (row) => row.occupations.map((one) => one.name).join('、') || text.none },
    { id: 'equipment', label: text.equipment, cell: (row) => row.equipment.slice(0, 3).map((one) => `${one.name}×${one.count}`).join('、') || text.none },
    { id: 'ahead', label: text.ahead, cell: (row) => text.aheadOf(row.upcoming) },
  ]
}
