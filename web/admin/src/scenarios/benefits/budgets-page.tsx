import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { Wallet } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { benefitBudgetRoutes } from '@guildhall/contract'
import { Button, Card, Chip, EmptyState, ProblemNotice, reachable, SkeletonRows, useText } from '@guildhall/ui'
import { InputNumber, PageTitle, Select } from '@guildhall/ui/console'
import { AskDialog, Question } from '../../app/ask-dialog.tsx'
import { fenOf, yuanOf } from '../../app/yuan.ts'
import { budgetMessages } from './budget-messages.ts'
import styles from './benefits.module.css'

/** The budgets of the range in a year, and where each stands. */
export default function BudgetsPage() {
  const shared = useText(budgetMessages)
  const text = shared.list
  const [year, setYear] = useState<number | undefined>()
  const [funding, setFunding] = useState(false)
  const { data, error } = useAnswer(benefitBudgetRoutes.list, { year })
  const columns = ['total', 'passed', 'reserved', 'spent', 'free'] as const
  return (
    <div className={styles.stack}>
      <PageTitle title={text.title} detail={text.detail} actions={<>
        {data && <Select aria-label={text.year} value={data.year} options={data.years.map((value) => ({ value, label: text.yearOf(value) }))} onChange={setYear} />}
        {data?.mayFund && <Button kind="primary" onClick={() => setFunding(true)}>{text.fund}</Button>}
      </>} />
      <ProblemNotice problem={data ? null : error} />
      {!data && !error && <SkeletonRows label={shared.loading} />}
      {data?.rows.length === 0 && <EmptyState icon={Wallet} title={text.empty}>{text.emptyNext}</EmptyState>}
      {data && data.rows.length > 0 && (
        <Card>
          <div className={styles.scroll} {...reachable(text.title)}>
            <table className={styles.table}>
              <thead><tr><th>{text.unit}</th><th>{text.from}</th>{columns.map((name) => <th key={name} className={styles.money}>{text[name]}</th>)}</tr></thead>
              <tbody>
                {data.rows.map((row) => (
                  <tr key={row.id}>
                    <td><Link to={`/benefit-budgets/${row.id}` as string} className="link">{row.unit.name}</Link>{row.yearEnd && <> <Chip shape="ring">{text.closed[row.yearEnd]}</Chip></>}</td><td>{row.from?.name ?? text.own}</td>
                    {columns.map((name) => <td key={name} className={styles.money}>{name === 'free' ? <b>{yuanOf(row.freeFen)}</b> : yuanOf(row[`${name}Fen`])}</td>)}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Card>
      )}
      {funding && data && <FundForm thisYear={data.thisYear} onClose={() => setFunding(false)} />}
    </div>
  )
}

function FundForm({ thisYear, onClose }: { thisYear: number; onClose: () => void }) {
  const shared = useText(budgetMessages)
  const text = shared.list
  const [year, setYear] = useState(thisYear)
  const [amount, setAmount] = useState<number | null>(null)
  const fund = useCommand(benefitBudgetRoutes.fund, { onDone: onClose })
  return (
    <AskDialog title={text.fund} detail={text.fundDetail} ok={text.fund} askReason={false} ready={amount !== null && amount > 0} busy={fund.busy} problem={fund.problem} onClose={onClose} onConfirm={() => amount && fund.start({ year, amountFen: fenOf(amount) })}>
      <Question label={text.year}><Select aria-label={text.year} value={year} options={[thisYear, thisYear + 1].map((value) => ({ value, label: text.yearOf(value) }))} onChange={setYear} /></Question>
      <Question label={shared.amount}><InputNumber aria-label={shared.amount} min={0.01} max={1_000_000_000} precision={2} value={amount} onChange={setAmount} style={{ width: '100%' }} /></Question>
    </AskDialog>
  )
}
