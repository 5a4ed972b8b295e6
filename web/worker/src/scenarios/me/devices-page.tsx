import { useNavigate } from '@tanstack/react-router'
import { useAnswer, useCommand } from '@guildhall/client'
import { loginRoutes } from '@guildhall/contract'
import { Button, Card, Chip, deviceName, ProblemNotice, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import styles from './me.module.css'

/** Where the reader is logged in, each with a way out. */
export default function DevicesPage() {
  const shared = useText(messages)
  const text = shared.devices_
  const format = useFormat()
  const navigate = useNavigate()
  const { data, error } = useAnswer(loginRoutes.listDevices, {})
  const revoke = useCommand(loginRoutes.revokeDevice)
  const others = useCommand(loginRoutes.revokeOthers)
  return (
    <>
      <PhoneBar title={text.title} backLabel={shared.back} onBack={() => void navigate({ to: '/me' as string })} />
      <PhoneBody>
        <ProblemNotice problem={error ?? revoke.problem ?? others.problem} />
        {!data && !error && <SkeletonCards label={shared.loading} />}
        {data && (
          <Card padding="flush">
            <ul className={styles.rows}>
              {data.rows.map((device) => (
                <li key={device.id}>
                  <span className={styles.words}>{deviceName(device.userAgent)}<small>{text.lastSeen(format.dateTime(device.lastSeenAt))}{shared.dot}{text.since(format.day(device.createdAt))}</small></span>
                  {device.current ? <Chip tone="jade">{text.here}</Chip> : <Button size="small" busy={revoke.busy} onClick={() => revoke.start({ id: device.id })}>{text.revoke}</Button>}
                </li>
              ))}
            </ul>
          </Card>
        )}
        {(data?.rows.length ?? 0) > 1 && <Button block busy={others.busy} onClick={() => others.start({})}>{text.revokeOthers}</Button>}
      </PhoneBody>
    </>
  )
}
