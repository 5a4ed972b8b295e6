import { useState } from 'react'
import { Link, useNavigate } from '@tanstack/react-router'
import { UserPlus } from 'lucide-react'
import { useCommand } from '@guildhall/client'
import { reviewingRoutes, type AnswerOf, type ColumnOf } from '@guildhall/contract'
import { Button, buttonClass, classNames, EmptyState, ProblemNotice, RefusalNotice, useFormat, useLanguage, useText } from '@guildhall/ui'
import { Segmented, type DataColumn } from '@guildhall/ui/console'
import { ListPage, oneIn, useList } from '../../app/list/index.ts'
import { useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import styles from './membership.module.css'
import { StateChip, type Row } from './words.tsx'

const shows = ['open', 'decided', 'all'] as const
const states = { open: ['checking', 'correcting', 'review'], decided: ['accepted', 'refused', 'withdrawn', 'lapsed', 'ended'], all: undefined } as const
const kinds = ['join', 'transfer', 'leave'] as const

/** The queue of those who want to join, move or leave, by deadline; those that can be accepted are accepted together. */
export default function ApplicationsPage() {
  const text = useText(messages)
  const navigate = useNavigate()
  const { permissions } = useSession()
  const [done, setDone] = useState<AnswerOf<typeof reviewingRoutes.accept> | null>(null)
  const list = useList({
    list: 'membership.applications', route: reviewingRoutes.list, sort: 'deadline', sorts: ['deadline', 'newest'],
    filterOf: (search) => ({ state: [...states[oneIn(search, 'show', shows) ?? 'open'] ?? []], kind: oneIn(search, 'kind', kinds) }),
  })
  const accept = useCommand(reviewingRoutes.accept, { onDone: (answer) => { setDone(answer); list.choose(new Set()) } })
  return (
    <>
      {done && <Done of={done} />}
      <ProblemNotice problem={accept.problem} />
      <ListPage
        list={list} title={text.list.title} detail={text.list.detail} label={text.list.title} columns={useColumns()} nameOf={(row) => row.number} onOpen={(row) => void navigate({ to: `/applications/${row.id}` as string })}
        actions={<Link to={'/union-codes' as string} className={buttonClass()}>{text.list.toCodes}</Link>}
        filters={(
          <>
            <Segmented aria-label={text.list.filter} value={oneIn(list.search, 'show', shows) ?? 'open'} options={shows.map((value) => ({ value, label: text.list[value] }))} onChange={(value) => list.change({ show: value === 'open' ? undefined : value })} />
            <Segmented aria-label={text.list.kinds} value={oneIn(list.search, 'kind', kinds) ?? ''} options={[{ value: '', label: text.list.every }, ...kinds.map((value) => ({ value: value as string, label: text.kind[value] }))]} onChange={(value) => list.change({ kind: value || undefined })} />
          </>
        )}
        bulk={permissions.has('membership.decide') ? (chosen) => <AcceptTogether chosen={chosen} rows={list.rows} busy={accept.busy} onAccept={(applicationIds) => accept.start({ applicationIds })} /> : undefined}
        empty={<EmptyState icon={UserPlus} title={text.list.empty}>{text.list.emptyNext}</EmptyState>}
      />
    </>
  )
}

/** Accepts the chosen ones, but for those that would write over a record: they are opened and looked at first. */
function AcceptTogether({ chosen, rows, busy, onAccept }: { chosen: readonly string[]; rows: readonly Row[]; busy: boolean; onAccept: (ids: string[]) => void }) {
  const text = useText(messages).list
  const differing = new Set(rows.filter((row) => row.differs).map((row) => row.id))
  const ready = chosen.filter((id) => !differing.has(id)).slice(0, 100)
  const left = chosen.filter((id) => differing.has(id)).length
  return <>{left > 0 && <span>{text.lookFirst(left)}</span>}<Button size="small" kind="primary" busy={busy} disabled={ready.length === 0} onClick={() => onAccept(ready)}>{text.accept(ready.length)}</Button></>
}

/** What came of accepting several: how many, and of the others why not. */
function Done({ of }: { of: AnswerOf<typeof reviewingRoutes.accept> }) {
  const text = useText(messages).list
  const language = useLanguage()
  if (of.refused.length === 0) return <p role="status">{text.accepted(of.accepted.length)}</p>
  const why = [...new Set(of.refused.map((one) => one.why[language]))].join(' ')
  return <RefusalNotice what={`${text.accepted(of.accepted.length)} · ${text.notAccepted(of.refused.length)}`} why={why} />
}

function useColumns(): DataColumn<Row, ColumnOf<'membership.applications'>>[] {
  const text = useText(messages)
  const format = useFormat()
  const { columns } = text.list
  return [
    { id: 'number', label: columns.number, width: 130, cell: (row) => <><Link to={`/applications/${row.id}` as string} className={`${styles.name} num`}>{row.number}</Link><span className={styles.small}>{text.kind[row.kind]}{row.assisted && `${text.dot}${text.list.assisted}`}</span></> },
    { id: 'person', label: columns.person, width: 110, cell: (row) => <>{row.person.name}<span className={`${styles.small} num`}>{row.person.phone ?? text.none}</span></> },
    { id: 'union', label: columns.union, width: 180, cell: (row) => row.unitName },
    { id: 'state', label: columns.state, width: 100, cell: (row) => <StateChip state={row.state} /> },
    { id: 'deadline', label: columns.deadline, width: 110, sorts: [{ by: 'deadline', direction: 'ascending' }], cell: (row) => (row.due === null ? text.none : <><time className="date">{format.day(row.due)}</time><span className={classNames(styles.small, (row.workingDaysLeft ?? 1) <= 0 && styles.late)}>{text.left(row.workingDaysLeft ?? 0)}{row.escalated && `${text.dot}${text.list.escalated}`}</span></>) },
    { id: 'work', label: columns.work, width: 130, cell: (row) => <>{row.work ? text.work[row.work] : text.none}<span className={styles.small}>{row.employer}</span></> },
    { id: 'identity', label: columns.identity, width: 120, cell: (row) => (row.kind === 'join' ? <>{text.proof[row.identity]}{row.differs && <span className={classNames(styles.small, styles.late)}>{text.list.differs}</span>}</> : text.none) },
    { id: 'applied', label: columns.applied, width: 130, sorts: [{ by: 'newest', direction: 'descending' }], cell: (row) => <time className="date">{format.dateTime(row.appliedAt)}</time> },
  ]
}
