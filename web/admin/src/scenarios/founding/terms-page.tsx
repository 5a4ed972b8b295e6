import { useState } from 'react'
import { Link, useNavigate } from '@tanstack/react-router'
import { CalendarClock } from 'lucide-react'
import { termRoutes, type AnswerOf, type ColumnOf } from '@guildhall/contract'
import { Button, Chip, EmptyState, useFormat, useText } from '@guildhall/ui'
import { Input, Segmented, type DataColumn } from '@guildhall/ui/console'
import { ListPage, oneIn, textIn, useList } from '../../app/list/index.ts'
import { useSession } from '../../app/session.ts'
import { RecordTermDialog } from './record-term-dialog.tsx'
import { termsMessages } from './terms-messages.ts'
import styles from './founding.module.css'

type Row = AnswerOf<typeof termRoutes.list>['rows'][number]
const states = ['due', 'overdue', 'soon', 'all'] as const

/** Elections that are due, the longest overdue first. */
export default function TermsPage() {
  const text = useText(termsMessages)
  const navigate = useNavigate()
  const { permissions } = useSession()
  const [recording, setRecording] = useState(false)
  const list = useList({ list: 'registry.terms', route: termRoutes.list, hidden: ['reminded'], sort: '', sorts: [], filterOf: (search) => ({ state: oneIn(search, 'state', states) ?? 'due', q: textIn(search, 'q') }) })
  const { search } = list
  return (
    <>
    <ListPage
      actions={permissions.has('terms.manage') && <Button kind="primary" onClick={() => setRecording(true)}>{text.list.record}</Button>}
      list={list} title={text.list.title} detail={list.first && text.list.due(list.first.overdue, list.first.soon)} label={text.list.filter} columns={useColumns()} nameOf={(row) => row.unitName} onOpen={(row) => void navigate({ to: `/unions/${row.unitId}/chair` as string })}
      filters={(
        <>
          <Segmented value={oneIn(search, 'state', states) ?? 'due'} onChange={(state) => list.change({ state: state === 'due' ? undefined : state })} options={states.map((value) => ({ value, label: text.list.states[value] }))} />
          <Input.Search key={textIn(search, 'q')} aria-label={text.list.search} placeholder={text.list.search} defaultValue={textIn(search, 'q')} maxLength={40} allowClear style={{ width: 220 }} onSearch={(words) => list.change({ q: words || undefined })} />
        </>
      )}
      empty={<EmptyState icon={CalendarClock} title={text.list.empty}>{text.list.emptyNext}</EmptyState>}
    />
    {recording && <RecordTermDialog onClose={() => setRecording(false)} />}
    </>
  )
}

function useColumns(): DataColumn<Row, ColumnOf<'registry.terms'>>[] {
  const text = useText(termsMessages)
  const format = useFormat()
  return [
    { id: 'name', label: text.list.name, width: 240, cell: (row) => <Link to={`/unions/${row.unitId}/chair` as string} className="link">{row.unitName}</Link> },
    { id: 'state', label: text.list.state, cell: (row) => <Chip tone={row.state === 'overdue' ? 'amber' : 'neutral'} solid={row.state === 'overdue'} shape={row.state === 'running' ? 'dot' : 'half'}>{text.state[row.state]}</Chip> },
    { id: 'due', label: text.list.dueOn, width: 130, cell: (row) => <><time className="date">{format.date(row.postponedTo ?? row.dueOn)}</time><span className={styles.small}>{text.list.left(row.daysLeft)}</span></> },
    { id: 'chair', label: text.list.chair, cell: (row) => row.chair?.name ?? text.none }, { id: 'term', label: text.list.term, cell: (row) => text.list.termOf(row.number, row.years) },
    { id: 'elected', label: text.list.elected, cell: (row) => <time className="date">{format.date(row.electedOn)}</time> }, { id: 'above', label: text.list.above, width: 170, cell: (row) => row.aboveName ?? text.none },
    { id: 'members', label: text.list.members, numeric: true, cell: (row) => format.count(row.members) }, { id: 'reminded', label: text.list.reminded, cell: (row) => (row.remindedOn ? <time className="date">{format.date(row.remindedOn)}</time> : text.none) },
  ]
}
