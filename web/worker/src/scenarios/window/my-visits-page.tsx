import { Link, useRouter } from '@tanstack/react-router'
import { CalendarClock } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { windowVisitRoutes } from '@guildhall/contract'
import { Button, buttonClass, Card, Chip, dotted, EmptyState, ProblemNotice, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import styles from './window.module.css'

/** Times I have booked; those ahead can be given back. */
export default function MyVisitsPage() {
  const shared = useText(messages)
  const text = shared.visits
  const format = useFormat()
  const router = useRouter()
  const { data, error } = useAnswer(windowVisitRoutes.listMine, {})
  const cancel = useCommand(windowVisitRoutes.cancel)
  const toWindows = <Link to={'/windows' as string} className={buttonClass({ kind: 'primary' })}>{text.toWindows}</Link>
  return (
    <>
      <PhoneBar title={text.title} backLabel={shared.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/services' as string }))} />
      <PhoneBody>
        <ProblemNotice problem={error ?? cancel.problem} />
        {!data && !error && <SkeletonCards label={shared.loading} />}
        {data?.rows.length === 0 && <EmptyState icon={CalendarClock} title={text.empty} action={toWindows}>{text.emptyNext}</EmptyState>}
        {data?.rows.map((row) => (
          <Card key={row.id}>
            <div className={styles.head}><h2 className={styles.title}>{format.monthDay(row.day)} {row.from}</h2><Chip tone={row.state === 'booked' ? 'ink' : row.state === 'arrived' ? 'jade' : 'neutral'}>{text.state[row.state]}</Chip></div>
            <p>{row.counter.name}<br /><span className="muted">{dotted(shared.dot, [row.item?.title, row.address])}</span></p>
            {row.state === 'booked' && row.day >= data.today && <><p className="muted">{text.bring}</p><Button busy={cancel.busy} onClick={() => cancel.start({ appointmentId: row.id })}>{text.cancel}</Button></>}
          </Card>
        ))}
        {data && data.rows.length > 0 && <p>{toWindows}</p>}
      </PhoneBody>
    </>
  )
}
