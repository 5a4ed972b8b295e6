import { useEffect } from 'react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { setOnBehalfOf } from '@guildhall/client'
import { LoginLayout, setLanguage, useLanguage, useText } from '@guildhall/ui'
import { useGoTo } from '../../app/address-link.tsx'
import { useSession, type Session } from '../../app/session.ts'
import { CodeForm } from './code-form.tsx'
import { DemoChoice } from './demo-choice.tsx'
import { LostPhoneForm } from './lost-phone-form.tsx'
import { messages } from './messages.ts'
import { nextAddress } from './next-address.ts'
import { StaffForm } from './staff-form.tsx'
import styles from './login.module.css'

type Way = 'code' | 'password' | 'lost'

/** The door of both apps. Which of its three forms is open stands in the address; so does the page to go on to. */
export default function LoginPage() {
  const text = useText(messages)
  const language = useLanguage()
  const session = useSession()
  const navigate = useNavigate()
  const goTo = useGoTo()
  const search: { way?: Way; next?: string } = useSearch({ strict: false })
  const way = search.way ?? 'code'
  // Whoever logs in here acts for nobody else.
  useEffect(() => setOnBehalfOf(null), [])

  function enter(kind: 'worker' | 'staff', nameNeeded = false): void {
    const next = nextAddress(kind, search.next)
    // The console is another app on the same server: it is opened, not navigated to.
    if (kind === 'staff') location.assign(next)
    else if (nameNeeded) void navigate({ to: '/me/name' as string, search: { next } as never })
    else goTo(next)
  }
  const entered = (answer: Pick<Session, 'actor' | 'worker'>) => answer.actor && enter(answer.actor.kind, answer.worker?.nameNeeded)

  const other = (to: Way, label: string) => <Link to="/login" search={{ ...search, way: to }} className={styles.other}>{label}</Link>
  return (
    <LoginLayout brand={text.brand} slogan={text.slogan.split('|')} aside={<DemoChoice demo={session.demo} onEntered={entered} />}>
      {way === 'code' && <CodeForm onEntered={entered} />}
      {way === 'password' && <StaffForm onEntered={() => enter('staff')} />}
      {way === 'lost' && <LostPhoneForm />}
      <p className={styles.others}>
        {way === 'password' ? other('code', text.workerWay) : other('password', text.staffWay)}
        {way === 'lost' ? other('code', text.workerWay) : way === 'code' && other('lost', text.lostWay)}
      </p>
      {!session.demo && <p className={styles.others}><span>{session.installation}</span><button type="button" className={styles.other} onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>{text.language}</button></p>}
    </LoginLayout>
  )
}
