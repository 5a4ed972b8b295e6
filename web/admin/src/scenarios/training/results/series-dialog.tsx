import { useState } from 'react'
import { certificatesRoutes, type AnswerOf } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { ProblemNotice, SkeletonRows, useText } from '@guildhall/ui'
import { Input, InputNumber, Modal } from '@guildhall/ui/console'
import { useSession } from '../../../app/session.ts'
import { Dialog } from './dialog.tsx'
import { messages } from './messages.ts'
import { grouped } from './certificate-table.tsx'
import styles from './results.module.css'

type Series = AnswerOf<typeof certificatesRoutes.getSeries>

/** How certificates are numbered from now on; who may not change it reads it. */
export function SeriesDialog({ onClose }: { onClose: () => void }) {
  const text = useText(messages)
  const { data, error } = useAnswer(certificatesRoutes.getSeries, {})
  if (data) return <Form series={data} onClose={onClose} />
  return <Modal open title={text.seriesTitle} onCancel={onClose} footer={null}>{error ? <ProblemNotice problem={error} /> : <SkeletonRows label={text.loading} count={3} />}</Modal>
}

function Form({ series, onClose }: { series: Series; onClose: () => void }) {
  const text = useText(messages)
  const { permissions } = useSession()
  const may = permissions.has('training.certificate.issue')
  const [issuer, setIssuer] = useState(series.issuer)
  const [region, setRegion] = useState(series.region)
  const [years, setYears] = useState(series.validYears)
  const set = useCommand(certificatesRoutes.setSeries, { onDone: onClose })
  const fits = /^[A-Z]\d{4}$/.test(issuer) && /^\d{4}$/.test(region)
  return (
    <Dialog title={text.seriesTitle} action={text.seriesSave} busy={set.busy} disabled={!may || !fits} problem={set.problem} onClose={onClose} onDo={() => set.start({ issuer, region, validYears: years })}>
      <p>{text.seriesText}</p>
      {!series.own && <p className={styles.note}>{text.inherited}</p>}
      <label className={styles.field}><span>{text.seriesIssuer}</span><Input value={issuer} maxLength={5} disabled={!may} onChange={(event) => setIssuer(event.target.value.toUpperCase())} /></label>
      <label className={styles.field}><span>{text.seriesRegion}</span><Input value={region} maxLength={4} disabled={!may} onChange={(event) => setRegion(event.target.value)} /></label>
      <label className={styles.field}><span>{text.seriesYears}</span><InputNumber value={years} min={1} max={50} precision={0} disabled={!may} onChange={(value) => setYears(value)} style={{ width: '100%' }} /></label>
      <p className={styles.note}>{text.seriesSample(grouped(series.sample))}</p>
    </Dialog>
  )
}
