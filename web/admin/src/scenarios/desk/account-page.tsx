import { useState } from 'react'
import { useAnswer, useCommand } from '@guildhall/client'
import { loginRoutes } from '@guildhall/contract'
import { Button, Card, Chip, deviceName, Field, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { useSession, useSwitchRole } from '../../app/session.ts'
import { messages } from './messages.ts'
import styles from './desk.module.css'

/** The reader's own account: roles, devices, password, authenticator. */
export default function AccountPage() {
  const text = useText(messages).account
  const session = useSession()
  const switchRole = useSwitchRole()
  return (
    <>
      <PageTitle title={text.title} detail={session.actor?.name} />
      <div className={styles.two}>
        <div className={styles.stack}>
        <Card>
          <h2 className={styles.cardTitle}>{text.roles}</h2>
          <ul className={styles.rows}>
            {session.roles.map((role) => (
              <li key={role.id}>
                <span>{role.roleName}<small>{role.unitName}</small></span>
                {role.id === session.actingRole?.id ? <Chip tone="jade">{text.acting}</Chip> : <Button size="small" onClick={() => void switchRole(role.id)}>{text.use}</Button>}
              </li>
            ))}
          </ul>
        </Card>
        <Devices />
        <Card><h2 className={styles.cardTitle}>{text.totp}</h2><p className="muted">{text.totpDetail}</p></Card>
        </div>
        <Password />
      </div>
    </>
  )
}

function Devices() {
  const text = useText(messages).account
  const shared = useText(messages)
  const format = useFormat()
  const { data, error } = useAnswer(loginRoutes.listDevices, {})
  const revoke = useCommand(loginRoutes.revokeDevice)
  const others = useCommand(loginRoutes.revokeOthers)
  return (
    <Card>
      <h2 className={styles.cardTitle}>{text.devices}</h2>
      <p className="muted">{text.devicesDetail}</p>
      <ProblemNotice problem={error ?? revoke.problem ?? others.problem} />
      {!data && !error && <SkeletonRows label={shared.loading} count={2} />}
      <ul className={styles.rows}>
        {data?.rows.map((device) => (
          <li key={device.id}>
            <span>{deviceName(device.userAgent)}<small>{text.lastSeen(format.dateTime(device.lastSeenAt))}</small></span>
            {device.current ? <Chip tone="jade">{text.here}</Chip> : <Button size="small" busy={revoke.busy} onClick={() => revoke.start({ id: device.id })}>{text.revoke}</Button>}
          </li>
        ))}
      </ul>
      {(data?.rows.length ?? 0) > 1 && <Button busy={others.busy} onClick={() => others.start({})}>{text.revokeOthers}</Button>}
    </Card>
  )
}

function Password() {
  const text = useText(messages).account
  const [form, setForm] = useState({ current: '', password: '', again: '' })
  const [differs, setDiffers] = useState(false)
  const change = useCommand(loginRoutes.changePassword, { onDone: () => setForm({ current: '', password: '', again: '' }) })

  function send(): void {
    setDiffers(form.password !== form.again)
    if (form.password === form.again) change.start({ current: form.current, password: form.password })
  }
  return (
    <Card>
      <h2 className={styles.cardTitle}>{text.password}</h2>
      <form className={styles.form} onSubmit={(event) => { event.preventDefault(); send() }}>
        <Field label={text.current} type="password" autoComplete="current-password" required value={form.current} onChange={(event) => setForm({ ...form, current: event.target.value })} />
        <Field label={text.next} hint={text.rule} type="password" autoComplete="new-password" required value={form.password} onChange={(event) => setForm({ ...form, password: event.target.value })} />
        <Field label={text.twice} error={differs ? text.differs : undefined} type="password" autoComplete="new-password" required value={form.again} onChange={(event) => setForm({ ...form, again: event.target.value })} />
        <ProblemNotice problem={change.problem} />
        {change.done && <p role="status">{text.changed}</p>}
        <div><Button type="submit" busy={change.busy}>{text.change}</Button></div>
      </form>
    </Card>
  )
}
