import { Link, useRouter } from '@tanstack/react-router'
import { CalendarClock, ScanLine } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { roomBookingRoutes, venueShapes, type AnswerOf } from '@guildhall/contract'
import { Button, buttonClass, Card, Chip, dotted, EmptyState, Icon, ProblemNotice, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import { useDayWords } from './open-chip.tsx'
import styles from './venues.module.css'

type Row = AnswerOf<typeof roomBookingRoutes.mine>['rows'][number]
const tone = { waiting: 'amber', booked: 'ink', cancelled: 'neutral', freed: 'amber', came: 'jade', missed: 'neutral', lapsed: 'neutral' } as const

/** What I have booked; what lies ahead can be given back. */
export default function MyBookingsPage() {
  const shared = useText(messages)
  const text = shared.mine
  const router = useRouter()
  const { data, error } = useAnswer(roomBookingRoutes.mine, {})
  const cancel = useCommand(roomBookingRoutes.cancel)
  const find = <Link to={'/positions' as string} className={buttonClass({ kind: 'primary' })}>{text.find}</Link>
  return (
    <>
      <PhoneBar title={text.title} backLabel={shared.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/services' as string }))} />
      <PhoneBody>
        <ProblemNotice problem={error ?? cancel.problem} />
        {!data && !error && <SkeletonCards label={shared.loading} />}
        {data?.rows.length === 0 && <EmptyState icon={CalendarClock} title={text.empty} action={find}>{text.emptyNext}</EmptyState>}
        {data?.rows.map((row) => <Booked key={row.id} row={row} now={data.now} busy={cancel.busy} onCancel={() => cancel.start({ bookingId: row.id })} />)}
        {data && data.rows.length > 0 && <p>{find}</p>}
      </PhoneBody>
    </>
  )
}

function Booked({ row, now, busy, onCancel }: { row: Row; now: string; busy: boolean; onCancel: () => void }) {
  const shared = useText(messages)
  const text = shared.mine
  const format = useFormat()
  const dayOf = useDayWords()
  const soon = row.state === 'booked' && Date.parse(`${row.day}T${row.from}:00+08:00`) - Date.parse(now) < 12 * 3_600_000
  return (
    <Card>
      <div className={styles.stack}>
        <div className={styles.head}><h2 className={styles.when}>{dayOf(row.day)} {row.from}–{row.to}</h2><Chip tone={tone[row.state]} shape={row.state === 'booked' || row.state === 'came' ? 'dot' : 'ring'}>{row.place === null ? text.state[row.state] : text.place(row.place)}</Chip></div>
        <p style={{ margin: 0 }}><Link to={`/positions/${row.position.id}` as string} className="link">{row.position.name}</Link>{shared.dot}{row.room.name}<br /><span className="muted">{dotted(shared.dot, [format.weekday(row.day), row.address, row.people > 1 && text.people(format.count(row.people)), row.helper && text.helper(row.helper), row.assisted && text.assisted])}</span></p>
        {row.why && <p className={styles.why}>{text.why(row.why === venueShapes.whyChanged ? text.changed : row.why)}</p>}
        {(soon || row.mayCancel) && (
          <div className={styles.row}>
            {soon && <Link to={'/scan' as string} className={buttonClass({ kind: 'primary' })}><Icon of={ScanLine} size={18} />{text.scan}</Link>}
            {row.mayCancel && <Button busy={busy} onClick={onCancel}>{row.state === 'waiting' ? text.leave : text.cancel}</Button>}
          </div>
        )}
      </div>
    </Card>
  )
}
