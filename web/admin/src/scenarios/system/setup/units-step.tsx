import { useEffect } from 'react'
import { Link } from '@tanstack/react-router'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { FileUp } from 'lucide-react'
import { fileAddress, upload, useAnswer, useCommand, type ProblemError } from '@guildhall/client'
import { importRoutes, jobRoutes, registryShapes, type AnswerOf } from '@guildhall/contract'
import { Button, buttonClass, Figure, FigureRow, Icon, ProblemNotice, ProgressJob, RefusalNotice, useFormat, useLanguage, useText } from '@guildhall/ui'
import { Upload } from '@guildhall/ui/console'
import { useAddress } from '../../../app/address.ts'
import { messages } from './messages.ts'
import type { StepProps } from './setup-page.tsx'
import { StepActions, useSeen } from './step-actions.tsx'
import styles from './setup.module.css'

type Draft = AnswerOf<typeof importRoutes.begin>

/** The tree below the federation: a file of units, read first and written after a look, or the first unit by hand. */
export function UnitsStep({ setup, onNext }: StepProps) {
  const text = useText(messages).units
  const format = useFormat()
  const client = useQueryClient()
  const [address, setAddress] = useAddress()
  const jobId = address['job'] ?? ''
  const show = (job: string | undefined) => setAddress({ job })
  const begin = useMutation<Draft, ProblemError, File>({ mutationFn: (file) => upload(importRoutes.begin, file, { kind: 'units' }), onSuccess: async (draft) => { show(draft.jobId); await client.invalidateQueries() } })
  const byHand = useSeen('units', onNext)
  const done = setup.steps.find((step) => step.id === 'units')!.state === 'done'
  return (
    <div className={styles.form}>
      <p className="muted">{text.why}</p>
      {setup.units > 0 && <p><b>{text.have(format.count(setup.units))}</b> <Link to={'/units' as string} className="link">{text.see}</Link></p>}
      {jobId === '' ? (
        <>
          <Upload.Dragger accept=".xlsx,.csv" showUploadList={false} disabled={begin.isPending} beforeUpload={(file) => { begin.mutate(file); return false }}>
            <Icon of={FileUp} size={28} />
            <p><b>{begin.isPending ? text.sending : text.drop}</b></p>
            <p className={styles.small}>{text.file}</p>
          </Upload.Dragger>
          <ProblemNotice problem={begin.error} />
        </>
      ) : <Reading jobId={jobId} onShow={show} />}
      {setup.units === 0 && jobId === '' && <p className="muted">{text.orByHand} <Link to={'/units' as string} search={{ new: 'yes' } as never} className="link">{text.byHand}</Link></p>}
      <ProblemNotice problem={byHand.problem} />
      <StepActions step="units" done={done} onNext={onNext}>{!done && jobId === '' && <Button busy={byHand.busy} onClick={byHand.seen}>{text.noFile}</Button>}</StepActions>
    </div>
  )
}

/** A file on its way: read, looked at, written. The address names the job, so that one may go away meanwhile. */
function Reading({ jobId, onShow }: { jobId: string; onShow: (job: string | undefined) => void }) {
  const text = useText(messages).units
  const language = useLanguage()
  const client = useQueryClient()
  const job = useAnswer(jobRoutes.get, { id: jobId }, { refetchInterval: (query) => (isActive(query.state.data as AnswerOf<typeof jobRoutes.get> | undefined) ? 600 : false) })
  const drafts = useAnswer(importRoutes.drafts, {})
  const result = registryShapes.importJobResult.safeParse(job.data?.result).data
  const draft = drafts.data?.rows.find((one) => one.jobId === jobId || one.id === result?.draftId)
  const cancel = useCommand(jobRoutes.cancel)
  const discard = useCommand(importRoutes.discard, { onDone: () => onShow(undefined) })
  const ended = job.data !== undefined && !isActive(job.data)
  // What the job wrote is on other pages too, and its draft may be gone.
  useEffect(() => { if (ended) void client.invalidateQueries() }, [client, ended])
  const other = <Button busy={discard.busy} onClick={() => (draft ? discard.start({ id: draft.id }) : onShow(undefined))}>{text.other}</Button>

  if (job.error) return <ProblemNotice problem={job.error} action={<Button size="small" onClick={() => onShow(undefined)}>{text.other}</Button>} />
  if (!job.data || isActive(job.data)) {
    const total = job.data?.total ?? 0
    return <><ProblemNotice problem={cancel.problem} /><ProgressJob title={draft?.writing ? text.writing : text.reading} state="running" progress={total > 0 ? (job.data?.done ?? 0) / total : null} detail={text.leave} action={job.data && <Button size="small" busy={cancel.busy || job.data.cancelAsked} onClick={() => cancel.start({ id: jobId })}>{text.stop}</Button>} /></>
  }
  if (result?.refused) return <RefusalNotice what={text.refused} why={result.refused[language]} action={other} />
  if (!result?.importId) return <ProgressJob title={text.stopped} detail={text.nothingWritten} progress={0} state={job.data.state === 'failed' ? 'failed' : 'cancelled'} action={other} />
  return <Outcome importId={result.importId} draft={draft} other={other} onShow={onShow} />
}

const isActive = (job: Pick<AnswerOf<typeof jobRoutes.get>, 'state'> | undefined): boolean => job === undefined || job.state === 'waiting' || job.state === 'running'

function Outcome({ importId, draft, other, onShow }: { importId: string; draft: Draft | undefined; other: React.ReactNode; onShow: (job: string | undefined) => void }) {
  const text = useText(messages).units
  const format = useFormat()
  const { data: report, error } = useAnswer(importRoutes.get, { id: importId })
  const confirm = useCommand(importRoutes.confirm, { onDone: (one) => onShow(one.jobId) })
  if (error) return <ProblemNotice problem={error} />
  if (!report) return null
  const written = report.state === 'done'
  return (
    <div className={styles.outcome}>
      <p><b>{report.fileName}</b></p>
      <FigureRow>
        <Figure label={text.read} value={format.count(report.read)} unit={text.rows} />
        <Figure label={written ? text.written : text.sound} value={format.count(report.accepted)} unit={text.rows} />
        <Figure label={text.rejected} value={format.count(report.rejected)} unit={text.rows} />
      </FigureRow>
      {report.rejections.slice(0, 3).map((one) => <p key={`${one.sheet}${one.row}${one.column ?? ''}${one.code}`} className={styles.small}>{text.rejectedRow(one.row, one.message)}</p>)}
      <ProblemNotice problem={confirm.problem} />
      <div className={styles.actions}>
        {!written && report.accepted > 0 && draft && <Button kind="primary" busy={confirm.busy} onClick={() => confirm.start({ id: draft.id })}>{text.confirm(format.count(report.accepted))}</Button>}
        {written && <b role="status">{text.done}</b>}
        {!written && other}
        {report.rejected > 0 && <a className={buttonClass()} href={fileAddress(importRoutes.rejected, { id: importId })}>{text.download}</a>}
        <Link to={'/imports' as string} search={{ import: importId } as never} className={buttonClass({ kind: 'quiet' })}>{text.details}</Link>
        {written && <Button kind="quiet" onClick={() => onShow(undefined)}>{text.another}</Button>}
      </div>
    </div>
  )
}
