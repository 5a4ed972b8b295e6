import { useEffect, useState } from 'react'
import { Link } from '@tanstack/react-router'
import { ChevronDown } from 'lucide-react'
import { Icon, Mark, setLanguage, useFormat, useLanguage, useText } from '@guildhall/ui'
import { MenuButton } from '@guildhall/ui/console'
import { useSession } from '../../../app/session.ts'
import type { useView, View } from './address.ts'
import styles from './cockpit.module.css'
import { messages } from './messages.ts'
import type { Cockpit } from './model.ts'

type Props = { cockpit: Cockpit; view: View; change: ReturnType<typeof useView>['change']; readAt: number; lost: boolean }

/** Whose cockpit it is, what of it is shown, and how old the figures are. */
export function TopLine({ cockpit, view, change, readAt, lost }: Props) {
  const text = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  const { demo } = useSession()
  const now = useNow()
  const whole = text.allOf[cockpit.areas.some((area) => area.division !== null) ? 'division' : 'town']
  const area = cockpit.areas.find((one) => (one.division ? one.division === view.division : one.town === view.town))
  const monthName = (month: string) => (month.slice(0, 4) === cockpit.choices[0]!.slice(0, 4) ? text.monthOnly(Number(month.slice(5))) : format.month(`${month}-01`))
  const age = Math.max(0, Math.floor((now - readAt) / 1000))
  return (
    <header className={styles.top}>
      <Link to="/" className={styles.brand} title={text.home}><Mark size={36} plate="var(--mark)" ink="var(--ink)" /><h1>{cockpit.unit}</h1></Link>
      <span className={styles.subtitle}>{text.title}</span>
      <Link to={'/cockpit/members' as string} className={styles.other}>{text.members}</Link>
      {demo && <span className={styles.demo}>{text.demo}</span>}
      <span className={styles.space} />
      <button type="button" className={styles.language} lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>{text.language}</button>
      {cockpit.areas.length > 0 && (
        <MenuButton label={text.area} align="end" className={styles.picker} choices={[
          { id: 'all', label: whole, selected: !area, onChoose: () => change({ division: undefined, town: undefined, place: undefined }) },
          ...cockpit.areas.map((one) => ({ id: one.division ?? one.town ?? '', label: one.name, selected: one === area, onChoose: () => change({ division: one.division ?? undefined, town: one.town ?? undefined, place: undefined }) })),
        ]}>{area?.name ?? whole}<Icon of={ChevronDown} size={17} /></MenuButton>
      )}
      <MenuButton label={text.month} align="end" className={styles.picker} choices={[
        { id: 'year', label: text.year, selected: !view.month, onChoose: () => change({ month: undefined }) },
        ...cockpit.choices.map((month) => ({ id: month, label: monthName(month), selected: month === view.month, onChoose: () => change({ month }) })),
      ]}>{view.month ? monthName(view.month) : text.year}<Icon of={ChevronDown} size={17} /></MenuButton>
      <p className={styles.clock}>
        <time className="figure" dateTime={new Date(now).toISOString()}>{format.time(now)}</time>
        <span>{format.monthDay(now)} · <span className={lost || age > 20 ? styles.late : undefined} role="status">{lost ? text.lost : cockpit.counting > 0 ? text.counting(cockpit.counting) : age === 0 ? text.now : text.seconds(age)}</span></span>
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
