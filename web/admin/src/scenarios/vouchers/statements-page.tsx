import { useState } from 'react'
import { Receipt } from 'lucide-react'
import { call, useAnswer, useCommand, type ProblemError } from '@guildhall/client'
import { voucherRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, Chip, dotted, EmptyState, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { Input, Modal, PageTitle } from '@guildhall/ui/console'
import { saveFile } from '../../app/save-file.ts'
import { messages } from './messages.ts'
import { StatementLines } from './statement-lines.tsx'
import styles from './vouchers.module.css'
import { yuanOf } from '../../app/yuan.ts'

type Statement = AnswerOf<typeof voucherRoutes.listStatements>['rows'][number]

/** What training bodies are owed, and their statements from closing to payment. */
export default function StatementsPage() {
  const format = useFormat()
  const shared = useText(messages)
  const text = shared.statements
  const { data, error } = useAnswer(voucherRoutes.listStatements, {})
  const close = useCommand(voucherRoutes.closeStatement)
  const approve = useCommand(voucherRoutes.approve)
  const [fetching, setFetching] = useState<{ of: string | null; problem: ProblemError | null }>({ of: null, problem: null })
  const [paying, setPaying] = useState<Statement | null>(null)
  const [looking, setLooking] = useState<Statement | null>(null)
  async function download(statementId: string, as: 'xlsx' | 'pdf'): Promise<void> {
    setFetching({ of: `${statementId} ${as}`, problem: null })
    try {
      saveFile(await call(voucherRoutes.statementFile, { statementId, as }))
      setFetching({ of: null, problem: null })
    } catch (problem) {
      setFetching({ of: null, problem: problem as ProblemError })
    }
  }
  return (
    <div className={styles.stack}>
      <PageTitle title={text.title} detail={text.detail} />
      <ProblemNotice problem={error ?? close.problem ?? approve.problem ?? fetching.problem} />
      {!data && !error && <SkeletonRows label={shared.loading} />}
      {data?.bodies.length === 0 && <EmptyState icon={Receipt} title={text.empty}>{text.emptyNext}</EmptyState>}
      <div className={styles.cards}>
        {data?.bodies.map((one) => (
          <Card key={one.id}>
            <h2 className={styles.title}>{one.body.name}</h2>
            <p className="muted">{dotted(shared.dot, [one.payer.name, `${text.owed} ${shared.yuan(yuanOf(one.owedFen))}`])}</p>
            {data.mayClose && one.closable && <Button busy={close.busy} onClick={() => close.start({ bodyId: one.id, month: one.closable! })}>{text.close(format.month(`${one.closable}-01`))}</Button>}
          </Card>
        ))}
      </div>
      {data && data.bodies.length > 0 && data.rows.length === 0 && <p className="muted">{text.none}</p>}
      {data && data.rows.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead><tr><th>{text.month}</th><th>{text.body}</th><th className={styles.number}>{text.amount}</th><th>{text.state}</th><th /><th className={styles.number}>{text.lines}</th><th>{text.payer}</th><th>{text.who}</th></tr></thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={row.id}>
                  <td>{format.month(`${row.month}-01`)}</td><td>{row.body.name}</td><td className={styles.number}>{yuanOf(row.amountFen)}</td>
                  <td><Chip tone={row.state === 'paid' ? 'jade' : row.state === 'carried' ? 'neutral' : 'ink'}>{text.states[row.state]}</Chip></td>
                  <td>
                    <div className={styles.buttons}>
                      {row.mayApprove && <Button size="small" kind="primary" busy={approve.busy} onClick={() => approve.start({ statementId: row.id })}>{text.approve}</Button>}
                      {row.mayPay && <Button size="small" kind="primary" onClick={() => setPaying(row)}>{text.pay}</Button>}
                      <Button size="small" onClick={() => setLooking(row)}>{text.look}</Button>
                      {(['xlsx', 'pdf'] as const).map((as) => <Button key={as} size="small" busy={fetching.of === `${row.id} ${as}`} onClick={() => void download(row.id, as)}>{as.toUpperCase()}</Button>)}
                    </div>
                  </td>
                  <td className={styles.number}>{row.lines}</td><td>{row.payer.name}</td><td>{[row.closedBy, row.approvedBy].filter(Boolean).join(' / ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {looking && <StatementLines key={looking.id} statement={looking} onClose={() => setLooking(null)} />}
      {paying && <PayForm key={paying.id} statement={paying} onClose={() => setPaying(null)} />}
    </div>
  )
}

function PayForm({ statement, onClose }: { statement: Statement; onClose: () => void }) {
  const format = useFormat()
  const shared = useText(messages)
  const text = shared.statements
  const [reference, setReference] = useState('')
  const pay = useCommand(voucherRoutes.pay, { onDone: onClose })
  return (
    <Modal open title={dotted(shared.dot, [statement.body.name, format.month(`${statement.month}-01`), shared.yuan(yuanOf(statement.amountFen))])} okText={text.pay} cancelText={shared.cancel} confirmLoading={pay.busy} okButtonProps={{ disabled: reference.trim() === '' }} onCancel={onClose} onOk={() => pay.start({ statementId: statement.id, reference: reference.trim() })}>
      <div className={styles.form}>
        <ProblemNotice problem={pay.problem} />
        <label className={styles.field}><span>{text.reference}</span><Input aria-label={text.reference} maxLength={60} value={reference} onChange={(event) => setReference(event.target.value)} /></label>
      </div>
    </Modal>
  )
}
