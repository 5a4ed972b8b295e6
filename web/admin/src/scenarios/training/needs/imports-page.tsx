import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { useMutation } from '@tanstack/react-query'
import { FileUp } from 'lucide-react'
import { importRoutes, trainingImportKind, trainingImportRoutes, type AnswerOf } from '@guildhall/contract'
import { upload, useRefresh, type ProblemError } from '@guildhall/client'
import { Button, buttonClass, Card, Figure, FigureRow, Icon, ProgressJob, Steps, useFormat, useText } from '@guildhall/ui'
import { PageTitle, Segmented, Upload } from '@guildhall/ui/console'
import { useFilterInAddress } from './address.ts'
import { ImportDetails } from './import-details.tsx'
import { ImportHistory } from './import-history.tsx'
import { importMessages } from './import-messages.ts'
import styles from './needs.module.css'
import { Problem } from './problem.tsx'

export type Report = AnswerOf<typeof trainingImportRoutes.run>
type Kind = 'units' | 'needs' | 'trainers' | 'venues' | 'classes' | 'evaluations'
const kinds: readonly Kind[] = ['units', ...trainingImportKind.options]

/** Files of units are the registry's and say no old and new; the page shows both alike. */
async function send(kind: Kind, file: File, write: boolean): Promise<Report> {
  if (kind !== 'units') return upload(write ? trainingImportRoutes.run : trainingImportRoutes.preview, file, { kind })
  const report = await upload(write ? importRoutes.importUnits : importRoutes.previewUnits, file)
  return { ...report, repairs: [], written: write ? { created: report.accepted, known: 0 } : null }
}

/** A file comes in by three steps: choose it, see what it was understood as, confirm. Nothing is written before the third. */
export default function ImportsPage() {
  const text = useText(importMessages)
  const format = useFormat()
  const refresh = useRefresh()
  const { extra, change } = useFilterInAddress()
  const kind = kinds.find((one) => one === extra['kind']) ?? 'needs'
  const [file, setFile] = useState<File | null>(null)
  const preview = useMutation<Report, ProblemError, File>({ mutationFn: (chosen) => send(kind, chosen, false) })
  const write = useMutation<Report, ProblemError, File>({ mutationFn: (chosen) => send(kind, chosen, true), onSuccess: () => refresh() })
  const report = write.data ?? preview.data
  const at = write.data ? 'done' : preview.data ? 'preview' : 'choose'
  const order = ['choose', 'preview', 'done'] as const

  function restart(): void {
    setFile(null)
    preview.reset()
    write.reset()
  }
  function choose(chosen: File): void {
    write.reset()
    setFile(chosen)
    preview.mutate(chosen)
  }

  return (
    <div className={styles.stack}>
      <PageTitle title={text.title} detail={text.detail} />
      <Steps label={text.title} steps={order.map((id) => ({ id, label: text.steps[id], state: order.indexOf(id) < order.indexOf(at) || at === 'done' ? 'done' : id === at ? 'current' : 'ahead' }))} />
      <Problem problem={preview.error ?? write.error} onAgain={file ? () => (preview.error ? choose(file) : write.mutate(file)) : undefined} />
      {!report && !preview.isPending && (
        <Card>
          <p className={styles.small}>{text.kind}</p>
          <Segmented value={kind} options={kinds.map((value) => ({ value, label: text.kinds[value] }))} onChange={(value) => change({ kind: value })} />
          <Upload.Dragger accept=".xlsx,.csv" showUploadList={false} beforeUpload={(chosen) => { choose(chosen); return false }} style={{ marginTop: 16 }}>
            <p><Icon of={FileUp} size={28} /></p>
            <p><b>{text.drop}</b></p>
            <p className={styles.small}>{text.file}</p>
          </Upload.Dragger>
        </Card>
      )}
      {preview.isPending && <ProgressJob title={`${text.reading}：${file?.name ?? ''}`} detail={text.wait} progress={null} state="running" />}
      {write.isPending && <ProgressJob title={`${text.writing}：${file?.name ?? ''}`} detail={text.wait} progress={null} state="running" />}
      {report && (
        <>
          <Card>
            <FigureRow>
              <Figure label={text.read} value={format.count(report.read)} unit={text.rows} />
              {report.written
                ? <><Figure label={text.created} value={format.count(report.written.created)} unit={text.rows} /><Figure label={text.known} value={format.count(report.written.known)} unit={text.rows} /></>
                : <Figure label={text.accepted} value={format.count(report.accepted)} unit={text.rows} />}
              <Figure label={text.repaired} value={format.count(sum(report.repaired))} unit={text.times} />
              <Figure label={text.warned} value={format.count(sum(report.warned))} unit={text.rows} />
              <Figure label={text.rejected} value={format.count(report.rejected)} unit={text.rows} />
            </FigureRow>
            <div className={styles.bulk} style={{ margin: '16px 0 0' }}>
              {report.written ? (
                <>
                  <b>{report.written.created > 0 ? text.doneTitle(format.count(report.written.created)) : text.doneSame}</b>
                  {kind === 'needs' && report.written.created > 0 && <Link to={'/needs' as string} search={{ importId: report.id } as never} className={buttonClass({ size: 'small' })}>{text.toNeeds}</Link>}
                  <Button size="small" onClick={restart}>{text.another}</Button>
                </>
              ) : (
                <>
                  <b>{report.accepted > 0 ? text.nothingYet : text.nothing}</b>
                  {report.accepted > 0 && file && <Button kind="primary" busy={write.isPending} onClick={() => write.mutate(file)}>{text.confirm(format.count(report.accepted))}</Button>}
                  <Button onClick={restart}>{text.other}</Button>
                </>
              )}
            </div>
          </Card>
          <ImportDetails report={report} />
        </>
      )}
      <ImportHistory />
    </div>
  )
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0)
}
