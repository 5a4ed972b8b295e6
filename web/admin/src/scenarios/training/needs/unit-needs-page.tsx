import { useState } from 'react'
import { Plus } from 'lucide-react'
import { needsRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, Card, EmptyState, SkeletonRows, useText } from '@guildhall/ui'
import { DataTable, PageTitle } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import { useNeedColumns, type Need } from './need-columns.tsx'
import { Withdraw } from './need-page.tsx'
import { Problem } from './problem.tsx'
import { recordMessages } from './record-messages.ts'
import { RecordNeed } from './record-need.tsx'

/** What an enterprise or department has asked for, and the way to ask again. */
export default function UnitNeedsPage() {
  const text = useText(recordMessages)
  const shared = useText(messages)
  const needs = useAnswer(needsRoutes.listUnitNeeds, { limit: 200 })
  const [filing, setFiling] = useState(false)
  const [withdrawing, setWithdrawing] = useState<string | null>(null)
  const columns = useNeedColumns().filter((column) => column.id !== 'who')
  const file = <Button kind="primary" icon={Plus} onClick={() => setFiling(true)}>{text.file}</Button>
  const mayWithdraw = (need: Need) => need.state === 'open' || need.state === 'planned' || need.state === 'invited'
  const withdraw = { id: 'withdraw', label: '', cell: (need: Need) => (mayWithdraw(need) ? <Button size="small" kind="quiet" onClick={() => setWithdrawing(need.id)}>{text.withdraw}</Button> : null) }
  return (
    <>
      <PageTitle title={text.unitTitlePage} detail={text.unitDetail} actions={needs.data && needs.data.rows.length > 0 ? file : undefined} />
      <Problem problem={needs.error} onAgain={() => void needs.refetch()} />
      <Card padding="flush">
        {needs.isPending && <SkeletonRows label={shared.loading} />}
        {needs.data?.rows.length === 0 && <EmptyState title={text.unitEmptyTitle} action={file}>{text.unitEmpty}</EmptyState>}
        {needs.data && needs.data.rows.length > 0 && <DataTable caption={text.unitTitlePage} rows={needs.data.rows} columns={[...columns, withdraw]} />}
      </Card>
      {filing && <RecordNeed own onClose={() => setFiling(false)} />}
      {withdrawing && <Withdraw needId={withdrawing} onClose={() => setWithdrawing(null)} />}
    </>
  )
}
