import { useEffect } from 'react'
import { Link } from '@tanstack/react-router'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { FileUp } from 'lucide-react'
import { importRoutes, jobRoutes, registryShapes, type AnswerOf } from '@guildhall/contract'
import { fileAddress, upload, useAnswer, useCommand, type ProblemError } from '@guildhall/client'
import { Button, buttonClass, Card, Figure, FigureRow, Icon, RefusalNotice, SkeletonRows, Steps, useFormat, useText } from '@guildhall/ui'
import { PageTitle, Segmented, Upload } from '@guildhall/ui/console'
import { useSession } from '../../../app/session.ts'
import { useFilterInAddress } from './address.ts'
import { ImportDetails } from './import-details.tsx'
import { ImportDrafts } from './import-drafts.tsx'
import { ImportHistory } from './import-history.tsx'
import { ImportJob } from './import-job.tsx'
import { importMessages } from './import-messages.ts'
import styles from './needs.module.css'
import { Problem } from './problem.tsx'
import { lacksUnits } from './units-first.ts'

export type Report = AnswerOf<typeof importRoutes.get>
type Draft = AnswerOf<typeof importRoutes.begin>
const kinds = registryShapes.importKind.options

/**
 * A file comes in by three steps: choose it, see what it was understood as, confirm. Reading and writing are jobs of the server; the address says which one is looked
 * at, so the page can be left and come back to. Nothing is written before the third step.
 */
export default function ImportsPage() {
  const text = useText(importMessages)
  const client = useQueryClient()
  const { extra, change } = useFilterInAddress()
  const kind = kinds.find((one) => one === extra['kind']) ?? 'needs'
  const blank = registryShapes.blankSheetKind.options.find((one) => one === kind)
  const jobId = extra['job'] ?? ''
  const show = (to: { job?: string; import?: string }) => change({ job: undefined, import: undefined, ...to })

  const begin = useMutation<Draft, ProblemError, File>({ mutationFn: (file) => upload(importRoutes.begin, file, { kind }), onSuccess: async (draft) => { show({ job: draft.jobId }); await client.invalidateQueries() } })
  const drafts = useAnswer(importRoutes.drafts, {})
  const job = useAnswer(jobRoutes.get, { id: jobId }, { enabled: jobId !== '', refetchInterval: (query) => (isActive(query.state.data as AnswerOf<typeof jobRoutes.get> | undefined) ? 600 : false) })
  const result = registryShapes.importJobResult.safeParse(job.data?.result).data
  const draft = drafts.data?.rows.find((one) => one.jobId === jobId || one.id === result?.draftId)
  const importId = extra['import'] ?? result?.importId ?? ''
  const report = useAnswer(importRoutes.get, { id: importId }, { enabled: importId !== '' })
  const ended = job.data !== undefined && !isActive(job.data)
  // What the job wrote is on other pages too, and its draft may be gone. By its id: a small file is written before this page was ever drawn with a job under way.
  const done = ended ? job.data?.id : undefined
  useEffect(() => { if (done) void client.invalidateQueries() }, [client, done])

  const at = report.data?.state === 'done' ? 'done' : jobId !== '' || importId !== '' ? 'preview' : 'choose'
  const order = ['choose', 'preview', 'done'] as const
  return (
    <div className={styles.stack}>
      <PageTitle title={text.title} detail={text.detail} />
      <Steps label={text.title} steps={order.map((id) => ({ id, label: text.steps[id], state: order.indexOf(id) < order.indexOf(at) || at === 'done' ? 'done' : id === at ? 'current' : 'ahead' }))} />
      <Problem problem={begin.error ?? job.error ?? report.error} />
      {jobId === '' && importId === '' && (
        <>
          <Card>
            <p className={styles.small}>{text.kind}</p>
            <Segmented value={kind} options={kinds.map((value) => ({ value, label: text.kinds[value] }))} onChange={(value) => change({ kind: value })} />
            <div className={styles.drop}>
              <Upload.Dragger accept=".xlsx,.csv" showUploadList={false} disabled={begin.isPending} beforeUpload={(file) => { begin.mutate(file); return false }}>
                <Icon of={FileUp} size={28} />
                <p><b>{begin.isPending ? text.sending : text.drop}</b></p>
                <p className={styles.small}>{text.file}</p>
              </Upload.Dragger>
            </div>
            {blank && <p className={styles.small}><a className="link" href={fileAddress(importRoutes.blankSheet, { kind: blank })}>{text.blank}</a> {text.blankHint}</p>}
          </Card>
          <ImportDrafts drafts={drafts.data?.rows ?? []} onOpen={(one) => show({ job: one.jobId })} />
        </>
      )}
      {job.data && !result?.importId && <ImportJob job={job.data} draft={draft} refused={result?.refused ?? null} onAgain={() => show({})} onStarted={(one) => show({ job: one.jobId })} />}
      {report.isPending && importId !== '' && <SkeletonRows label={text.reading} />}
      {report.data && <Outcome report={report.data} draft={draft} onStarted={(one) => show({ job: one.jobId })} onAgain={() => show({})} />}
      <ImportHistory onOpen={(id) => show({ import: id })} />
    </div>
  )
}

