import { useState } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { call, useAnswer, useCommand, type ProblemError } from '@guildhall/client'
import { benefitBudgetRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, Chip, dotted, ProblemNotice, reachable, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { InputNumber, PageTitle, Select } from '@guildhall/ui/console'
import { AskDialog, Question } from '../../app/ask-dialog.tsx'
import { saveFile } from '../../app/save-file.ts'
import { UnitSelect, type ChosenUnit } from '../../app/unit-select.tsx'
import { fenOf, yuanOf } from '../../app/yuan.ts'
import { budgetMessages } from './budget-messages.ts'
import { BudgetMovements } from './budget-movements.tsx'
import styles from './benefits.module.css'

type Answer = AnswerOf<typeof benefitBudgetRoutes.get>
const parts = ['passed', 'reserved', 'spent', 'free'] as const

/** One budget: where it stands, whom it was passed to, what it pays for, and each movement. */
export default function BudgetPage() {
  const shared = useText(budgetMessages)
  const text = shared.one
  const format = useFormat()
  const { budgetId = '' } = useParams({ strict: false }) as { budgetId?: string }
  const [asking, setAsking] = useState<'pass' | 'decide' | 'undo' | null>(null)
  const [release, setRelease] = useState<Answer['releases'][number] | null>(null)
  const { data, error } = useAnswer(benefitBudgetRoutes.get, { budgetId })
  const undo = useCommand(benefitBudgetRoutes.undo, { onDone: () => setAsking(null) })
  if (error && !data) return <ProblemNotice whole problem={error} />
  if (!data) return <SkeletonRows label={shared.loading} />
  const { budget, below, releases } = data
  const share = (fen: string) => `${Math.max(0, (Number(fen) / Math.max(1, Number(budget.totalFen))) * 100)}%`
  return (
    <div className={styles.stack}>
      <PageTitle
        title={dotted(shared.dot, [budget.unit.name, shared.list.yearOf(budget.year)])} detail={budget.from ? dotted(shared.dot, [shared.list.from, budget.from.name]) : shared.list.own}
        actions={<>{budget.yearEnd && <Chip shape="ring">{shared.list.closed[budget.yearEnd]}</Chip>}{budget.mayUndo && <Button onClick={() => setAsking('undo')}>{text.undo}</Button>}{budget.mayDecide && <Button kind="primary" onClick={() => setAsking('decide')}>{text.decide}</Button>}{budget.mayPass && <Button kind={budget.mayDecide ? 'outlined' : 'primary'} onClick={() => setAsking('pass')}>{text.pass}</Button>}</>}
      />
      <Card>
        <dl className={styles.figures}>
          <div><dt>{shared.list.total}</dt><dd>{yuanOf(budget.totalFen)}</dd></div>
          {parts.map((name) => <div key={name}><dt>{shared.list[name]}</dt><dd>{yuanOf(budget[`${name}Fen`])}</dd></div>)}
        </dl>
        <div className={styles.bar} aria-hidden="true">{(['passed', 'spent', 'reserved'] as const).map((name) => <span key={name} className={styles[name]} style={{ width: share(budget[`${name}Fen`]) }} />)}</div>
      </Card>
      <Card>
        <h2 className={styles.title}>{text.releases}</h2>
        {releases.length === 0 && <p className="muted">{text.noReleases}</p>}
        {releases.length > 0 && (
          <div className={styles.scroll} {...reachable(text.releases)}>
            <table className={styles.table}>
              <thead><tr><th>{text.release}</th><th>{text.opens}</th><th className={styles.money}>{text.cost}</th><th className={styles.money}>{text.quantity}</th><th className={styles.money}>{shared.list.reserved}</th><th className={styles.money}>{shared.list.spent}</th><th /></tr></thead>
              <tbody>{releases.map((one) => (
                <tr key={one.id}><td><Link to={`/benefits/${one.id}` as string} className="link">{one.name}</Link></td><td>{format.dateTime(one.opensAt)}</td><td className={styles.money}>{yuanOf(one.costFen)}</td><td className={styles.money}>{format.count(one.quantity)}</td><td className={styles.money}>{yuanOf(one.reservedFen)}</td><td className={styles.money}>{yuanOf(one.spentFen)}</td>
                  <td><Button size="small" aria-pressed={release?.id === one.id} onClick={() => setRelease(release?.id === one.id ? null : one)}>{text.look}</Button></td></tr>
              ))}</tbody>
            </table>
          </div>
        )}
      </Card>
      <Card>
        <h2 className={styles.title}>{text.below}</h2>
        {below.length === 0 && <p className="muted">{text.noBelow}</p>}
        {below.length > 0 && (
          <div className={styles.scroll} {...reachable(text.below)}>
            <table className={styles.table}>
              <thead><tr><th>{shared.list.unit}</th><th className={styles.money}>{shared.list.total}</th>{parts.map((name) => <th key={name} className={styles.money}>{shared.list[name]}</th>)}</tr></thead>
              <tbody>{below.map((one) => <tr key={one.id}><td><Link to={`/benefit-budgets/${one.id}` as string} className="link">{one.unit.name}</Link></td><td className={styles.money}>{yuanOf(one.totalFen)}</td>{parts.map((name) => <td key={name} className={styles.money}>{yuanOf(one[`${name}Fen`])}</td>)}</tr>)}</tbody>
            </table>
          </div>
        )}
      </Card>
      <BudgetMovements key={release?.id ?? ''} budgetId={budgetId} release={release} onAll={() => setRelease(null)} />
      {data.months.length > 0 && <Statement budgetId={budgetId} months={data.months} />}
      {asking === 'pass' && <PassForm budgetId={budgetId} onClose={() => setAsking(null)} />}
      {asking === 'undo' && <AskDialog title={text.undo} detail={text.undoDetail} ok={text.undo} busy={undo.busy} problem={undo.problem} onClose={() => setAsking(null)} onConfirm={(reason) => undo.start({ budgetId, reason })} />}
      {asking === 'decide' && <DecideForm budget={budget} onClose={() => setAsking(null)} />}
    </div>
  )
}

function Statement({ budgetId, months }: { budgetId: string; months: readonly string[] }) {
  const text = useText(budgetMessages).one
  const [month, setMonth] = useState(months[0]!)
  const [state, setState] = useState<{ busy: boolean; problem: ProblemError | null }>({ busy: false, problem: null })
  async function download() {
    setState({ busy: true, problem: null })
    const problem = await call(benefitBudgetRoutes.statement, { budgetId, month }).then((file) => { saveFile(file); return null }, (error: unknown) => error as ProblemError)
    setState({ busy: false, problem })
  }
  return (
    <Card>
      <h2 className={styles.title}>{text.statement}</h2>
      <ProblemNotice problem={state.problem} />
      <div className={styles.row}><Select aria-label={text.month} value={month} options={months.map((value) => ({ value, label: value }))} onChange={setMonth} style={{ minWidth: 120 }} /><Button busy={state.busy} onClick={() => void download()}>{text.download}</Button></div>
    </Card>
  )
}

function PassForm({ budgetId, onClose }: { budgetId: string; onClose: () => void }) {
  const shared = useText(budgetMessages)
  const text = shared.one
  const [unit, setUnit] = useState<ChosenUnit | null>(null)
  const [amount, setAmount] = useState<number | null>(null)
  const pass = useCommand(benefitBudgetRoutes.pass, { onDone: onClose })
  return (
    <AskDialog title={text.pass} detail={text.passDetail} ok={text.pass} askReason={false} ready={unit !== null && amount !== null && amount > 0} busy={pass.busy} problem={pass.problem} onClose={onClose} onConfirm={() => unit && amount && pass.start({ budgetId, unitId: unit.id, amountFen: fenOf(amount) })}>
      <Question label={text.to}><UnitSelect label={text.to} value={unit} onChange={setUnit} /></Question>
      <Question label={shared.amount}><InputNumber aria-label={shared.amount} min={0.01} max={1_000_000_000} precision={2} value={amount} onChange={setAmount} style={{ width: '100%' }} /></Question>
    </AskDialog>
  )
}

function DecideForm({ budget, onClose }: { budget: Answer['budget']; onClose: () => void }) {
  const shared = useText(budgetMessages)
  const text = shared.one
  const [decision, setDecision] = useState<'back' | 'on'>('back')
  const decide = useCommand(benefitBudgetRoutes.decide, { onDone: onClose })
  return (
    <AskDialog title={text.decide} detail={text.decideDetail(yuanOf(budget.freeFen))} ok={text.decide} askReason={false} busy={decide.busy} problem={decide.problem} onClose={onClose} onConfirm={() => decide.start({ budgetId: budget.id, decision })}>
      <Question label={text.decide}><Select aria-label={text.decide} value={decision} options={[{ value: 'back' as const, label: dotted(shared.dot, [text.back, text.backOf[budget.from ? 'above' : 'own']]) }, { value: 'on' as const, label: text.on }]} onChange={setDecision} /></Question>
    </AskDialog>
  )
}
