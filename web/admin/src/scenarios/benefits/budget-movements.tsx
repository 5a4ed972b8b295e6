import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { useAnswer, useCommand } from '@guildhall/client'
import { benefitBudgetRoutes } from '@guildhall/contract'
import { Button, Card, ProblemNotice, reachable, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { AskDialog } from '../../app/ask-dialog.tsx'
import { yuanOf } from '../../app/yuan.ts'
import { budgetMessages } from './budget-messages.ts'
import styles from './benefits.module.css'

interface MovementsProps { budgetId: string; release: { id: string; name: string } | null; onAll: () => void }

/** Every movement of what is free, or of what was set aside for one benefit, each leading to what it was for. */
export function BudgetMovements({ budgetId, release, onAll }: MovementsProps) {
  const shared = useText(budgetMessages)
  const text = shared.one
  const format = useFormat()
  const [before, setBefore] = useState<number | undefined>()
  const [undoing, setUndoing] = useState<string | null>(null)
  const { data, error } = useAnswer(benefitBudgetRoutes.movements, { budgetId, releaseId: release?.id, before })
  const takeBack = useCommand(benefitBudgetRoutes.takeBack, { onDone: () => setUndoing(null) })
  return (
    <Card>
      <div className={styles.heading}><h2 className={styles.title}>{release ? text.movementsOf(release.name) : text.movements}</h2>{release && <Button size="small" onClick={onAll}>{text.all}</Button>}</div>
      <ProblemNotice problem={data ? null : error} />
      {!data && !error && <SkeletonRows label={shared.loading} />}
      {data?.rows.length === 0 && <p className="muted">{text.noMovements}</p>}
      {data && data.rows.length > 0 && (
        <div className={styles.scroll} {...reachable(text.movements)}>
          <table className={styles.table}>
            <thead><tr><th>{text.at}</th><th>{text.kind}</th><th>{text.what}</th><th className={styles.money}>{text.change}</th><th className={styles.money}>{text.after}</th><th>{text.by}</th><th /></tr></thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={row.postingId}>
                  <td>{format.dateTime(row.at)}</td><td>{text.kinds[row.kind]}</td>
                  <td>{row.releaseId ? <Link to={`/benefits/${row.releaseId}` as string} className="link">{row.name}</Link> : row.budgetId ? <Link to={`/benefit-budgets/${row.budgetId}` as string} className="link">{row.name}</Link> : row.name ?? shared.none}</td>
                  <td className={styles.money}>{row.amountFen.startsWith('-') ? yuanOf(row.amountFen) : `+${yuanOf(row.amountFen)}`}</td><td className={styles.money}>{yuanOf(row.afterFen)}</td><td>{row.by ?? text.clock}</td>
                  <td>{row.mayTakeBack && <Button size="small" onClick={() => setUndoing(row.postingId)}>{text.takeBack}</Button>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data && (data.next !== null || before !== undefined) && <div className={styles.row}>{before !== undefined && <Button size="small" onClick={() => setBefore(undefined)}>{text.first}</Button>}{data.next !== null && <Button size="small" onClick={() => setBefore(data.next!)}>{text.more}</Button>}</div>}
      {undoing && <AskDialog title={text.takeBack} detail={text.takeBackDetail} ok={text.takeBack} busy={takeBack.busy} problem={takeBack.problem} onClose={() => setUndoing(null)} onConfirm={(reason) => takeBack.start({ budgetId, postingId: undoing, reason })} />}
    </Card>
  )
}
