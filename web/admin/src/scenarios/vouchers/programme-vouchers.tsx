import { useState } from 'react'
import { useAnswer, useCommand } from '@guildhall/client'
import { voucherRoutes } from '@guildhall/contract'
import { Button, dotted, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { Input, Modal } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import styles from './vouchers.module.css'
import { yuanOf } from '../../app/yuan.ts'

/** Lines of "name, phone"; null when one is not. */
function readPeople(typed: string): { name: string; phone: string }[] | null {
  const people = typed.split('\n').filter((line) => line.trim() !== '').map((line) => /^\s*(\S.*?)[\s,，\t]+(1[3-9]\d{9})\s*$/.exec(line))
  return people.some((one) => one === null) ? null : people.map((one) => ({ name: one![1]!, phone: one![2]! }))
}

/** The vouchers of a programme, and giving more by list, each row with its outcome. */
export function ProgrammeVouchers({ programmeId, onClose }: { programmeId: string; onClose: () => void }) {
  const shared = useText(messages)
  const [text, words] = [shared.vouchers, shared.issue]
  const format = useFormat()
  const { data, error } = useAnswer(voucherRoutes.getProgramme, { programmeId })
  const [typed, setTyped] = useState('')
  const [done, setDone] = useState<{ row: number; name: string; outcome: keyof typeof words.outcome }[] | null>(null)
  const issue = useCommand(voucherRoutes.issue, { onDone: (answer) => { setDone(answer.rows); setTyped('') } })
  const people = readPeople(typed)
  return (
    <Modal open width={860} title={data?.programme.title ?? shared.programmes.vouchers} footer={null} onCancel={onClose}>
      <div className={styles.form}>
        <ProblemNotice problem={error ?? issue.problem} />
        {!data && !error && <SkeletonRows label={shared.loading} />}
        {data?.mayIssue && (
          <div className={styles.form}>
            <label className={styles.field}><span>{words.hint}</span><Input.TextArea aria-label={words.people} rows={3} value={typed} onChange={(event) => setTyped(event.target.value)} /></label>
            {people === null && <p role="alert">{words.wrong}</p>}
            <div className={styles.buttons}><Button kind="primary" busy={issue.busy} disabled={!people || people.length === 0} onClick={() => people && issue.start({ programmeId, people })}>{words.send}</Button></div>
            {done && <p role="status">{dotted(shared.dot, [words.done(done.filter((one) => one.outcome === 'issued').length), ...done.filter((one) => one.outcome !== 'issued').map((one) => `${one.name} ${words.outcome[one.outcome]}`)])}</p>}
          </div>
        )}
        {data?.vouchers.length === 0 && <p className="muted">{text.none}</p>}
        {data && data.vouchers.length > 0 && (
          <div className={styles.scroll}>
            <table className={styles.table}>
              <thead><tr><th>{text.number}</th><th>{text.holder}</th><th>{text.state}</th><th>{text.issuedAt}</th><th>{text.className}</th><th className={styles.number}>{text.amount}</th></tr></thead>
              <tbody>{data.vouchers.map((one) => <tr key={one.id}><td>{one.number}</td><td>{one.holder}</td><td>{text.states[one.state]}</td><td>{format.monthDay(one.issuedAt)}</td><td>{one.className}</td><td className={styles.number}>{one.amountFen && yuanOf(one.amountFen)}</td></tr>)}</tbody>
            </table>
          </div>
        )}
      </div>
    </Modal>
  )
}
