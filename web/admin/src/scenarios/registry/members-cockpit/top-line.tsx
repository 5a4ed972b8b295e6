import { useEffect, useState } from 'react'
import { Link } from '@tanstack/react-router'
import { ChevronDown } from 'lucide-react'
import { Icon, Mark, setLanguage, useFormat, useLanguage, useText } from '@guildhall/ui'
import { MenuButton } from '@guildhall/ui/console'
import { useSession } from '../../../app/session.ts'
import type { useView } from './address.ts'
import { messages } from './messages.ts'
import type { Cockpit } from './model.ts'
import styles from './members-cockpit.module.css'

type Props = { cockpit: Cockpit; change: ReturnType<typeof useView>['change']; readAt: number; lost: boolean }

/** Whose members are shown, the way up again, the month, and how old the figures are. */
export function TopLine({ cockpit, change, readAt, lost }: Props) {
  const text = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  const { demo } = useSession()
  const now = useNow()
  const age = Math.max(0, Math.floor((now - readAt) / 1000))
  return (
    <header className={styles.top}>
      <Link to="/" className={styles.brand} title={text.home}><Mark size={36} plate="var(--mark)" ink="var(--ink)" /><h1>{cockpit.unit.name}</h1></Link>
      <span className={styles.subtitle}>{text.title}</span>
      <Link to={'/cockpit' as string} className={styles.other}>{text.training}</Link>
      {demo && <span className={styles.demo}>{text.demo}</span>}
      <span className={styles.space} />
      <button type="button" className={styles.language} lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>{text.language}</button>
      {cockpit.path.length > 1 && (
        <MenuButton label={text.path} align="end" className={styles.picker} choices={cockpit.path.map((one, index) => ({ id: one.id, label: one.name, selected: one.id === cockpit.unit.id, onChoose: () => change({ unit: index === 0 ? undefined : one.id }) }))}>{cockpit.path.at(-2)!.name}<Icon of={ChevronDown} size={17} /></MenuButton>
      )}
      <MenuButton label={text.month} align="end" className={styles.picker} choices={cockpit.choices.map((month) => ({ id: month, label: format.month(`${month}-01`), selected: month === cockpit.month, onChoose: () => change({ month: month === cockpit.choices[0] ? undefined : month }) }))}>{format.month(`${cockpit.month}-01`)}<Icon of={ChevronDown} size={17} /></MenuButton>
      <p className={styles.clock}>
        <time className="figure" dateTime={new Date(now).toISOString()}>{format.time(now)}</time>
        <span className={lost || age > 20 ? styles.late : undefined} role="status">{lost ? text.lost : cockpit.counting > 0 ? text.counting : age === 0 ? text.now : text.seconds(age)}</span>
      </p>
    </header>
  )
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
