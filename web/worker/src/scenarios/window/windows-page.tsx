import { Link, useRouter } from '@tanstack/react-router'
import { Landmark } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { windowVisitRoutes } from '@guildhall/contract'
import { Button, buttonClass, Card, Chip, dotted, EmptyState, RefusalNotice, SkeletonCards, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import styles from './window.module.css'

/** Which windows there are, what each does and how many wait there now. */
export default function WindowsPage() {
  const shared = useText(messages)
  const text = shared.windows
  const router = useRouter()
  const { data, error, refetch } = useAnswer(windowVisitRoutes.publicList, {}, { refetchInterval: 30_000 })
  return (
    <>
      <PhoneBar title={text.title} backLabel={shared.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/services' as string }))} />
      <PhoneBody>
        <p className="muted">{text.detail}</p>
        <div className={styles.row}><Link to={'/my-visits' as string} className={buttonClass({ size: 'small' })}>{text.mine}</Link><Link to={'/unions' as string} className={buttonClass({ size: 'small' })}>{text.union}</Link></div>
        {error && !data && <RefusalNotice what={shared.failed} why={error.message} action={<Button size="small" onClick={() => void refetch()}>{shared.again}</Button>} />}
        {!data && !error && <SkeletonCards label={shared.loading} />}
        {data?.rows.length === 0 && <EmptyState icon={Landmark} title={text.empty}>{text.emptyNext}</EmptyState>}
        {data?.rows.map((row) => (
          <Card key={row.id}>
            <div className={styles.head}><h2 className={styles.title}>{row.name}</h2><Chip tone={row.openToday ? (row.waiting > 0 ? 'amber' : 'jade') : 'neutral'} shape={row.openToday ? 'dot' : 'ring'}>{row.openToday ? text.waiting(row.waiting) : text.closed}</Chip></div>
            <p className="muted">{dotted(shared.dot, [row.unitName, row.address])}</p>
            <p className="muted">{dotted(shared.dot, row.hours.map((one) => `${[...new Set([one.weekdays[0]!, one.weekdays.at(-1)!])].map((day) => text.weekday(day)).join('–')} ${one.from}–${one.to}`))}</p>
            {row.flag && <p><Chip tone="red">{text.flag(row.flag)}</Chip></p>}
            <details>
              <summary className={styles.does}>{text.does(row.items.length)}</summary>
            <ul className={styles.items}>
              {row.items.map((item) => (
                <li key={item.id}>
                  <details>
                    <summary><b>{item.title}</b></summary>
                    <p>{item.summary}</p>
                    <p className="muted">{dotted(shared.dot, [text.promise(item.promiseDays), item.withoutVisit && text.withoutVisit])}</p>
                    {item.materials.length > 0 && <><p>{text.bring}</p><ul>{item.materials.map((one) => <li key={one.title}>{one.title}</li>)}</ul></>}
                  </details>
                </li>
              ))}
            </ul>
            </details>
            <div className={styles.row}>
              {row.bookable && <Link to={`/windows/${row.id}` as string} className={buttonClass({ kind: 'primary' })}>{text.book}</Link>}
              {row.line && <a className={buttonClass()} href={`tel:${row.line}`}>{text.call} {row.line}</a>}
            </div>
          </Card>
        ))}
      </PhoneBody>
    </>
  )
}
