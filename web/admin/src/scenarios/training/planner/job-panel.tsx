import { jobRoutes } from '@guildhall/contract'
import { useCommand } from '@guildhall/client'
import { Button, Card, ProgressJob, useFormat, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import { Problem } from './problem.tsx'
import type { Run } from './words.ts'

/** A proposal that is being computed, or that stopped on the way. */
export function JobPanel({ run }: { run: Run }) {
  const { again: anew, run: text } = useText(messages)
  const format = useFormat()
  const cancel = useCommand(jobRoutes.cancel)
  const retry = useCommand(jobRoutes.retry)
  const again = run.own && <Button busy={retry.busy} onClick={() => retry.start({ id: run.jobId })}>{anew}</Button>
  const stopped = run.state === 'failed' || run.state === 'cancelled'
  const soFar = [...(run.progress?.value === null || !run.progress ? [] : [text.job.soFar(format.count(run.progress.value, 1))]), ...(run.progress?.bound === null || !run.progress ? [] : [text.job.bound(format.count(run.progress.bound, 1))]), text.job.leave]
  return (
    <Card>
      {stopped
        ? <ProgressJob title={run.state === 'failed' ? text.job.failed : text.job.cancelled} state={run.state === 'failed' ? 'failed' : 'cancelled'} progress={0} action={again} />
        : <ProgressJob title={run.state === 'waiting' ? text.job.waiting : text.job.title} state="running" progress={run.progress ? run.progress.share : null} detail={soFar.join('；')} action={run.own && <Button busy={cancel.busy} disabled={cancel.done} onClick={() => cancel.start({ id: run.jobId })}>{cancel.done ? text.job.stopping : text.job.stop}</Button>} />}
      <Problem problem={cancel.problem ?? retry.problem} />
    </Card>
  )
}