const isActive = (job: Pick<AnswerOf<typeof jobRoutes.get>, 'state'> | undefined): boolean => job === undefined || job.state === 'waiting' || job.state === 'running'

/** What a file was understood as or has become, and the step that follows. */
function Outcome({ report, draft, onStarted, onAgain }: { report: Report; draft: Draft | undefined; onStarted: (draft: Draft) => void; onAgain: () => void }) {
  const text = useText(importMessages)
  const format = useFormat()
  const confirm = useCommand(importRoutes.confirm, { onDone: onStarted })
  const discard = useCommand(importRoutes.discard, { onDone: onAgain })
  const { permissions } = useSession()
  const fresh = report.written?.created ?? 0
  const nothing = report.state === 'previewed' && report.accepted === 0
  const mayBringUnits = permissions.has('units.manage')
  return (
    <>
      {lacksUnits(report) && (
        <RefusalNotice
          what={text.unitsFirst} why={text.unitsFirstWhy} now={mayBringUnits ? text.unitsFirstNow : text.unitsFirstAsk}
          action={mayBringUnits && <Link to={'/imports' as string} search={{ kind: 'units' } as never} className={buttonClass({ size: 'small' })}>{text.bringUnits}</Link>}
        />
      )}
      <Card>
        <FigureRow>
          <Figure label={text.read} value={format.count(report.read)} unit={text.rows} />
          {/* Where no row is sound there is nothing to count but what came and what is wrong; the sentence below says so. */}
          {!nothing && (report.written
            ? <><Figure label={text.created} value={format.count(fresh)} unit={text.rows} /><Figure label={text.known} value={format.count(report.written.known)} unit={text.rows} /></>
            : <Figure label={text.accepted} value={format.count(report.accepted)} unit={text.rows} />)}
          {!nothing && <Figure label={text.repaired} value={format.count(sum(report.repaired))} unit={text.times} />}
          {!nothing && <Figure label={text.warned} value={format.count(sum(report.warned))} unit={text.rows} />}
          <Figure label={text.rejected} value={format.count(report.rejected)} unit={text.rows} />
        </FigureRow>
        <Problem problem={confirm.problem ?? discard.problem} />
        <div className={styles.bulk} style={{ margin: '16px 0 0' }}>
          {report.state === 'previewed' ? (
            <>
              <b>{report.read === 0 ? text.noRows : nothing ? text.nothing : draft ? text.nothingYet : text.lapsed}</b>
              {report.accepted > 0 && draft && <Button kind="primary" busy={confirm.busy} onClick={() => confirm.start({ id: draft.id })}>{text.confirm(format.count(report.accepted))}</Button>}
              <Button busy={discard.busy} onClick={() => (draft ? discard.start({ id: draft.id }) : onAgain())}>{text.other}</Button>
            </>
          ) : (
            <>
              <b>{report.state === 'undone' ? text.undone : fresh > 0 || !report.written ? text.doneTitle(format.count(report.written ? fresh : report.accepted)) : text.doneSame}</b>
              {report.kind === 'needs' && report.state === 'done' && fresh > 0 && <Link to={'/needs' as string} search={{ importId: report.id } as never} className={buttonClass({ size: 'small' })}>{text.toNeeds}</Link>}
              {report.kind === 'templates' && report.state === 'done' && <Link to={'/class-templates' as string} className={buttonClass({ size: 'small' })}>{text.toTemplates}</Link>}
              <Button size="small" onClick={onAgain}>{text.another}</Button>
            </>
          )}
        </div>
      </Card>
      <ImportDetails report={report} />
    </>
  )
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0)
}
