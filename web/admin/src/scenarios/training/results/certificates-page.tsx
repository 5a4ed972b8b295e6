import { useState } from 'react'
import { Award, Hash } from 'lucide-react'
import { certificatesRoutes, type ColumnOf } from '@guildhall/contract'
import { Button, EmptyState, useFormat, useText } from '@guildhall/ui'
import { Input, Segmented, type DataColumn } from '@guildhall/ui/console'
import { FilterMenu } from '../../../app/filter-menu.tsx'
import { idIn, ListPage, oneIn, textIn, useList } from '../../../app/list/index.ts'
import { CertificateDrawer } from './certificate-drawer.tsx'
import { CertificateState, grouped, type CertificateRow } from './certificate-table.tsx'
import { messages } from './messages.ts'
import { SeriesDialog } from './series-dialog.tsx'
import styles from './results.module.css'

const states = ['valid', 'revoked', 'expired'] as const
const sorts = ['newest', 'oldest', 'ending'] as const

/** Certificates of the range: found by number, holder or class, each beside what it stands on. */
export default function CertificatesPage() {
  const text = useText(messages)
  const format = useFormat()
  const [numbering, setNumbering] = useState(false)
  const list = useList({
    list: 'training.certificates', route: certificatesRoutes.list, hidden: ['issuer'], sort: 'newest', sorts,
    filterOf: (search) => ({ q: textIn(search, 'q'), state: oneIn(search, 'state', states), classId: idIn(search, 'class') }),
  })
  const [q, state, open] = [textIn(list.search, 'q'), oneIn(list.search, 'state', states), idIn(list.search, 'open')]
  const columns = useCertificateColumns((id) => list.change({ open: id }))
  return (
    <div className={styles.withDrawer} data-open={open || undefined}>
      <div>
        <ListPage
          list={list} title={list.first ? text.certificatesTitle(format.count(list.first.total)) : text.certificates} detail={text.certificatesDetail} label={text.search} columns={columns} nameOf={(row) => row.number}
          actions={<Button icon={Hash} onClick={() => setNumbering(true)}>{text.series}</Button>} onOpen={(row) => list.change({ open: row.id })}
          filters={(
            <>
              <Input.Search key={q} allowClear placeholder={text.search} aria-label={text.search} defaultValue={q} style={{ width: 240 }} maxLength={40} onSearch={(value) => list.change({ q: value.trim() || undefined })} />
              <Segmented value={state ?? 'all'} onChange={(value) => list.change({ state: value === 'all' ? undefined : value })} options={[{ value: 'all', label: text.all }, ...states.map((one) => ({ value: one, label: text.state[one] }))]} />
              <FilterMenu label={text.sort} value={list.sort} choices={sorts.map((id) => ({ id, label: text.sorts[id] }))} onChoose={list.setSort} />
            </>
          )}
          empty={<EmptyState icon={Award} title={text.none}>{text.noneText}</EmptyState>}
        />
      </div>
      {open && <CertificateDrawer id={open} onClose={() => list.change({ open: undefined })} onMoved={(id) => list.change({ open: id })} />}
      {numbering && <SeriesDialog onClose={() => setNumbering(false)} />}
    </div>
  )
}

function useCertificateColumns(onOpen: (id: string) => void): DataColumn<CertificateRow, ColumnOf<'training.certificates'>>[] {
  const text = useText(messages)
  const format = useFormat()
  return [
    { id: 'number', label: text.number, cell: (row) => <button type="button" className={styles.link} onClick={() => onOpen(row.id)}>{grouped(row.number)}</button> },
    { id: 'holder', label: text.holder, cell: (row) => row.holder.name },
    { id: 'state', label: text.outcome, width: 90, cell: (row) => <CertificateState state={row.state} /> },
    { id: 'award', label: text.award, cell: (row) => <span className={styles.clipped} title={row.title}>{row.title}</span> },
    { id: 'class', label: text.class, cell: (row) => <span className={styles.clipped} title={row.classTitle}>{row.classTitle}</span> },
    { id: 'issued', label: text.issued, sorts: [{ by: 'newest', direction: 'descending' }, { by: 'oldest', direction: 'ascending' }], cell: (row) => <time className="date">{format.date(row.issuedAt)}</time> },
    { id: 'until', label: text.until, sorts: [{ by: 'ending', direction: 'ascending' }], cell: (row) => (row.validUntil ? <time className="date">{format.date(row.validUntil)}</time> : <span className="muted">{text.forever}</span>) },
    { id: 'checks', label: text.checksCount, numeric: true, cell: (row) => row.checks },
    { id: 'issuer', label: text.seriesIssuer, cell: (row) => row.issuer },
  ]
}
