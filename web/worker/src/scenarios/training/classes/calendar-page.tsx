import { useState } from 'react'
import { useRouter } from '@tanstack/react-router'
import { CalendarPlus } from 'lucide-react'
import { classesRoutes } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, buttonClass, Card, SkeletonCards, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { Problem } from '../plans/problem.tsx'
import styles from './classes.module.css'
import { messages } from './messages.ts'

/** The own timetable as an address for a calendar. */
export default function CalendarPage() {
  const text = useText(messages)
  const router = useRouter()
  const [copied, setCopied] = useState(false)
  const { data, error, refetch } = useAnswer(classesRoutes.calendarLink, {})
  const renew = useCommand(classesRoutes.renewCalendarLink, { onDone: () => setCopied(false) })
  const address = data?.path ? new URL(data.path, location.href).href : null
  return (
    <>
      <PhoneBar title={text.calendarTitle} backLabel={text.back} onBack={() => router.history.back()} />
      <PhoneBody>
        <Problem problem={error ?? renew.problem} onAgain={() => void refetch()} />
        {!data && !error && <SkeletonCards label={text.loading} count={1} />}
        {data && (
          <Card>
            <div className={styles.rows}>
              <p>{text.calendarText}</p>
              {!address && <Button kind="primary" size="large" block icon={CalendarPlus} busy={renew.busy} onClick={() => renew.start({})}>{text.calendarMake}</Button>}
              {address && (
                <>
                  <a href={address.replace(/^https?:/, 'webcal:')} className={buttonClass({ kind: 'primary', size: 'large', block: true })}>{text.calendarOpen}</a>
                  <Button block onClick={() => void navigator.clipboard?.writeText(address).then(() => setCopied(true))}>{copied ? text.calendarCopied : text.calendarCopy}</Button>
                  <p className={styles.address}>{address}</p>
                </>
              )}
            </div>
          </Card>
        )}
        {address && <Card><div className={styles.rows}><p className={styles.rule}>{text.calendarRenewText}</p><Button block busy={renew.busy} onClick={() => renew.start({})}>{text.calendarRenew}</Button></div></Card>}
      </PhoneBody>
    </>
  )
}
