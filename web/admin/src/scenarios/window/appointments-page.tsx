import { CalendarClock } from 'lucide-react'
import { useState } from 'react'
import { useAnswer, useCommand } from '@guildhall/client'
import { windowVisitRoutes } from '@guildhall/contract'
import { Button, Card, Chip, dotted, EmptyState, ProblemNotice, SkeletonRows, useText } from '@guildhall/ui'
import { Input, PageTitle, Select } from '@guildhall/ui/console'
import { useAddress } from '../../app/address.ts'
import { hallMessages } from './hall-messages.ts'
import styles from './window.module.css'

/** Who has booked a time on a day. Whoever arrives gets a number that comes up at the appointed time. */
export default function AppointmentsPage() {
  const shared = useText(hallMessages)
  const text = shared.appointments
  const [address, change] = useAddress()
  const [given, setGiven] = useState('')
  const counters = useAnswer(windowVisitRoutes.listCounters, {})
  const day = /^\d{4}-\d{2}-\d{2}$/.test(address['day'] ?? '') ? address['day'] : undefined
  const { data, error } = useAnswer(windowVisitRoutes.listAppointments, { day, counterId: address['counter'] })
  const arrive = useCommand(windowVisitRoutes.arrive)
  return (
    <>
      <PageTitle title={text.title} detail={text.detail} />
      <div className={styles.tools}>
        <label>{text.day}<Input type="date" style={{ width: 160 }} value={day ?? data?.day ?? ''} onChange={(event) => change({ day: event.target.value || undefined })} /></label>
        <Select aria-label={shared.counter} style={{ minWidth: 200 }} value={address['counter'] ?? ''} options={[{ value: '', label: text.anyCounter }, ...(counters.data?.rows ?? []).map((one) => ({ value: one.id, label: one.name }))]} onChange={(id) => change({ counter: id || undefined })} />
        {given && <b role="status">{given}</b>}
      </div>
      <ProblemNotice problem={error ?? arrive.problem} />
      {!data && !error && <SkeletonRows label={shared.loading} />}
      {data && data.rows.length === 0 && <EmptyState icon={CalendarClock} title={text.empty}>{text.emptyNext}</EmptyState>}
      {data && data.rows.length > 0 && (
        <Card>
          <div className={styles.scroll}>
            <table className={styles.table}>
              <thead><tr><th>{text.time}</th><th>{text.who}</th><th>{text.what}</th><th>{shared.counter}</th><th>{text.stateColumn}</th><th>{text.deed}</th></tr></thead>
              <tbody>
                {data.rows.map((row) => (
                  <tr key={row.id}>
                    <td className="num">{row.from}–{row.to}</td><td>{dotted(shared.dot, [row.who, row.phone])}{row.assisted && <span className={styles.small}>{text.assisted}</span>}</td><td>{row.item?.title ?? shared.none}</td><td>{row.counter.name}</td>
                    <td><Chip tone={row.state === 'arrived' ? 'jade' : row.state === 'missed' ? 'neutral' : 'ink'}>{text.state[row.state]}</Chip> {row.ticket && <b className="num">{row.ticket}</b>}</td>
                    <td>{row.state === 'booked' ? <Button size="small" busy={arrive.busy} onClick={() => { void arrive.run({ appointmentId: row.id }).then((answer) => setGiven(shared.call.given(answer.label, answer.ahead))).catch(() => undefined) }}>{text.arrive}</Button> : shared.none}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Card>
      )}
    </>
  )
}
