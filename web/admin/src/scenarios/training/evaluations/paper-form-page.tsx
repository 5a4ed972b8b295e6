import { useState } from 'react'
import { useParams } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { classesRoutes, evaluationFormsRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, ProblemNotice, QrCode, SkeletonRows, useText } from '@guildhall/ui'
import { Input, InputNumber } from '@guildhall/ui/console'
import { useSession } from '../../../app/session.ts'
import { messages } from './messages.ts'
import { PaperQuestions } from './paper-questions.tsx'
import { nextNumber } from './next-number.ts'
import styles from './evaluations.module.css'

/** Forms to print, each with a number of its own and a code for those who would rather use their phone. */
export default function PaperFormPage() {
  const text = useText(messages)
  const { installation } = useSession()
  const { classId = '' } = useParams({ strict: false }) as { classId?: string }
  const { data, error } = useAnswer(classesRoutes.getClassRecord, { classId })
  const form = useAnswer(evaluationFormsRoutes.ofClass, { classId })
  const [copies, setCopies] = useState<number | null>(null)
  const [first, setFirst] = useState('PJ00001')
  if ((error && !data) || (form.error && !form.data)) return <ProblemNotice whole problem={error ?? form.error} />
  if (!data || !form.data) return <SkeletonRows label={text.loading} />
  const count = Math.min(200, copies ?? Math.max(1, data.figures.seated))
  const numbers = Array.from({ length: count - 1 }).reduce<string[]>((all) => [...all, nextNumber(all.at(-1) ?? first)], [first])
  return (
    <div className={styles.sheets}>
      <div className={styles.sheetTools}>
        <label className={styles.field}><span>{text.first}</span><Input value={first} maxLength={30} onChange={(event) => setFirst(event.target.value)} /></label>
        <label className={styles.field}><span>{text.copies}</span><InputNumber min={1} max={200} precision={0} value={count} onChange={setCopies} /></label>
        <Button kind="primary" icon={Printer} onClick={() => print()}>{text.print}</Button>
      </div>
      <main id="main">
        {numbers.map((number) => (
          <section key={number} className={styles.sheet}>
            <header><div><h1>{text.formTitle}</h1><p>{data.class.title}{text.dot}<span className="num">{data.class.number}</span>{data.class.trainer && `${text.dot}${data.class.trainer.name}`}</p></div><p>{text.formNo}<br /><b className="num">{number}</b><br /><span className={styles.note}>{text.versionNo(form.data.form.version)}</span></p></header>
            <p>{text.formLead}</p>
            <table>
              <tbody>
                <tr><th scope="row">{text.formWho}</th><td>□ {text.kind.worker}　　□ {text.kind.enterprise}</td><th scope="row">{text.formDay}</th><td /></tr>
              </tbody>
            </table>
            <PaperQuestions form={form.data.form} />
            <footer className={styles.sheetFoot}><span>{text.formFoot(installation)}</span><QrCode text={`${location.origin}/my-classes/${classId}/evaluation`} label={text.formCode} size={76} /></footer>
          </section>
        ))}
      </main>
    </div>
  )
}
