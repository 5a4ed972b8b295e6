import { useState } from 'react'
import { evaluationFormsRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, Card, dotted, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { Modal } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import type { UnitForm } from './model.ts'
import { Summary } from './summary.tsx'
import styles from './forms.module.css'

/** What was asked before: frozen, with how many answered it. */
export function Versions({ of }: { of: UnitForm }) {
  const text = useText(messages)
  const format = useFormat()
  const [shown, setShown] = useState<number | null>(null)
  return (
    <Card>
      <h2 className={styles.title}>{text.versions}</h2>
      {of.versions.length === 0 && <p className="muted">{text.noVersions}</p>}
      <ul className={styles.versions}>
        {of.versions.map((one) => (
          <li key={one.version}>
            <span><b className="num">{text.version(one.version)}</b> <span className="muted">{dotted(text.dot, [format.date(one.at), one.by, text.versionFacts(one.questions, one.submissions)])}</span></span>
            <Button size="small" aria-label={`${text.look}${text.dot}${text.version(one.version)}`} onClick={() => setShown(one.version)}>{text.look}</Button>
          </li>
        ))}
      </ul>
      {shown !== null && <Modal open title={text.version(shown)} footer={null} onCancel={() => setShown(null)}><Frozen version={shown} /></Modal>}
    </Card>
  )
}

function Frozen({ version }: { version: number }) {
  const text = useText(messages)
  const { data, error } = useAnswer(evaluationFormsRoutes.getVersion, { version })
  if (error && !data) return <ProblemNotice problem={error} />
  if (!data) return <SkeletonRows label={text.loading} count={3} />
  return <ol className={styles.frozen}>{data.questions.map((question) => <li key={question.key}><Summary question={question} whole={data.questions} /></li>)}</ol>
}
