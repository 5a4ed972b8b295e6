import { Link, useParams } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { joiningRoutes, plansRoutes, type AnswerOf } from '@guildhall/contract'
import { buttonClass, Card, Chip, dotted, EmptyState, Icon, SectionTitle, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBody, TicketCard } from '@guildhall/ui/phone'
import { useSession } from '../../app/session.ts'
import { Bar } from './bar.tsx'
import { messages } from './messages.ts'
import styles from './membership.module.css'
import { Problem } from './problem.tsx'

/** 基层工会码: what the code on a union's wall leads to, for anybody: who it is, joining, what is on, saying something, its certificate. */
export default function UnionPage() {
  const text = useText(messages)
  const format = useFormat()
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const { data, error, refetch } = useAnswer(joiningRoutes.getUnion, { code })
  const session = useSession()
  const mine = useAnswer(joiningRoutes.mine, {}, { enabled: session.actor?.kind === 'worker' })
  const isMine = data !== undefined && mine.data?.membership?.unitId === data.unitId
  const classes = useAnswer(plansRoutes.listPublishedClasses, { open: 'true', limit: 4, unitId: data?.unitId }, { enabled: data !== undefined })
  return (
    <>
      <Bar title={text.union.title} />
      <PhoneBody>
        {error?.status === 404 ? <EmptyState title={text.failed}>{error.message}</EmptyState> : <Problem problem={error} onAgain={() => void refetch()} />}
        {!data && !error && <SkeletonCards label={text.loading} />}
        {data && (
          <>
            <Card><div className={styles.head}><span><Chip tone="neutral" shape="none">{text.kind[data.kind]}</Chip></span><h2>{data.name}</h2><p>{dotted(text.dot, [data.place, !data.gone && data.parentName && text.union.above(data.parentName)])}</p>{data.about && <p>{data.about}</p>}{data.trades.length > 0 && <p>{dotted(text.dot, data.trades.map((trade) => text.work[trade]))}</p>}</div></Card>
            {data.gone && <Gone gone={data.gone} />}
            {data.gone ? null : isMine ? <Link to={'/my-union/card' as string} className={buttonClass({ kind: 'primary', size: 'large', block: true })}>{text.union.mine}</Link> : data.open ? <><Link to={'/join' as string} search={{ code: data.code } as never} className={buttonClass({ kind: 'primary', size: 'large', block: true })}>{text.union.join}</Link><p className="muted">{text.accepts[data.accepts](data.promiseDays)}</p></> : <Card><p>{text.union.closed}</p></Card>}
            {!data.gone && <SectionTitle>{text.union.activities}</SectionTitle>}
            {!data.gone && classes.data?.rows.length === 0 && <p className="muted">{text.union.noActivities}</p>}
            {!data.gone && classes.data?.rows.map((one) => <TicketCard key={one.id} title={one.title} detail={dotted(text.dot, [one.venue?.name, one.town])} stub={<Link to={`/classes/${one.id}` as string}>{text.union.look}</Link>} />)}
            <Card padding="flush">
              <div className={styles.rows}>
                {!data.gone && <Link to={`/u/${data.code}/say` as string}><span>{text.union.say}<small>{text.union.sayHint}</small></span><Icon of={ChevronRight} size={18} /></Link>}
                <Link to={'/m' as string}><span>{text.union.card}<small>{text.union.cardHint}</small></span><Icon of={ChevronRight} size={18} /></Link>
              </div>
            </Card>
            <Card padding="row"><div className={styles.layer}><h2>{text.union.certificate}</h2><p>{data.certificate ? <Link to={`/unions/${data.certificate.code}` as string} className="link">{text.union.certificateOf(data.certificate.code, format.date(data.certificate.until))}</Link> : text.union.certificateNone}</p></div></Card>
          </>
        )}
      </PhoneBody>
    </>
  )
}

/** A poster outlives its union: it leads to the union that goes on for it, or to another one. */
function Gone({ gone }: { gone: NonNullable<AnswerOf<typeof joiningRoutes.getUnion>['gone']> }) {
  const text = useText(messages).union
  const format = useFormat()
  const { on, into } = gone
  return (
    <>
      <Card><div className={styles.head}><h2>{into ? text.merged(format.date(on), into.name) : text.dissolved(format.date(on))}</h2>{into && <p>{text.mergedNext}</p>}</div></Card>
      {into?.code ? <Link to={`/u/${into.code}` as string} className={buttonClass({ kind: 'primary', size: 'large', block: true })}>{text.toHeir}</Link> : <Link to={'/join' as string} className={buttonClass({ kind: 'primary', size: 'large', block: true })}>{text.findOther}</Link>}
    </>
  )
}
