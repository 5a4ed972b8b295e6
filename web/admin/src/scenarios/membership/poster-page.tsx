import { Link, useParams } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { reviewingRoutes } from '@guildhall/contract'
import { Button, buttonClass, EmptyState, Mark, ProblemNotice, QrCode, SkeletonRows, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import styles from './membership.module.css'

/** The union's code on a sheet of paper for a wall; the browser prints it, or keeps it as PDF. */
export default function PosterPage() {
  const shared = useText(messages)
  const text = shared.poster
  const { unitId = '' } = useParams({ strict: false }) as { unitId?: string }
  const { data, error } = useAnswer(reviewingRoutes.getRule, { unitId })
  const back = <Link to={`/union-codes/${unitId}` as string} className={buttonClass()} data-print="hide">{text.back}</Link>
  if (error && !data) return <main id="main"><ProblemNotice problem={error} action={back} /></main>
  if (!data) return <main id="main"><SkeletonRows label={shared.loading} /></main>
  if (!data.code) return <main id="main"><EmptyState title={text.noCode} action={back} /></main>
  return (
    <main id="main" className={styles.poster}>
      <p className={styles.actions} data-print="hide">{back}<Button kind="primary" icon={Printer} onClick={() => print()}>{text.print}</Button></p>
      <span className={styles.top}><Mark size={30} />{data.parentName}</span>
      <h1>{data.unitName}</h1>
      <p>{text.lead}</p>
      <div className={styles.qr}><QrCode text={`${location.origin}/u/${data.code}`} label={text.scan} level="Q" /></div>
      <p><b>{text.scan}</b></p>
      <ol>{Object.values(text.steps).map((step, index) => <li key={step}><b className="num">{index + 1}</b>{step}</li>)}</ol>
      {data.about && <p>{data.about}</p>}
      <p className={styles.foot}>{text.code} <span className="num">{data.code}</span>{shared.dot}{text.foot(data.unitName)}</p>
    </main>
  )
}
