import { useState } from 'react'
import { call, useAnswer, useCommand, type ProblemError } from '@guildhall/client'
import { jobRoutes, listRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, ProblemNotice, ProgressJob, useFormat, useLanguage, useText } from '@guildhall/ui'
import { saveFile } from '../save-file.ts'
import styles from './list.module.css'
import { messages } from './messages.ts'

export type Export = AnswerOf<typeof listRoutes.getExport>

/** One export on its way and afterwards: how far, cancel, fetch. It may be left and come back to. */
export function ExportJob({ first }: { first: Export }) {
  const text = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  const [going, setGoing] = useState(true)
  const { data } = useAnswer(listRoutes.getExport, { exportId: first.id }, { refetchInterval: going ? 1_000 : false })
  const of = data ?? first
  const underWay = of.state === 'waiting' || of.state === 'running'
  if (going !== underWay) setGoing(underWay)
  const cancel = useCommand(jobRoutes.cancel)
  const retry = useCommand(jobRoutes.retry, { onDone: () => setGoing(true) })
  const [fetching, setFetching] = useState<{ busy: boolean; problem: ProblemError | null }>({ busy: false, problem: null })

  async function download(): Promise<void> {
    setFetching({ busy: true, problem: null })
    try {
      saveFile(await call(listRoutes.download, { exportId: of.id }))
      setFetching({ busy: false, problem: null })
    } catch (problem) {
      setFetching({ busy: false, problem: problem as ProblemError })
    }
  }

  const details: Record<Export['state'], string> = {
    waiting: text.job.waiting, running: of.total === null ? text.job.running(format.count(of.done)) : text.job.runningOf(format.count(of.done), format.count(of.total)),
    ready: of.expiresAt ? text.job.ready(format.count(of.rows ?? 0), format.dateTime(of.expiresAt)) : '', refused: of.refused?.[language] ?? text.job.refused, failed: text.job.failed, cancelled: text.job.cancelled, expired: text.job.expired,
  }
  const action = underWay ? <Button size="small" busy={cancel.busy} onClick={() => cancel.start({ id: of.jobId })}>{text.job.cancel}</Button>
    : of.state === 'ready' ? <Button size="small" kind="primary" busy={fetching.busy} onClick={() => void download()}>{text.job.download}</Button>
      : of.state === 'failed' || of.state === 'cancelled' ? <Button size="small" busy={retry.busy} onClick={() => retry.start({ id: of.jobId })}>{text.job.retry}</Button> : undefined
  return (
    <>
      <ProgressJob
        title={of.fileName ?? text.job.title(text.lists[of.list])} detail={details[of.state]} action={action}
        state={underWay ? 'running' : of.state === 'ready' ? 'done' : of.state === 'cancelled' || of.state === 'expired' ? 'cancelled' : 'failed'}
        progress={underWay ? (of.total ? of.done / of.total : null) : of.state === 'ready' ? 1 : 0}
      />
      <div className={styles.form}><ProblemNotice problem={fetching.problem ?? cancel.problem ?? retry.problem} /></div>
    </>
  )
}
