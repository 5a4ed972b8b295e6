import { Link, useRouter } from '@tanstack/react-router'
import { Gift } from 'lucide-react'
import { fileAddress, useAnswer } from '@guildhall/client'
import { benefitRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, Chip, dotted, EmptyState, RefusalNotice, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import styles from './benefits.module.css'

type Row = AnswerOf<typeof benefitRoutes.listOpen>['rows'][number]

/** What can be claimed, what is coming, and where I stand in each. */
export default function BenefitsPage() {
  const text = useText(messages)
  const router = useRouter()
  const { data, error, refetch } = useAnswer(benefitRoutes.listOpen, {}, { refetchInterval: 15_000 })
  return (
    <>
      <PhoneBar title={text.title} backLabel={text.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/services' as string }))} />
      <PhoneBody>
        <p className="muted">{text.detail}</p>
        {error && !data && <RefusalNotice what={text.failed} why={error.message} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />}
        {!data && !error && <SkeletonCards label={text.loading} />}
        {data?.rows.length === 0 && <EmptyState icon={Gift} title={text.empty}>{text.emptyNext}</EmptyState>}
        {data?.rows.map((row) => <Release key={row.release.id} row={row} />)}
      </PhoneBody>
    </>
  )
}

function Release({ row: { release, standing, have } }: { row: Row }) {
  const text = useText(messages)
  const format = useFormat()
  const open = release.phase === 'open'
  const when = release.phase === 'soon' ? text.opens(format.dateTime(release.opensAt)) : release.phase === 'drawing' ? text.drawn(format.dateTime(release.drawAt!)) : text.closes(format.dateTime(release.closesAt))
  const mine = { none: null, got: text.got, waiting: standing.kind === 'waiting' ? text.inLine(format.count(standing.position)) : null, entered: text.in, lost: text.lost, missed: text.missed }[standing.kind]
  return (
    <Link to={`/benefits/${release.id}` as string} className={styles.card}>
      <Card>
        <div className={styles.head}>
          <h2 className={styles.title}>{release.name}</h2>
          <Chip tone={open ? 'jade' : release.phase === 'drawing' || release.phase === 'soon' ? 'ink' : 'neutral'} shape={open ? 'dot' : 'ring'}>{open && release.kind === 'draw' ? text.entering : text.phase[release.phase]}</Chip>
        </div>
        <div className={styles.body}>
          <div>
            <p className="muted">{text.by(release.unitName, format.count(release.quantity))}</p>
            <p className="muted">{dotted(text.dot, [text.kind[release.kind], when, text.eligible[release.eligible]])}</p>
          </div>
          {release.pictures[0] && <img className={styles.thumb} src={fileAddress(benefitRoutes.picture, { pictureId: release.pictures[0].id })} alt={release.pictures[0].caption} loading="lazy" />}
        </div>
        {have !== null && <p><Chip tone={have >= release.points ? 'ink' : 'neutral'} shape="ring">{text.price(format.count(release.points))}</Chip> <span className="muted">{have >= release.points || standing.kind === 'got' ? text.priceHave(format.count(release.points), format.count(have)) : text.short(format.count(release.points - have))}</span></p>}
        {mine && <Chip tone={standing.kind === 'got' ? 'jade' : standing.kind === 'missed' ? 'amber' : 'ink'}>{mine}</Chip>}
      </Card>
    </Link>
  )
}
