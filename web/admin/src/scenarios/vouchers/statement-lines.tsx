import { useAnswer } from '@guildhall/client'
import { voucherRoutes, type AnswerOf } from '@guildhall/contract'
import { dotted, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { Modal } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import styles from './vouchers.module.css'
import { yuanOf } from '../../app/yuan.ts'

/** What a month is made of, voucher by voucher, before somebody puts their name to it. */
export function StatementLines({ statement, onClose }: { statement: AnswerOf<typeof voucherRoutes.listStatements>['rows'][number]; onClose: () => void }) {
  const shared = useText(messages)
  const text = shared.lines
  const format = useFormat()
  const { data, error } = useAnswer(voucherRoutes.getStatement, { statementId: statement.id })
  return (
    <Modal open width={860} title={dotted(shared.dot, [statement.body.name, format.month(`${statement.month}-01`)])} footer={null} onCancel={onClose}>
      <div className={styles.form}>
        <ProblemNotice problem={error} />
        {!data && !error && <SkeletonRows label={shared.loading} />}
        {data && (
          <div className={styles.scroll}>
            <table className={styles.table}>
              <thead><tr><th>{text.at}</th><th>{text.voucher}</th><th>{text.holder}</th><th>{text.className}</th><th>{text.kind}</th><th className={styles.number}>{shared.vouchers.amount}</th></tr></thead>
              <tbody>
                {data.statement.carriedFen !== '0' && <tr><td colSpan={5}>{text.carried}</td><td className={styles.number}>{yuanOf(data.statement.carriedFen)}</td></tr>}
                {data.lines.map((one) => <tr key={`${one.at} ${one.voucher} ${one.kind}`}><td>{format.monthDay(one.at)}</td><td>{one.voucher}</td><td>{one.holder}</td><td>{one.className}</td><td>{text.kinds[one.kind]}</td><td className={styles.number}>{yuanOf(one.amountFen)}</td></tr>)}
                <tr><td colSpan={5}><strong>{text.sum}</strong></td><td className={styles.number}><strong>{yuanOf(data.statement.amountFen)}</strong></td></tr>
              </tbody>
            </table>
          </div>
        )}
      </div>
    </Modal>
  )
}
