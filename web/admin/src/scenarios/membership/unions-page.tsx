import { Link } from '@tanstack/react-router'
import { QrCode } from 'lucide-react'
import { useRows } from '@guildhall/client'
import { reviewingRoutes, type AnswerOf } from '@guildhall/contract'
import { Chip, dotted, EmptyState, useText } from '@guildhall/ui'
import { DataTable, FilterBar, Input, PageTitle, type DataColumn } from '@guildhall/ui/console'
import { useAddress } from '../../app/address.ts'
import { ListFrame } from '../../app/list-frame.tsx'
import { messages } from './messages.ts'
import styles from './membership.module.css'

type Row = AnswerOf<typeof reviewingRoutes.unions>['rows'][number]

/** Unions of the range with code and rule; those without a code come after. */
export default function UnionsPage() {
  const shared = useText(messages)
  const text = shared.unions
  const [address, setAddress] = useAddress()
  const list = useRows(reviewingRoutes.unions, { q: address['q'] || undefined, limit: 50 })
  const columns: DataColumn<Row>[] = [
    { id: 'name', label: text.name, width: 220, cell: (row) => <><Link to={`/union-codes/${row.unitId}` as string} className={styles.name}>{row.unitName}</Link><span className={styles.small}>{dotted(shared.dot, [shared.unitKind[row.kind as keyof typeof shared.unitKind], row.parentName])}</span></> },
    { id: 'code', label: text.code, width: 110, cell: (row) => (row.code ? <span className="num">{row.code}</span> : <span className="muted">{text.noCode}</span>) },
    { id: 'rule', label: text.rule, width: 160, cell: (row) => (row.code === null ? shared.none : row.open ? text.rules[row.accepts] : <Chip tone="neutral" shape="dash">{text.closed}</Chip>) },
    { id: 'promise', label: text.promise, width: 100, cell: (row) => (row.code === null ? shared.none : text.days(row.promiseDays)) },
    { id: 'waiting', label: text.waiting, numeric: true, cell: (row) => row.waiting },
    { id: 'listed', label: text.listed, numeric: true, cell: (row) => row.listed },
  ]
  return (
    <>
      <PageTitle title={text.title} detail={text.detail} />
      <FilterBar label={text.find}><Input.Search allowClear enterButton autoComplete="off" defaultValue={address['q']} aria-label={text.find} placeholder={text.find} style={{ width: 260, maxWidth: '100%' }} onSearch={(words) => setAddress({ q: words.trim().slice(0, 40) || undefined })} /></FilterBar>
      <ListFrame loading={list.loading} problem={list.problem} more={list.more} busy={list.busy} onAgain={list.refetch} isEmpty={list.rows.length === 0} empty={<EmptyState icon={QrCode} title={text.empty} />}>
        <DataTable caption={text.title} rows={list.rows} columns={columns} />
      </ListFrame>
    </>
  )
}
