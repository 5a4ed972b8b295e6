import { useState } from 'react'
import { Printer } from 'lucide-react'
import { classesRoutes, sheetsRoutes } from '@guildhall/contract'
import { fileAddress, useAnswer, useCommand } from '@guildhall/client'
import { Button, Card, ProblemNotice, useLanguage, useText } from '@guildhall/ui'
import { InputNumber, Segmented } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import type { Sheets } from './sheets-page.tsx'
import styles from './sheets.module.css'

/** Numbers a run of sheets and opens it as a PDF; as many for workers as sat in the class, one for the enterprise. */
export function PrintCard({ classId, runs }: { classId: string; runs: Sheets['runs'] }) {
  const text = useText(messages)
  const language = useLanguage()
  const of = useAnswer(classesRoutes.getClassRecord, { classId })
  const [evaluator, setEvaluator] = useState<'worker' | 'enterprise'>('worker')
  const [copies, setCopies] = useState<number | null>(null)
  const usual = evaluator === 'enterprise' ? 1 : Math.max(1, of.data?.figures.seated ?? 1)
  const print = useCommand(sheetsRoutes.print, { onDone: ({ id }) => location.assign(fileAddress(sheetsRoutes.pdf, { runId: id })) })
  return (
    <Card>
      <h2 className={styles.title}>{text.print}</h2>
      <p className={styles.note}>{text.printText}</p>
      <div className={styles.tools}>
        <div className={styles.field}><span>{text.evaluator}</span><Segmented value={evaluator} onChange={setEvaluator} options={(['worker', 'enterprise'] as const).map((kind) => ({ value: kind, label: text.kind[kind] }))} /></div>
        <label className={styles.field}><span>{text.copies}</span><InputNumber min={1} max={200} precision={0} value={Math.min(200, copies ?? usual)} onChange={setCopies} /></label>
        <Button kind="primary" icon={Printer} busy={print.busy} onClick={() => print.start({ classId, evaluator, language, copies: Math.min(200, copies ?? usual) })}>{text.make}</Button>
      </div>
      <ProblemNotice problem={print.problem} />
      {runs.length > 0 && (
        <>
          <p className={styles.note}>{text.runs}</p>
          <ul className={styles.rows}>{runs.map((one) => <li key={one.id}><span className="num">{text.runOf(text.kind[one.evaluator], one.first, one.last, one.pages, one.version)}</span><a className="link" href={fileAddress(sheetsRoutes.pdf, { runId: one.id })} aria-label={`${text.reprint} ${one.first}`}>{text.reprint}</a></li>)}</ul>
        </>
      )}
    </Card>
  )
}
