import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { ClipboardCheck } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { qualityRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, dotted, EmptyState, ProblemNotice, SkeletonRows, useFormat, useLanguage, useText } from '@guildhall/ui'
import { InputNumber, Modal, PageTitle } from '@guildhall/ui/console'
import { Question } from '../../../app/ask-dialog.tsx'
import { messages } from './messages.ts'
import styles from './quality.module.css'
import { oneDigit, StateChip } from './shortfalls.tsx'

type List = AnswerOf<typeof qualityRoutes.list>
const states = ['open', 'answered', 'done', 'dropped'] as const

/** Classes that were judged below the threshold, what waits first. */
export default function RectificationsPage() {
  const text = useText(messages)
  const [state, setState] = useState<(typeof states)[number] | undefined>(undefined)
  const [setting, setSetting] = useState(false)
  const { data, error, refetch } = useAnswer(qualityRoutes.list, { state })
  return (
    <div className={styles.stack}>
      <PageTitle title={text.title} detail={text.detail} />
      {error && !data && <ProblemNotice problem={error} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />}
      {!data && !error && <SkeletonRows label={text.loading} />}
      {data && (
        <>
          <div className={styles.bar}>
            <div className={styles.tabs} role="group" aria-label={text.column.state}>
              <Button size="small" kind={state === undefined ? 'outlined' : 'quiet'} aria-pressed={state === undefined} onClick={() => setState(undefined)}>{text.all}</Button>
              {states.map((one) => <Button key={one} size="small" kind={state === one ? 'outlined' : 'quiet'} aria-pressed={state === one} onClick={() => setState(one)}>{text.state[one]} {data.counts[one]}</Button>)}
            </div>
            <span className="muted">{text.rule(oneDigit(data.rule.below), data.rule.minForms)} {data.maySetRule && <Button size="small" kind="quiet" onClick={() => setSetting(true)}>{text.setRule}</Button>}</span>
          </div>
          {data.rows.length === 0 ? <Card><EmptyState icon={ClipboardCheck} title={text.empty}>{text.emptyNext}</EmptyState></Card> : <Rows rows={data.rows} />}
          {setting && <RuleForm rule={data.rule} onClose={() => setSetting(false)} />}
        </>
      )}
    </div>
  )
}

function Rows({ rows }: { rows: List['rows'] }) {
  const text = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  return (
    <Card>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead><tr><th>{text.column.class}</th><th>{text.column.shortfall}</th><th>{text.column.state}</th><th>{text.column.due}</th><th>{text.column.trainer}</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td><Link to={`/rectifications/${row.id}` as string} className="link">{row.title}</Link><span className={styles.small}>{dotted(text.dot, [row.number, row.lastDay && `${text.column.lastDay} ${format.date(row.lastDay)}`])}</span></td>
                <td>{row.findings.length > 0 && <span style={{ display: 'block' }}>{text.found(row.findings.length)}</span>}{row.shortfalls.map((one) => <span key={one.key} style={{ display: 'block' }}>{text.short(one.label[language], oneDigit(one.mean), one.n)}</span>)}</td>
                <td><StateChip state={row.state} /></td>
                <td>{row.due ? format.date(row.due) : text.none}{row.overdue && <span className={`${styles.small} ${styles.late}`}>{text.overdue}</span>}</td>
                <td>{row.trainer ?? text.none}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

function RuleForm({ rule, onClose }: { rule: List['rule']; onClose: () => void }) {
  const text = useText(messages)
  const [below, setBelow] = useState<number | null>(rule.below)
  const [minForms, setMinForms] = useState<number | null>(rule.minForms)
  const set = useCommand(qualityRoutes.setRule, { onDone: onClose })
  return (
    <Modal open title={text.setRule} okText={text.save} confirmLoading={set.busy} okButtonProps={{ disabled: below === null || minForms === null }} onCancel={onClose} onOk={() => below !== null && minForms !== null && set.start({ below, minForms })}>
      <div className={styles.form}>
        <p className="muted">{text.ruleDetail}</p>
        <Question label={text.below}><InputNumber aria-label={text.below} min={1} max={5} step={0.1} precision={1} value={below} onChange={setBelow} style={{ width: '100%' }} /></Question>
        <Question label={text.minForms}><InputNumber aria-label={text.minForms} min={5} max={100} precision={0} value={minForms} onChange={setMinForms} style={{ width: '100%' }} /></Question>
        <ProblemNotice problem={set.problem} />
      </div>
    </Modal>
  )
}
