import { Link } from '@tanstack/react-router'
import { Award } from 'lucide-react'
import { certificatesRoutes, type AnswerOf } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, buttonClass, Card, Chip, EmptyState, OccupationDrawing, RefusalNotice, SkeletonCards, useFormat, useText, type ChipShape, type ChipTone } from '@guildhall/ui'
import { PhoneBody, PhoneTitle } from '@guildhall/ui/phone'
import { grouped } from '../../verify/grouped.ts'
import { messages } from './messages.ts'
import styles from './results.module.css'

type Row = AnswerOf<typeof certificatesRoutes.listMine>['rows'][number]
const looks: Record<Row['state'], [ChipTone, ChipShape]> = { valid: ['jade', 'dot'], revoked: ['neutral', 'dash'], expired: ['amber', 'half'] }

/** All certificates of the worker, the newest first. */
export default function CertificatesPage() {
  const text = useText(messages)
  const { data, error, refetch } = useAnswer(certificatesRoutes.listMine, {})
  return (
    <>
      <PhoneTitle title={text.title} detail={data ? text.detail(data.rows.length) : undefined} />
      <PhoneBody>
        {error && !data && <RefusalNotice what={text.failed} why={error.message} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />}
        {!data && !error && <SkeletonCards label={text.loading} />}
        {data?.rows.length === 0 && <EmptyState icon={Award} title={text.empty} action={<Link to={'/classes' as string} className={buttonClass({ kind: 'primary' })}>{text.toClasses}</Link>}>{text.emptyText}</EmptyState>}
        {data?.rows.map((row) => <Line key={row.id} row={row} />)}
      </PhoneBody>
    </>
  )
}

function Line({ row }: { row: Row }) {
  const text = useText(messages)
  const format = useFormat()
  const [tone, shape] = looks[row.state]
  return (
    <Card padding="flush" as="article">
      <Link to={`/certificates/${row.id}` as string} className={styles.line} data-state={row.state}>
        <span className={styles.drawing} aria-hidden><OccupationDrawing occupation={row.occupation.name} size="tile" /></span>
        <span className={styles.words}>
          <b>{row.title}</b>
          <span className="num">{grouped(row.number)}</span>
          <span className="muted">{text.issuedOn(format.date(row.issuedAt))}{row.validUntil && `${text.dot}${text.until(format.date(row.validUntil))}`}</span>
        </span>
        <Chip tone={tone} shape={shape}>{text.state[row.state]}</Chip>
      </Link>
    </Card>
  )
}
