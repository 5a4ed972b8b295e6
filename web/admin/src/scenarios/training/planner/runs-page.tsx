import { useState } from 'react'
import { Link, useNavigate } from '@tanstack/react-router'
import { Route } from 'lucide-react'
import { plannerRoutes } from '@guildhall/contract'
import { useRows } from '@guildhall/client'
import { Button, Card, EmptyState, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { DataTable, PageTitle, type DataColumn } from '@guildhall/ui/console'
import { useSession } from '../../../app/session.ts'
import { AskDialog } from './ask-dialog.tsx'
import { messages } from './messages.ts'
import { Problem } from './problem.tsx'
import { StateChip } from './state-chip.tsx'
import styles from './planner.module.css'
import type { RunRow } from './words.ts'

const underWay = (row: RunRow) => row.state === 'waiting' || row.state === 'running'

/** Proposals, the latest first; one that is being computed shows how far it is. */
export default function RunsPage() {
  const text = useText(messages)
  const navigate = useNavigate()
  const { permissions } = useSession()
  const [asking, setAsking] = useState(false)
  const list = useRows(plannerRoutes.listPlans, { limit: 30 }, { refetchInterval: (rows) => (rows.some(underWay) ? 1_500 : false) })
  const columns = useColumns(new Set(list.rows.map((row) => row.unitName)).size > 1)
  const mayAsk = permissions.has('training.plan.manage')
  const ask = mayAsk && <Button kind="primary" icon={Route} onClick={() => setAsking(true)}>{text.list.ask}</Button>
  return (
    <>
      <PageTitle title={text.list.title} detail={text.list.detail} actions={list.rows.length > 0 ? ask : undefined} />
      <Problem problem={list.problem} onAgain={list.refetch} />
      {list.loading && <SkeletonRows label={text.loading} />}
      {!list.loading && !list.problem && list.rows.length === 0 && <EmptyState icon={Route} title={text.list.emptyTitle} action={ask}>{text.list.emptyText}</EmptyState>}
      {list.rows.length > 0 && <Card padding="flush"><DataTable caption={text.list.caption} columns={columns} rows={list.rows} onOpen={(row) => void navigate({ to: `/planner/${row.id}` as string })} /></Card>}
      {list.more && <p className={styles.more}><Button busy={list.busy} onClick={list.more}>{text.list.more}</Button></p>}
      {asking && <AskDialog onClose={() => setAsking(false)} />}
    </>
  )
}

function useColumns(units: boolean): DataColumn<RunRow>[] {
  const text = useText(messages)
  const format = useFormat()
  const progress = (row: RunRow) => (row.progress ? <span className="num"> {format.share(row.progress.share)}</span> : null)
  return [
    { id: 'when', label: text.list.when, width: 150, cell: (row) => <><Link to={`/planner/${row.id}` as string} className={styles.link}>{format.dateTime(row.askedAt)}</Link><br /><span className={styles.muted}>{text.list.from(format.day(row.startOn), row.weeks)}</span></> },
    { id: 'state', label: text.list.stateColumn, cell: (row) => <><StateChip state={row.state} />{progress(row)}</> },
    { id: 'served', label: text.list.served, numeric: true, cell: (row) => (row.figures ? `${format.count(row.figures.served)} / ${format.count(row.figures.asked)}` : '—') },
    { id: 'classes', label: text.list.classes, numeric: true, cell: (row) => (row.figures ? format.count(row.figures.classes) : '—') },
    { id: 'cost', label: text.list.cost, numeric: true, cell: (row) => (row.figures ? text.yuan(format.yuan(row.figures.costFen)) : '—') },
    { id: 'gap', label: text.list.gap, numeric: true, cell: (row) => (row.figures ? format.share(row.figures.gap, 1) : '—') },
    { id: 'drafted', label: text.list.drafted, numeric: true, cell: (row) => (row.drafted > 0 ? format.count(row.drafted) : '—') },
    { id: 'how', label: text.list.how, cell: (row) => (row.repair ? text.list.kind.repair : row.baseId ? text.list.kind.from : text.list.kind.fresh) },
    ...(units ? [{ id: 'unit', label: text.list.unit, cell: (row: RunRow) => row.unitName }] : []),
    { id: 'by', label: text.list.by, cell: (row) => row.askedBy ?? '—' },
  ]
}
