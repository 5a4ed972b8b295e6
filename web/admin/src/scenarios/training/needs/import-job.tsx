import { importRoutes, jobRoutes, type AnswerOf } from '@guildhall/contract'
import { useCommand } from '@guildhall/client'
import { Button, ProgressJob, RefusalNotice, colon, useFormat, useLanguage, useText } from '@guildhall/ui'
import { importMessages } from './import-messages.ts'
import styles from './needs.module.css'
import { Problem } from './problem.tsx'

type Job = AnswerOf<typeof jobRoutes.get>
type Draft = AnswerOf<typeof importRoutes.begin>

/** A file that is being read or written, or that stopped on the way, and what can be done about it. */
export function ImportJob({ job, draft, refused, onAgain, onStarted }: { job: Job; draft: Draft | undefined; refused: { zh: string; en: string } | null; onAgain: () => void; onStarted: (draft: Draft) => void }) {
  const text = useText(importMessages)
  const format = useFormat()
  const language = useLanguage()
  const cancel = useCommand(jobRoutes.cancel)
  const retry = useCommand(jobRoutes.retry)
  const confirm = useCommand(importRoutes.confirm, { onDone: onStarted })
  const discard = useCommand(importRoutes.discard, { onDone: onAgain })
  const problem = <Problem problem={cancel.problem ?? retry.problem ?? confirm.problem ?? discard.problem} />
  const other = <Button onClick={() => (draft ? discard.start({ id: draft.id }) : onAgain())}>{text.other}</Button>
  const title = `${draft?.writing ? text.writing : text.reading}${draft ? `${colon()}${draft.fileName}` : ''}`

  if (refused) return <>{problem}<RefusalNotice what={text.refused} why={language === 'zh' ? refused.zh : refused.en} action={other} /></>
  if (job.state === 'cancelled') {
    const again = draft?.writing ? <Button kind="primary" busy={confirm.busy} onClick={() => confirm.start({ id: draft.id })}>{text.writeAgain}</Button> : <Button busy={retry.busy} onClick={() => retry.start({ id: job.id })}>{text.readAgain}</Button>
    return <>{problem}<ProgressJob title={draft?.fileName ?? text.stopped} detail={text.cancelled} progress={0} state="cancelled" action={<span className={styles.choices}>{other}{draft && again}</span>} /></>
  }
  if (job.state === 'failed') return <>{problem}<ProgressJob title={draft?.fileName ?? text.stopped} detail={text.failed} progress={0} state="failed" action={<span className={styles.choices}>{other}<Button busy={retry.busy} onClick={() => retry.start({ id: job.id })}>{text.tryAgain}</Button></span>} /></>
  const total = job.total ?? 0
  return (
    <>
      {problem}
      <ProgressJob
        title={title} state="running" progress={total > 0 ? job.done / total : null} detail={total > 0 ? text.rowsDone(format.count(job.done), format.count(total)) : text.wait}
        action={<Button busy={cancel.busy} disabled={job.cancelAsked} onClick={() => cancel.start({ id: job.id })}>{job.cancelAsked ? text.cancelling : text.cancel}</Button>}
      />
    </>
  )
}
