import { useState } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { useAnswer, useCommand } from '@guildhall/client'
import { roomBookingRoutes, venueShapes } from '@guildhall/contract'
import { Button, Card, Chip, dotted, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { AskDialog } from '../../app/ask-dialog.tsx'
import { messages } from './messages.ts'
import styles from './venues.module.css'

const tone = { waiting: 'amber', booked: 'ink', cancelled: 'neutral', freed: 'amber', came: 'jade', missed: 'neutral', lapsed: 'neutral' } as const

/** One series with each of its days and what was skipped. */
export default function SeriesPage() {
  const shared = useText(messages)
  const text = shared.series
  const format = useFormat()
  const { seriesId = '' } = useParams({ strict: false }) as { seriesId?: string }
  const { data, error } = useAnswer(roomBookingRoutes.getSeries, { seriesId })
  const [asking, setAsking] = useState<{ day: string | null } | null>(null)
  const giveBack = useCommand(roomBookingRoutes.giveBackSeries, { onDone: () => setAsking(null) })
  if (error && !data) return <ProblemNotice whole problem={error} />
  if (!data) return <SkeletonRows label={shared.loading} />
  return (
    <div className={styles.stack}>
      <PageTitle
        title={data.title} crumbs={<Link to={'/room-series' as string} className="link">{text.title}</Link>} detail={dotted(shared.dot, [data.unitName, `${data.position.name} ${data.room.name}`, text.weekly(data.weekdays.map(shared.weekdayShort).join(shared.comma), `${data.from}–${data.to}`), text.people(format.count(data.people)), data.helper && text.helper])}
        actions={data.own && data.ahead > 0 && <Button onClick={() => setAsking({ day: null })}>{text.giveBackAll}</Button>}
      />
      <div className={styles.halves}>
        <Card>
          <h2 className={styles.title}>{text.days}</h2>
          <ul className={styles.rows} style={{ marginBlockStart: 12 }}>
            {data.days.map((one) => (
              <li key={one.id}>
                <span className={styles.grow}><b>{format.day(one.day)}</b> {one.helper && <span className="muted">{shared.day.helper(one.helper)}</span>}{one.why && <span className={styles.small}>{one.why === venueShapes.whyChanged ? shared.day.changed : one.why}</span>}</span>
                <Chip tone={tone[one.state]} shape={one.state === 'booked' || one.state === 'came' ? 'dot' : 'ring'}>{shared.day.stateOf[one.state]}</Chip>
                {data.own && one.state === 'booked' && <Button size="small" kind="quiet" aria-label={text.giveBackOf(format.day(one.day))} onClick={() => setAsking({ day: one.day })}>{text.giveBack}</Button>}
              </li>
            ))}
          </ul>
        </Card>
        {data.skipped.length > 0 && (
          <Card>
            <h2 className={styles.title}>{text.skipped}</h2>
            <ul className={styles.rows} style={{ marginBlockStart: 12 }}>{data.skipped.map((one) => <li key={one.day}><b>{format.day(one.day)}</b><span className="muted">{text.why[one.why]}</span></li>)}</ul>
          </Card>
        )}
      </div>
      {asking && <AskDialog title={asking.day ? text.giveBackOf(format.day(asking.day)) : text.giveBackAll} detail={text.giveBackAsk} ok={text.giveBack} askReason={false} busy={giveBack.busy} problem={giveBack.problem} onClose={() => setAsking(null)} onConfirm={() => giveBack.start({ seriesId, day: asking.day })} />}
    </div>
  )
}
