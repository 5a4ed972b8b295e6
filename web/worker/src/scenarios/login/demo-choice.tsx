import { useState } from 'react'
import { Accessibility, BadgeCheck, Bike, Briefcase, Building, ConciergeBell, Factory, Gauge, GraduationCap, HeartHandshake, Landmark, MapPin, ScrollText, Server, ShieldCheck, UserRound, Users } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { loginRoutes } from '@guildhall/contract'
import { DemoAccount, DemoAccounts, DemoNotice, ProblemNotice, setLanguage, SkeletonCards, useLanguage, useText, type LucideIcon } from '@guildhall/ui'
import { setElderMode } from '@guildhall/ui/phone'
import { Link } from '@tanstack/react-router'
import type { Session } from '../../app/session.ts'
import { messages } from './messages.ts'
import styles from './login.module.css'

/** The demo names a Lucide icon; one that is not here is drawn as a person. */
const icons: Record<string, LucideIcon> = {
  user: UserRound, bike: Bike, factory: Factory, 'graduation-cap': GraduationCap, landmark: Landmark, building: Building, gauge: Gauge, 'shield-check': ShieldCheck, 'badge-check': BadgeCheck,
  'concierge-bell': ConciergeBell, briefcase: Briefcase, 'map-pin': MapPin, accessibility: Accessibility, server: Server, users: Users, 'scroll-text': ScrollText, 'heart-handshake': HeartHandshake,
}
/** How many stand there at first; the others are one press away. */
const shownAtFirst = 8
/** Whose phone shows large text from the start. */
const elderAccount = 'elder'
const initCommand = 'DATA_DIR=/srv/guildhall npm run guildhall -- init'

/** Beside the form: in a demo, who one may be with one tap; in a real installation, what anybody may do without logging in. */
export function DemoChoice({ demo, onEntered }: { demo: boolean; onEntered: (session: Pick<Session, 'actor' | 'worker'>) => void }) {
  return demo ? <Accounts onEntered={onEntered} /> : <PublicThings />
}

function Accounts({ onEntered }: { onEntered: (session: Pick<Session, 'actor' | 'worker'>) => void }) {
  const text = useText(messages)
  const language = useLanguage()
  const { data, error } = useAnswer(loginRoutes.demoAccounts, {}, { staleTime: Infinity })
  const login = useCommand(loginRoutes.demoLogin, { onDone: onEntered })
  const [all, setAll] = useState(false)
  return (
    <>
      <DemoNotice>{text.demo}</DemoNotice>
      <DemoAccounts
        title={text.demoTitle} detail={text.demoDetail}
        footer={(
          <>
            <span>{data && text.demoCount(data.rows.length)}{data && !all && data.rows.length > shownAtFirst && <> <button type="button" className={styles.all} onClick={() => setAll(true)}>{text.demoAll}</button></>}</span>
            <span className={styles.foot}>
              <Link to="/demo/inbox" className={styles.other}>{text.demoInbox}</Link>
              <a href="/docs" className={styles.other}>{text.docs}</a>
              <button type="button" className={styles.other} onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>{text.language}</button>
            </span>
          </>
        )}
      >
        {data?.rows.slice(0, all ? undefined : shownAtFirst).map((one) => (
          <DemoAccount key={one.account} icon={icons[one.icon] ?? UserRound} role={one.title[language]} name={one.who} detail={one.sees[language]} busy={login.busy} onChoose={() => { setElderMode(one.account === elderAccount); login.start({ account: one.account }) }} />
        ))}
      </DemoAccounts>
      <details className={styles.real}><summary>{text.real}</summary><p>{text.realHow}</p><p className={styles.command}>{initCommand}</p></details>
      {!data && !error && <SkeletonCards label={text.loading} count={4} />}
      <ProblemNotice problem={error ?? login.problem} />
    </>
  )
}

function PublicThings() {
  const text = useText(messages)
  return (
    <section className={styles.public}>
      <h2>{text.publicTitle}</h2>
      <ul>
        <li><Link to="/verify">{text.verify}</Link></li>
        <li><Link to="/classes">{text.classes}</Link></li>
        <li><Link to="/demand">{text.demand}</Link></li>
        <li><Link to="/about">{text.about}</Link></li>
      </ul>
    </section>
  )
}
